import type { IncomingMessage, ServerResponse } from "node:http";
import { sswsToken } from "../../provider/src/http/authenticate";
import { NetworkError } from "../../provider/src/http/errors";
import { axiosTransport } from "../../provider/src/http/transport";
import { connectOrg, type OktaOrg, type Runtime } from "../../provider/src/okta/client";
import { ApiError, UnexpectedResponseError } from "../../provider/src/okta/errors";
import { IntermediaryError } from "../../provider/src/okta/intermediary";
import { connectTeam, type OpaTeam } from "../../provider/src/opa/client";
import { deepText, rejection } from "./deep-text";
import { type Listening, plainServer } from "./servers";
import { BEARER, KEY_SECRET, KEY_SIGN_IN, ORG_TOKEN, systemsOver } from "./systems";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** What the server in Okta's place answers, set by each test. */
let answer: Answer;
let server: Listening;
/** Somebody else's, where no request may arrive. */
let elsewhere: Listening;
let org: OktaOrg;
let team: OpaTeam;
const authorizations: (string | undefined)[] = [];

beforeEach(async () => {
  authorizations.length = 0;
  server = await plainServer((request, response) => {
    authorizations.push(request.headers.authorization);
    answer(request, response);
  });
  elsewhere = await plainServer((_request, response) => response.end("{}"));
  const runtime: Runtime = {
    transport: axiosTransport(),
    mayWrite: async () => {},
    sleep: async () => {},
    log: () => {},
  };
  org = connectOrg(server.url, sswsToken(ORG_TOKEN), runtime);
  team = connectTeam({ baseUrl: server.url, team: "acme", signIn: KEY_SIGN_IN }, runtime);
});
afterEach(() => Promise.all([server.stop(), elsewhere.stop()]));

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return (_request, response) => {
    // With Okta's mark, so that the answer counts as Okta's own.
    response.writeHead(status, {
      "content-type": "application/json",
      "x-okta-request-id": "req1",
      date: "Sat, 28 Nov 2026 03:00:00 GMT",
      ...headers,
    });
    response.end(text);
  };
};
const policy = { id: "00p1", name: "Staff", type: "PASSWORD", status: "ACTIVE" };

function expectNoSecret(text: string): void {
  for (const secret of [ORG_TOKEN, KEY_SECRET, BEARER]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(encodeURIComponent(secret));
  }
}

describe("a redirect", () => {
  test.each([301, 302, 303, 307, 308])("%i is not followed, whatever the method", async (status) => {
    answer = json(status, "", { location: `${elsewhere.url}/api/v1/policies/00p1?t=1` });
    for (const call of [
      () => org.policies.get("00p1"),
      () => org.policies.replace("00p1", {}),
      () => org.policies.delete("00p1"),
      () => org.policies.create({ type: "PASSWORD", name: "x" }),
      () => team.serviceUsers.get("deployer"),
    ]) {
      const error = await rejection(call());
      expect(String(error)).toContain("redirect");
      expectNoSecret(deepText(error));
    }
    expect(elsewhere.opened()).toBe(0);
  });

  test("without Okta's mark is a portal's, and only its host is told", async () => {
    answer = (_request, response) => {
      response.writeHead(302, { location: `${elsewhere.url}/login?back=${ORG_TOKEN}` });
      response.end();
    };
    const error = await rejection(org.policies.get("00p1"));
    expect(error).toBeInstanceOf(IntermediaryError);
    expect(String(error)).toContain(`127.0.0.1:${elsewhere.port}`);
    expectNoSecret(deepText(error));
    expect(elsewhere.opened()).toBe(0);
  });
});

describe("the link to the next page", () => {
  const listing = () => org.policies.list("PASSWORD");
  const host = () => new URL(server.url).host;

  test.each<[string, () => string]>([
    ["another host", () => `${elsewhere.url}/api/v1/policies?after=1`],
    ["another scheme", () => `https://${host()}/api/v1/policies?after=1`],
    ["another port", () => "http://127.0.0.1:1/api/v1/policies"],
    ["no scheme", () => `//127.0.0.1:${elsewhere.port}/api/v1/policies`],
    ["backslashes", () => `\\\\127.0.0.1:${elsewhere.port}\\api`],
    ["a slash and a backslash", () => `/\\127.0.0.1:${elsewhere.port}/api`],
    ["the host as a user", () => `http://${host()}@127.0.0.1:${elsewhere.port}/api`],
    ["a user of its own", () => `http://somebody:else@${host()}/api/v1/policies?after=1`],
    ["no URL at all", () => "http://[half"],
    ["a script", () => "javascript:alert(1)"],
    ["a file", () => "file:///etc/passwd"],
    ["itself", () => `${server.url}/api/v1/policies?type=PASSWORD`],
    ["itself, with a mark", () => `${server.url}/api/v1/policies?type=PASSWORD#1`],
  ])("with %s is refused, and nothing more is asked", async (_name, link) => {
    answer = json(200, [policy], { link: `<${link()}>; rel="next"` });
    const error = await rejection(listing());
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(String(error)).toContain("GET /api/v1/policies");
    expect(server.heard).toHaveLength(1);
    expect(elsewhere.opened()).toBe(0);
  });

  test("that leads in a circle ends with an error", async () => {
    const next: Record<string, string> = { "": "a", a: "b", b: "c", c: "a" };
    answer = (request, response) => {
      const after = new URL(request.url ?? "", server.url).searchParams.get("after") ?? "";
      json(200, [policy], { link: `<${server.url}/api/v1/policies?after=${next[after]}>; rel="next"` })(
        request,
        response,
      );
    };
    await expect(listing()).rejects.toThrow(/GET \/api\/v1\/policies .*was read already comes next again/);
    expect(server.heard).toHaveLength(4);
  });

  test("that always names one more page ends with an error", async () => {
    let pages = 0;
    const endless = systemsOver(async ({ url }) => {
      pages += 1;
      const link = `<${new URL(url).origin}/api/v1/policies?after=${pages}>; rel="next"`;
      return { status: 200, headers: { link, "x-okta-request-id": "req1" }, body: [] };
    });
    await expect(endless.org.policies.list("PASSWORD")).rejects.toThrow("never ends");
    expect(pages).toBe(10_001);
  });

  test("of another relation is no next page", async () => {
    answer = json(200, [policy], {
      link: `<${elsewhere.url}/x>; rel="next-archive", <${elsewhere.url}/y>; rel="self"`,
    });
    expect((await listing()).items).toHaveLength(1);
  });

  test("relative to the page is followed", async () => {
    answer = (request, response) => {
      const isFirst = !(request.url ?? "").includes("after");
      json(
        200,
        [policy],
        isFirst ? { link: '</api/v1/policies?after=2>; rel="next"' } : {},
      )(request, response);
    };
    expect((await listing()).items).toHaveLength(2);
    expect(new Set(authorizations)).toEqual(new Set([`SSWS ${ORG_TOKEN}`]));
  });
});

describe("JSON made to do harm", () => {
  test("keys of prototypes pollute nothing", async () => {
    answer = json(
      200,
      '{"id":"00p1","name":"Staff","type":"PASSWORD","status":"ACTIVE","__proto__":{"polluted":true},' +
        '"constructor":{"prototype":{"polluted":true}},"toString":1,"conditions":{"__proto__":{"polluted":true}}}',
    );
    const live = await org.policies.get("00p1");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(live.polluted).toBeUndefined();
    expect(Object.getPrototypeOf(live)).toBe(Object.prototype);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("of two members of one name the last counts, for the check as for what is kept", async () => {
    answer = json(
      200,
      '{"id":"evil","id":"00p1","name":1,"name":"Staff","type":"PASSWORD","status":"ACTIVE"}',
    );
    expect(await org.policies.get("00p1")).toEqual(policy);
  });

  test.each([
    ["brackets", "[".repeat(100_000) + "]".repeat(100_000)],
    ["braces", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`],
    [
      "brackets inside a policy",
      `{"id":"00p1","name":"x","type":"PASSWORD","status":"ACTIVE","x":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
    ],
  ])("a hundred thousand %s are refused by name", async (_name, text) => {
    for (const status of [200, 400]) {
      answer = json(status, text);
      const error = await rejection(org.policies.get("00p1"));
      expect(error).toBeInstanceOf(NetworkError);
      expect(error).toMatchObject({ code: "RESPONSE_TOO_DEEP", stays: true });
    }
  });

  test.each<[string, unknown, string]>([
    ["a list", [policy], "the body"],
    ["nothing", "", "the body"],
    ["text", '"00p1"', "the body"],
    ["null", "null", "the body"],
    ["no id", { ...policy, id: undefined }, "id"],
    ["an id that is an object", { ...policy, id: { hidden: "Value" } }, "id"],
    ["a priority that is text", { ...policy, priority: "HiddenValue" }, "priority"],
  ])(
    "%s in the place of a policy: the endpoint and the place are named, no value",
    async (_name, body, at) => {
      answer = json(200, body as string);
      const error = await rejection(org.policies.get("00p1"));
      expect(error).toBeInstanceOf(UnexpectedResponseError);
      expect(error).toMatchObject({ endpoint: "GET /api/v1/policies/00p1" });
      expect(String(error)).toContain("the answer to GET /api/v1/policies/00p1 ");
      expect(String(error)).toContain(`(${at}: `);
      expect(String(error)).not.toContain("Value");
    },
  );

  test("the place in a list is named", async () => {
    answer = json(200, [policy, { ...policy, name: 7 }]);
    await expect(org.policies.list("PASSWORD")).rejects.toThrow("([1].name: ");
    answer = json(200, { list: [{ id: "1", issued_at: 5 }], bearer_token: BEARER, team_name: "acme" });
    await expect(team.serviceUsers.keys("deployer")).rejects.toThrow(
      /POST \/v1\/teams\/acme\/service_token .*expires_at/,
    );
  });

  test.each([
    ["accessPolicy", "not a link"],
    ["accessPolicy", "//[half"],
    ["profileEnrollment", ""],
  ])("a link that is none (%s: %j) is refused by its place", async (name, href) => {
    answer = json(200, { id: "0oa1", _links: { [name]: { href } } });
    await expect(org.apps.policies("0oa1")).rejects.toThrow(`(_links.${name}.href: `);
  });
});

describe("an error made to be shown", () => {
  const shown = async (
    body: unknown,
    headers: Record<string, string> = {},
    status = 400,
  ): Promise<string> => {
    answer = json(status, body as string, headers);
    const error = await rejection(org.policies.get("00p1"));
    expect(error).toBeInstanceOf(ApiError);
    return (error as Error).message;
  };

  test("has nothing that a terminal obeys", async () => {
    const evil = "\u001b[2J\u001b]0;owned\u0007\u001b[31mAll is well\u009b0m\r\nok\u202e";
    const message = await shown(
      {
        errorCode: `E0000001${evil}`,
        errorSummary: evil,
        errorCauses: [{ errorSummary: evil, path: evil }, evil, null, 5, [evil]],
        errorId: evil,
      },
      { "x-okta-request-id": "req" },
    );
    expect(message).toContain("All is well");
    expect(message).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });

  test("repeats no credential of the request, in whatever field or spelling", async () => {
    const said = `You sent SSWS ${ORG_TOKEN}`;
    const message = await shown(
      { errorCode: "E0000011", errorSummary: said, errorCauses: [{ errorSummary: said }], errorId: said },
      { "x-request-id": said },
      401,
    );
    expectNoSecret(message);
    expect(message).toContain("You sent SSWS ***");
    answer = json(500, { type: "x", message: `secret ${KEY_SECRET} ${encodeURIComponent(KEY_SECRET)}` });
    const error = await rejection(team.serviceUsers.get("deployer"));
    expectNoSecret(deepText(error));
    expect(String(error)).toContain("secret *** ***");
  });

  test("repeats no bearer of Okta Privileged Access", async () => {
    answer = (request, response) =>
      request.url?.endsWith("/service_token")
        ? json(200, { bearer_token: BEARER, expires_at: "2999-01-01T00:00:00Z", team_name: "acme" })(
            request,
            response,
          )
        : json(400, { type: "bad", message: `got ${request.headers.authorization}` })(request, response);
    const error = await rejection(team.serviceUsers.get("deployer"));
    expectNoSecret(deepText(error));
    expect(String(error)).toContain("got Bearer ***");
  });

  test.each<[string, unknown]>([
    ["numbers and lists where texts stand", { errorCode: 5, errorSummary: [], errorCauses: {}, errorId: {} }],
    [
      "keys of prototypes",
      '{"__proto__":{"errorCode":"E0000007"},"errorCode":"toString","errorSummary":"x"}',
    ],
    ["a list", [1, 2]],
    [
      "a page of ten thousand causes",
      { errorCode: "E1", errorCauses: Array(10_000).fill({ errorSummary: "x" }) },
    ],
  ])("may hold %s", async (_name, body) => {
    expect(await shown(body)).toMatch(/^reading the policy 00p1: Okta answered 400/);
  });
});

test("a hundred megabytes end with an error, for a list as for one object", async () => {
  const megabyte = Buffer.alloc(1024 * 1024, " ");
  answer = (_request, response) => {
    response.writeHead(200, { "x-okta-request-id": "req1" });
    let left = 100;
    const more = (): void => {
      while (left > 0 && response.write(megabyte)) {
        left -= 1;
      }
      left === 0 ? response.end("[]") : response.once("drain", more);
    };
    more();
  };
  await expect(org.policies.get("00p1")).rejects.toMatchObject({ code: "RESPONSE_TOO_LARGE" });
  await expect(org.policies.list("PASSWORD")).rejects.toMatchObject({ code: "RESPONSE_TOO_LARGE" });
});
