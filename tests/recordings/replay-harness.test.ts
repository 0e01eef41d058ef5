import { join } from "node:path";
import {
  isObject,
  type Json,
  type JsonObject,
  readSequences,
  type Sequence,
} from "../../conformance/recordings";
import { replaySequence } from "../../conformance/replay/replay-sequence";

// What the replay is worth: answers that are wrong on purpose, each of which it must notice at exactly its place.
const sequences = readSequences(join(__dirname, "fixtures/replay"));

/** The sequence with one answer changed. */
function altered(sequence: Sequence, call: number, change: (answer: JsonObject) => Json): Sequence {
  const calls = sequence.calls.map((one, index) => {
    if (index !== call) {
      return one;
    }
    const response = structuredClone(one.response);
    if (!isObject(response)) {
      throw new Error(`call ${call} answers no object`);
    }
    return { ...one, response: change(response) };
  });
  return { ...sequence, calls };
}

function named(part: string): Sequence {
  const found = sequences.find(({ test }) => test.includes(part));
  if (!found) {
    throw new Error(`there is no sequence about ${part}`);
  }
  return found;
}

async function pathsAt(sequence: Sequence, call: number): Promise<string[]> {
  const replayed = await replaySequence(sequence);
  return (replayed[call]?.differences ?? []).map(({ path }) => path);
}

describe("the replay notices", () => {
  const sessions = named("global session policies");
  // GET of a policy that the sequence made, after a PUT; the second GET of another.
  const afterPut = 6;

  test.each<[string, (answer: JsonObject) => Json, string]>([
    ["another value", (answer) => ({ ...answer, priority: 9 }), "$.priority"],
    ["a key less", ({ conditions: _, ...answer }) => answer, "$.conditions"],
    ["a key more", (answer) => ({ ...answer, description: "People" }), "$.description"],
    ["a null for nothing", (answer) => ({ ...answer, settings: null }), "$.settings"],
    ["another object", (answer) => ({ ...answer, id: "00pSomebodyElse00else" }), "$.id"],
    [
      "a stamp that stood still",
      (answer) => ({ ...answer, lastUpdated: answer.created ?? null }),
      "$.lastUpdated",
    ],
    ["a stamp that moved", (answer) => ({ ...answer, created: answer.lastUpdated ?? null }), "$.created"],
    ["a link less", (answer) => ({ ...answer, _links: {} }), "$._links.mappings"],
  ])("%s", async (_what, change, path) => {
    expect(await pathsAt(altered(sessions, afterPut, change), afterPut)).toContain(path);
  });

  test("another host not", async () => {
    const elsewhere = JSON.parse(
      JSON.stringify(sessions).replaceAll("acme.okta.example", "elsewhere.example"),
    ) as Sequence;
    expect(await pathsAt(elsewhere, afterPut)).toEqual([]);
  });

  test("another status", async () => {
    const calls = sessions.calls.map((call, index) => (index === afterPut ? { ...call, status: 202 } : call));
    expect(await pathsAt({ ...sessions, calls }, afterPut)).toEqual(["status"]);
  });

  test("another order of a list", async () => {
    const index = sessions.calls.findIndex(({ response }, at) => at > 0 && Array.isArray(response));
    const calls = sessions.calls.map((call, at) =>
      at === index && Array.isArray(call.response)
        ? { ...call, response: [...call.response].reverse() }
        : call,
    );
    expect(await pathsAt({ ...sessions, calls }, index)).toContain("$[0].id");
  });

  test("another error", async () => {
    const index = sessions.calls.findIndex(({ status }) => status === 404);
    const wrong = altered(sessions, index, (answer) => ({ ...answer, errorCode: "E0000006" }));
    expect(await pathsAt(wrong, index)).toEqual(["$.errorCode"]);
  });
});

describe("the replay skips", () => {
  const sessions = named("global session policies");

  test("two creates that got the same number in one second, and nothing else", async () => {
    // Two creates of one line in one second, the later one answered the number of the earlier.
    const [listed, first, second, ...rest] = sessions.calls;
    if (!listed || !first || !second || !isObject(first.response) || !isObject(second.response)) {
      throw new Error();
    }
    const { created = null } = first.response;
    const twin = { ...second, response: { ...second.response, priority: 1, created, lastUpdated: created } };
    const replayed = await replaySequence({ calls: [listed, first, twin] });
    expect(replayed[2]).toMatchObject({ verdict: "skipped", differences: [{ path: "$.priority" }] });
    expect(replayed[2]?.evidence).toContain("priority 1");
    expect(rest.length).toBeGreaterThan(0);
  });

  test("a list that the recording cut at 40", async () => {
    const source = named("lists: by id");
    const list = source.calls.find(({ response }) => Array.isArray(response));
    const [member] = Array.isArray(list?.response) ? list.response : [];
    if (!list || !isObject(member)) {
      throw new Error("there is no list");
    }
    const many = Array.from({ length: 41 }, (_, index) => {
      const id = `rstMany${String(index + 100)}0000000000`;
      return JSON.parse(JSON.stringify(member).replaceAll(String(member.id), id)) as JsonObject;
    });
    const whole = { ...list, response: many };
    const cut = { ...list, response: many.slice(0, 40) };
    const last = many[40] ?? {};
    const seen = { ...list, url: `/api/v1/policies/${String(last.id)}`, response: last };
    const replayed = await replaySequence({ calls: [whole, seen, cut] });
    expect(replayed[2]).toMatchObject({ verdict: "skipped" });
    expect(replayed[2]?.evidence).toContain("40 members were recorded; the org had 41");
  });
});

describe("the replay concludes", () => {
  const sessions = named("global session policies");
  const [listed, first, second] = sessions.calls;
  if (!listed || !first || !isObject(first.response) || !second || !isObject(second.response)) {
    throw new Error();
  }
  const [firstAnswer, secondAnswer] = [first.response, second.response];

  test("that others stand before a policy that comes third", async () => {
    const third = { ...second, response: { ...secondAnswer, priority: 3 } };
    const shown = {
      ...third,
      method: "GET",
      url: `/api/v1/policies/${String(secondAnswer.id)}`,
      request: null,
    };
    const replayed = await replaySequence({ calls: [third, shown] });
    expect(replayed.map(({ verdict }) => verdict)).toEqual(["calibration", "identical"]);
  });

  test("where an object stood that is first seen when it is moved", async () => {
    const [, , first, second] = named("threat protection").calls;
    if (!first || !second) {
      throw new Error("there are no two PUTs");
    }
    const replayed = await replaySequence({ calls: [first, second] });
    expect(replayed.map(({ verdict }) => verdict)).toEqual(["calibration", "identical"]);
    expect(replayed[0]).toMatchObject({ evidence: "where an object stood before", differences: [] });
  });

  test("when a write without an answer was made", async () => {
    const silent = sessions.calls.findIndex(({ url }) => url.endsWith("/lifecycle/deactivate"));
    const late = sessions.calls.map((call, index) =>
      index > silent && isObject(call.response) && call.response.status === "INACTIVE"
        ? { ...call, response: { ...call.response, lastUpdated: "2031-05-04T09:01:11.000Z" } }
        : call,
    );
    const replayed = await replaySequence({ calls: late });
    expect(replayed.filter(({ verdict }) => verdict === "differing")).toEqual([]);
  });

  test("who was first of two creates sent side by side", async () => {
    const { created = null } = firstAnswer;
    const later = { ...second, response: { ...secondAnswer, created, lastUpdated: created } };
    const replayed = await replaySequence({ calls: [listed, later, first] });
    expect(replayed.map(({ step }) => step.made)).toEqual([undefined, firstAnswer.id, secondAnswer.id]);
    expect(replayed.every(({ differences }) => differences.length === 0)).toBe(true);
  });

  test("that others changed, made and deleted what the sequence did not touch", async () => {
    const [own] = Array.isArray(listed.response) ? listed.response : [];
    if (!isObject(own)) {
      throw new Error("there is no default policy");
    }
    const text = JSON.stringify(firstAnswer).replaceAll(String(firstAnswer.id), "00pStranger000strang");
    const stranger = JSON.parse(text) as JsonObject;
    const list = (...response: Json[]) => ({ ...listed, response });
    const moved = { ...own, priority: 2, lastUpdated: "2031-06-01T00:00:00.000Z" };
    const back = { ...own, lastUpdated: "2031-06-02T00:00:00.000Z" };
    const replayed = await replaySequence({
      calls: [list(own), list(stranger, moved), list(stranger, moved), list(back)],
    });
    expect(replayed.map(({ verdict }) => verdict)).toEqual([
      "identical",
      "calibration",
      "identical",
      "calibration",
    ]);
    expect(replayed.every(({ differences }) => differences.length === 0)).toBe(true);
  });
});
