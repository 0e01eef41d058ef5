import { sswsToken } from "../../provider/src/http/authenticate";
import type { HttpRequest, HttpResponse } from "../../provider/src/http/transport";
import { connectOrg, type OktaOrg, type Runtime } from "../../provider/src/okta/client";
import { connectTeam, type OpaTeam } from "../../provider/src/opa/client";

export const ORG_TOKEN = "00SecretTokenOfTheOrg0123456789abcdefghij";
export const KEY_SECRET = "very-secret-secret-of-the-key/+==";
export const KEY_SIGN_IN = {
  kind: "key",
  key: "0f1e2d3c-4b5a-4678-9a0b-1c2d3e4f5a6b",
  secret: KEY_SECRET,
} as const;
export const BEARER = "bearer-of-privileged-access-0123456789";

export const ORG_URL = "https://acme.okta.com";
export const TEAM_URL = "https://acme.pam.okta.com";

/** Both systems over a transport of the test's own. The exchange of the key is answered by itself. */
export function systemsOver(transport: (request: HttpRequest) => Promise<HttpResponse>): {
  org: OktaOrg;
  team: OpaTeam;
} {
  const runtime: Runtime = {
    transport: async (request) => (request.url.endsWith("/service_token") ? tokenAnswer : transport(request)),
    mayWrite: async () => {},
    sleep: async () => {},
    log: () => {},
  };
  return {
    org: connectOrg(ORG_URL, sswsToken(ORG_TOKEN), runtime),
    team: connectTeam({ baseUrl: TEAM_URL, team: "acme", signIn: KEY_SIGN_IN }, runtime),
  };
}

const tokenAnswer: HttpResponse = {
  status: 200,
  headers: { date: new Date().toUTCString() },
  body: { bearer_token: BEARER, expires_at: "2999-01-01T00:00:00Z", team_name: "acme" },
};
