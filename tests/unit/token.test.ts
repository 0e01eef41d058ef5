import type { Credentials } from "../../provider/src/http/authenticate";
import type { HttpRequest, HttpResponse } from "../../provider/src/http/transport";
import { makeApi } from "../../provider/src/okta/api";
import { keyAuthenticator, tokensOf } from "../../provider/src/opa/token";

const credentials = { team: "acme", key: "k", secret: "hush" };

/** OPA's exchange in memory: each answer is another token, given when the test says so. */
function exchange(lifetimeMs = 3600_000) {
  const asked: HttpRequest[] = [];
  const api = makeApi("Okta Privileged Access", "https://acme.pam.okta.com", async (request) => {
    asked.push(request);
    const body = {
      bearer_token: `t${asked.length}`,
      expires_at: new Date(Date.now() + lifetimeMs).toISOString(),
      team_name: "acme",
    };
    return { status: 200, headers: {}, body } satisfies HttpResponse;
  });
  const authenticator = keyAuthenticator(tokensOf(api, credentials));
  return {
    headers: () => authenticator.headers({ method: "GET", url: "https://acme.pam.okta.com/v1/x" }),
    refuse: (refused: Credentials) => authenticator.renew?.(refused),
    asked,
  };
}

test("callers at one time share one exchange", async () => {
  const { headers, asked } = exchange();
  const all = await Promise.all([headers(), headers(), headers()]);
  expect(all).toEqual(Array.from({ length: 3 }, () => ({ Authorization: "Bearer t1" })));
  expect(asked).toHaveLength(1);
});

test("refused to several in the same moment, it is made anew once", async () => {
  const { headers, refuse, asked } = exchange();
  const refused = await headers();
  refuse(refused);
  refuse(refused);
  const first = headers();
  refuse(refused);
  expect(await Promise.all([first, headers()])).toEqual(
    Array.from({ length: 2 }, () => ({ Authorization: "Bearer t2" })),
  );
  expect(asked).toHaveLength(2);
});

test("a late refusal of the old token leaves the new one alone", async () => {
  const { headers, refuse, asked } = exchange();
  const old = await headers();
  refuse(old);
  const fresh = await headers();
  refuse(old);
  expect(await headers()).toEqual(fresh);
  refuse(fresh);
  expect(await headers()).toEqual({ Authorization: "Bearer t3" });
  expect(asked).toHaveLength(3);
});

test("a token near its end is made anew before it is used, once for all", async () => {
  const { headers, asked } = exchange(30_000);
  const [one, other] = await Promise.all([headers(), headers()]);
  expect(one).toEqual(other);
  expect(asked).toHaveLength(2);
});
