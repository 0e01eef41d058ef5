import { join } from "node:path";
import {
  type Call,
  isObject,
  type Json,
  type JsonObject,
  readSequences,
  type Sequence,
} from "../../conformance/recordings";
import { print } from "../../conformance/replay/print";
import { replayAll } from "../../conformance/replay/replay";
import { replaySequence } from "../../conformance/replay/replay-sequence";
import { summarise } from "../../conformance/replay/summary";

// Recordings that show less of an org, or more than the Policy API, than those that the replay was made with.
const sequences = readSequences(join(__dirname, "fixtures/replay"));

function about(part: string): Sequence {
  const found = sequences.find(({ test }) => test.includes(part));
  if (!found) {
    throw new Error(`there is no sequence about ${part}`);
  }
  return found;
}

function at(calls: readonly Call[], index: number): Call {
  const call = calls[index];
  if (!call) {
    throw new Error(`there is no call ${index}`);
  }
  return call;
}

function answerOf(call: Call): JsonObject {
  if (!isObject(call.response)) {
    throw new Error(`${call.method} ${call.url} answers no object`);
  }
  return call.response;
}

const get = (url: string, response: Json, status = 200): Call => ({
  method: "GET",
  url,
  request: null,
  status,
  response,
});

async function verdicts(calls: readonly Call[]): Promise<string[]> {
  const replayed = await replaySequence({ calls });
  const differing = replayed.filter(({ verdict }) => verdict === "differing");
  expect(differing.map(({ step, differences }) => [step.url, differences])).toEqual([]);
  return replayed.map(({ verdict }) => verdict);
}

const sessions = about("global session policies").calls;
const apps = about("apps take policies").calls;

describe("calls that say nothing of the Policy API", () => {
  const calls = [
    get("/api/v1/apps?limit=200", [{ id: "0oaSomething0000000a" }]),
    { ...get("/api/v1/users", { id: "00uSomebody00000000a" }), method: "POST", request: { profile: {} } },
    ...sessions,
  ];

  test("are out of scope, and do nothing to those that do", async () => {
    expect((await verdicts(calls)).slice(0, 3)).toEqual(["out of scope", "out of scope", "identical"]);
  });

  test("count neither as identical nor as differing, and are told", async () => {
    const played = await replayAll([{ test: "t", org: "o", calls }]);
    const alone = summarise(await replayAll([{ test: "t", org: "o", calls: sessions }]), []);
    const summary = summarise(played, []);
    expect(summary.calls).toBe(alone.calls);
    expect(summary.identical).toBe(alone.identical);
    expect(summary.apart.aside).toEqual({
      calls: 2,
      why: { "another API: /api/v1/apps": 1, "another API: /api/v1/users": 1 },
    });
    expect(print(summary)).toContain("2 calls say nothing of the Policy API");
  });

  test("an answer of the Policy API is judged whatever its status", async () => {
    const error = { errorCode: "E0000047", errorSummary: "Too many." };
    const replayed = await replaySequence({
      calls: [get("/api/v1/policies?type=OKTA_SIGN_ON", error, 429), ...sessions],
    });
    expect(replayed[0]).toMatchObject({
      verdict: "differing",
      differences: [{ path: "status" }, { path: "$" }],
    });
  });

  test("a path of the Policy API that nobody imitates differs", async () => {
    const { id } = answerOf(at(sessions, 1));
    const replayed = await replaySequence({
      calls: [at(sessions, 1), get(`/api/v1/policies/${String(id)}/branches`, [])],
    });
    expect(replayed[1]?.verdict).toBe("differing");
  });
});

test("what was sent is concluded where the recording holds no bodies", async () => {
  const silent = sessions.map((call) => ({ ...call, request: null }));
  const replayed = await replaySequence({ calls: silent });
  expect(replayed.filter(({ verdict }) => verdict === "differing")).toEqual([]);
  const concluded = replayed.filter(({ evidence }) => evidence?.includes("what was sent"));
  expect(concluded.map(({ step }) => step.index)).toEqual([1, 2, 3, 5]);
});

test("the next page is asked for with the emulator's cursor", async () => {
  const list = at(about("lists: by id").calls, 3);
  const members = Array.isArray(list.response) ? list.response : [];
  const page = (query: string, from: number, to: number) =>
    get(`${list.url}&${query}`, members.slice(from, to));
  const calls = [list, page("limit=4", 0, 4), page("limit=4&after=00someCursorOfOkta", 4, 8)];
  expect((await verdicts(calls)).slice(1)).toEqual(["identical", "identical"]);
});

test("part of a list is no list of all there is", async () => {
  const list = at(about("lists: by id").calls, 3);
  const members = Array.isArray(list.response) ? list.response : [];
  expect(await verdicts([list, get(`${list.url}&limit=2`, members.slice(0, 2)), list])).toEqual([
    "calibration",
    "identical",
    "identical",
  ]);
});

test("a policy that is only passed by stands in nobody's way", async () => {
  const made = at(sessions, 1);
  const rule = about("global session rules").calls.find(
    ({ method, url }) => method === "POST" && url.endsWith("/rules"),
  );
  if (!rule) {
    throw new Error("there is no rule");
  }
  const text = JSON.stringify(rule).replaceAll(
    String(/policies\/(\w+)/.exec(rule.url)?.[1]),
    "00pNeverSeen00000000",
  );
  const passing = JSON.parse(text) as Call;
  const replayed = await replaySequence({ calls: [made, passing, at(sessions, 2)] });
  expect(replayed.flatMap(({ differences }) => differences)).toEqual([]);
  expect(replayed[2]?.verdict).toBe("identical");
});

test("a policy that others made meanwhile comes with its rules", async () => {
  const [own, ownRules] = [at(about("app sign-in").calls, 0), at(about("app sign-in").calls, 1)];
  const { id } = answerOf(own);
  const list = at(apps, 0);
  const stranger = JSON.parse(
    JSON.stringify(own.response).replaceAll(String(id), "rstStranger000strang"),
  ) as JsonObject;
  const rules = JSON.parse(JSON.stringify(ownRules).replaceAll(String(id), "rstStranger000strang")) as Call;
  const before = Array.isArray(list.response) ? list.response : [];
  const after = { ...list, response: [...before, { ...stranger, _embedded: { resourceType: "APP" } }] };
  expect(await verdicts([list, after, rules, rules])).toEqual([
    "calibration",
    "calibration",
    "calibration",
    "identical",
  ]);
});

test("apps are listed as they were seen, under the policy that they have", async () => {
  const policy = answerOf(at(apps, 1));
  const { id } = policy;
  const app = (number: number, policyId: Json | undefined): JsonObject => ({
    id: `0oaApp${number}0000000000app`,
    label: `App ${number}`,
    visibility: { hide: { iOS: false } },
    _links: {
      appLinks: [],
      accessPolicy: { href: `https://acme.okta.example/api/v1/policies/${String(policyId)}` },
    },
  });
  const assign: Call = {
    ...get(`/api/v1/apps/0oaApp10000000000app/policies/${String(id)}`, null, 204),
    method: "PUT",
  };
  const calls = [
    at(apps, 0),
    at(apps, 1),
    get(`/api/v1/policies/${String(id)}/app`, []),
    assign,
    get(`/api/v1/policies/${String(id)}/app?limit=20`, [app(1, id)]),
  ];
  expect((await verdicts(calls)).slice(2)).toEqual(["identical", "identical", "identical"]);
});
