import {
  type Authenticator,
  refusesToken,
  sswsToken,
  withAuthentication,
} from "../../provider/src/http/authenticate";
import type { HttpRequest, HttpResponse } from "../../provider/src/http/transport";

const request: HttpRequest = { method: "GET", url: "https://acme.okta.com/x", repeatable: true };
const answer = (status: number, body?: unknown): HttpResponse => ({ status, headers: {}, body });

/** A server that takes one token only, and an authenticator that makes a new one each time it is asked to. */
function office(accepted: string) {
  const sent: (string | undefined)[] = [];
  let made = 0;
  const authenticator: Authenticator = {
    headers: async () => ({ Authorization: `Bearer ${made}` }),
    learn: ({ Authorization: refused }, response) => {
      if (!refusesToken(response)) {
        return undefined;
      }
      if (refused === `Bearer ${made}`) {
        made += 1;
      }
      return "another token";
    },
  };
  const send = withAuthentication(async ({ headers }) => {
    sent.push(headers?.Authorization);
    return answer(headers?.Authorization === `Bearer ${accepted}` ? 200 : 401);
  }, authenticator);
  return { send, sent, made: () => made };
}

test("a refused token is renewed once and the request repeated", async () => {
  const { send, sent } = office("1");
  expect((await send(request)).status).toBe(200);
  expect(sent).toEqual(["Bearer 0", "Bearer 1"]);
});

test("a second refusal is handed on", async () => {
  const { send, sent } = office("9");
  expect((await send(request)).status).toBe(401);
  expect(sent).toEqual(["Bearer 0", "Bearer 1"]);
});

test("many refused at one time renew once, and a later refusal renews again", async () => {
  const { send, made } = office("1");
  const answers = await Promise.all([send(request), send(request), send(request)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(made()).toBe(1);
  const late = office("2");
  await late.send(request);
  expect((await late.send(request)).status).toBe(200);
  expect(late.made()).toBe(2);
});

test("what a new token cannot change is not tried twice", async () => {
  let sent = 0;
  const send = withAuthentication(
    async () => {
      sent += 1;
      return answer(401, { errorCode: "E0000015" });
    },
    {
      headers: async () => ({}),
      learn: (_credentials, response) => (refusesToken(response) ? "another token" : undefined),
    },
  );
  expect((await send(request)).status).toBe(401);
  expect(sent).toBe(1);
});

test("an API token is sent as such, beside the request's own headers, and never renewed", async () => {
  const seen: unknown[] = [];
  const send = withAuthentication(async ({ headers }) => {
    seen.push(headers);
    return answer(401);
  }, sswsToken("t"));
  await send({ ...request, headers: { "X-Mine": "1" } });
  expect(seen).toEqual([{ "X-Mine": "1", Authorization: "SSWS t" }]);
});

test("a nonce and a token may both be wanting: each is remedied once", async () => {
  const wants = ["another nonce", "another token", "another nonce"] as const;
  let sent = 0;
  const send = withAuthentication(
    async () => {
      sent += 1;
      return answer(401);
    },
    { headers: async () => ({}), learn: () => wants[sent - 1] },
  );
  expect((await send(request)).status).toBe(401);
  expect(sent).toBe(3);
});

test("each attempt is signed for its own method and address", async () => {
  const signed: unknown[] = [];
  const send = withAuthentication(async () => answer(200), {
    headers: async ({ method, url }) => {
      signed.push([method, url]);
      return {};
    },
    learn: () => undefined,
  });
  await send(request);
  expect(signed).toEqual([["GET", "https://acme.okta.com/x"]]);
});
