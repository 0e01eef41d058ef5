import { z } from "zod";
import type { Authenticator } from "../http/authenticate";
import { refusesToken } from "../http/authenticate";
import type { Expiring } from "../http/expiring-token";
import { ExpiringToken } from "../http/expiring-token";
import { path } from "../http/path";
import type { Api } from "../okta/api";

/** A service user's key, exchanged for a short-lived bearer token. */
export interface KeyCredentials {
  readonly team: string;
  readonly key: string;
  readonly secret: string;
}

const tokenSchema = z.looseObject({
  bearer_token: z.string().min(1),
  expires_at: z.iso.datetime({ offset: true }),
  team_name: z.string(),
});

/** POST /v1/teams/{team}/service_token. Needs no bearer; sending it twice only makes two tokens. */
export async function exchangeKey(
  api: Api,
  { team, key, secret }: KeyCredentials,
  doing: string,
): Promise<Expiring> {
  const { bearer_token, expires_at, team_name } = await api.call(
    doing,
    {
      method: "POST",
      path: path`/v1/teams/${team}/service_token`,
      body: { key_id: key, key_secret: secret },
      repeatable: true,
    },
    tokenSchema,
  );
  if (team_name.toLowerCase() !== team.toLowerCase()) {
    throw new Error(
      `${doing}: the key belongs to the team "${team_name}", not to "${team}". Nothing was read or written. ` +
        "Correct oktapam:team (OKTAPAM_TEAM) or use a key of that team.",
    );
  }
  return { value: bearer_token, expiresAt: Date.parse(expires_at) };
}

/** The tokens made from one key: concurrent callers share one exchange. */
export function tokensOf(api: Api, credentials: KeyCredentials): ExpiringToken<Expiring> {
  return new ExpiringToken(() =>
    exchangeKey(api, credentials, `exchanging the key ${credentials.key} for a token`),
  );
}

/** Signs with tokens made from a key; a refused one is forgotten and made anew. */
export function keyAuthenticator(token: ExpiringToken<Expiring>): Authenticator {
  return {
    async headers() {
      return { Authorization: `Bearer ${(await token.get()).value}` };
    },
    learn: (_credentials, response) => (refusesToken(response) ? "another token" : undefined),
    renew({ Authorization = "" }) {
      token.refused(Authorization.replace(/^Bearer /, ""));
    },
  };
}

const READY_TOKEN_REFUSED =
  "The token in oktapam:bearerToken (OKTAPAM_BEARER_TOKEN) has ended, or its service user lacks the role for this call: OPA answers 401 for both. " +
  "It is not renewed here: get a new one from where it came from, or give oktapam:key and oktapam:secret, with which tokens are got and renewed as needed.";

/** A token that nobody renews. */
export function bearerAuthenticator(token: string): Authenticator {
  return {
    headers: async () => ({ Authorization: `Bearer ${token}` }),
    learn: () => undefined,
    explain: (_call, { status }) => (status === 401 ? READY_TOKEN_REFUSED : undefined),
  };
}

const bearerClaims = z.looseObject({ user: z.string() });

/** The service user for whom a token was made, by name or by id, where the token can be read. */
export function userOfToken(token: string): string | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    return bearerClaims.safeParse(claims).data?.user;
  } catch {
    return undefined;
  }
}
