import type { HttpRequest, HttpResponse } from "../../provider/src/http/transport";
import { makeApi } from "../../provider/src/okta/api";
import { keyAuthenticator } from "../../provider/src/opa/token";

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
  return { authenticator: keyAuthenticator(api, credentials), asked };
}

test("callers at one time share one exchange", async () => {
  const { authenticator, asked } = exchange();
  const all = await Promise.all([authenticator.headers(), authenticator.headers(), authenticator.headers()]);
  expect(all).toEqual(Array.from({ length: 3 }, () => ({ Authorization: "Bearer t1" })));
  expect(asked).toHaveLength(1);
});

test("refused to several in the same moment, it is made anew once", async () => {
  const { authenticator, asked } = exchange();
  const refused = await authenticator.headers();
  expect([authenticator.renew(refused), authenticator.renew(refused)]).toEqual([true, true]);
  const first = authenticator.headers();
  expect(authenticator.renew(refused)).toBe(true);
  expect(await Promise.all([first, authenticator.headers()])).toEqual(
    Array.from({ length: 2 }, () => ({ Authorization: "Bearer t2" })),
  );
  expect(asked).toHaveLength(2);
});

test("a late refusal of the old token leaves the new one alone", async () => {
  const { authenticator, asked } = exchange();
  const old = await authenticator.headers();
  authenticator.renew(old);
  const fresh = await authenticator.headers();
  authenticator.renew(old);
  expect(await authenticator.headers()).toEqual(fresh);
  authenticator.renew(fresh);
  expect(await authenticator.headers()).toEqual({ Authorization: "Bearer t3" });
  expect(asked).toHaveLength(3);
});

test("a token near its end is made anew before it is used, once for all", async () => {
  const { authenticator, asked } = exchange(30_000);
  const [one, other] = await Promise.all([authenticator.headers(), authenticator.headers()]);
  expect(one).toEqual(other);
  expect(asked).toHaveLength(2);
});
