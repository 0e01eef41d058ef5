import { existsSync } from "node:fs";
import {
  DEFAULT_FOLDER,
  type Json,
  type JsonObject,
  readSequences,
  type Sequence,
} from "../../conformance/recordings";
import { inServerOrder } from "../../conformance/replay/order";
import { ENGINES } from "../../provider/src/ordering/engine";
import { type Numbering, type Standing, standings } from "../../provider/src/ordering/list";
import { capabilitiesOf } from "../../provider/src/policy-types/registry";

// The models of Okta's two priority engines against every number that Okta answered to a write, and every list after it.

const REAL = process.env.OKTA_RECORDINGS ?? DEFAULT_FOLDER;

interface Judged {
  readonly numbers: number;
  readonly wrong: readonly string[];
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const numbered = (value: Json) =>
  (Array.isArray(value) ? value : [value]).filter(isObject).map((one) => ({
    id: String(one.id),
    ...(typeof one.priority === "number" ? { priority: one.priority } : {}),
    system: one.system === true,
  }));

/** The list that a call reads or writes, and how it is numbered. */
function listOf(url: string, types: ReadonlyMap<string, string>) {
  const [path = "", query = ""] = url.split("?");
  const [, policyId, , ruleId] = /^\/api\/v1\/policies\/([^/]+)\/rules(\/([^/]+))?$/.exec(path) ?? [];
  if (policyId !== undefined) {
    const numbering: Numbering = policyId.startsWith("00p") ? "dense" : "gapped";
    return { key: policyId, numbering, id: ruleId };
  }
  const [, , id] = /^\/api\/v1\/policies(\/([^/]+))?$/.exec(path) ?? [];
  const type = id === undefined ? new URLSearchParams(query).get("type") : types.get(id);
  return { key: `policies of ${type}`, numbering: "dense" as const, id, type };
}

function judge({ calls }: Pick<Sequence, "calls">, engines = ENGINES): Judged {
  const types = new Map<string, string>();
  const lists = new Map<string, Standing[]>();
  const wrong: string[] = [];
  let numbers = 0;
  const compare = (what: string, expected: number | undefined, answered: number | undefined) => {
    numbers += 1;
    if (expected !== answered) {
      wrong.push(`${what}: expected ${expected}, answered ${answered}`);
    }
  };
  for (const { index, method, url, request, response, status } of inServerOrder(calls)) {
    if (status >= 300 || !url.includes("/api/v1/policies")) {
      continue;
    }
    for (const one of Array.isArray(response) ? response : [response]) {
      if (isObject(one) && typeof one.id === "string" && typeof one.type === "string") {
        types.set(one.id, one.type);
      }
    }
    const written = isObject(request) ? request : {};
    if (method === "POST" && isObject(response) && /\/policies(\?|$)/.test(url)) {
      // A new policy has no rules but Okta's own.
      lists.set(String(response.id), []);
    }
    const list = listOf(url, types);
    const isPolicies = list.key.startsWith("policies of");
    const key =
      isPolicies && list.id === undefined && method === "POST" ? `policies of ${written.type}` : list.key;
    if (isPolicies && capabilitiesOf(key.slice("policies of ".length))?.policiesOrdered !== true) {
      continue;
    }
    const engine = engines[list.numbering];
    const known = lists.get(key);
    const answer = numbered(response)[0];
    const wanted = typeof written.priority === "number" ? written.priority : undefined;
    if (method === "GET" && list.id !== undefined && known !== undefined && answer?.system === false) {
      const expected = known.find(({ id }) => id === list.id)?.priority;
      if (expected !== undefined) {
        compare(`#${index} GET ${list.id}`, expected, answer.priority);
      }
    } else if (method === "GET" && list.id === undefined && Array.isArray(response)) {
      const found = standings(numbered(response));
      for (const { id, priority } of known ?? []) {
        compare(`#${index} the list, ${id}`, priority, found.find((one) => one.id === id)?.priority);
      }
      lists.set(key, found);
    } else if (method === "DELETE" && list.id !== undefined && known !== undefined) {
      lists.set(key, engine.remove(known, list.id));
    } else if ((method === "POST" || method === "PUT") && known !== undefined && answer?.system === false) {
      const after = engine.place(known, answer.id, wanted);
      compare(
        `#${index} ${method} ${answer.id}`,
        after.find(({ id }) => id === answer.id)?.priority,
        answer.priority,
      );
      lists.set(key, after);
    }
  }
  return { numbers, wrong };
}

(existsSync(REAL) ? describe : describe.skip)("the models, held against recorded traffic", () => {
  const judgedBy = (engines: typeof ENGINES) => {
    const judged = readSequences(REAL).map((sequence) => ({ sequence, ...judge(sequence, engines) }));
    return {
      numbers: judged.reduce((sum, one) => sum + one.numbers, 0),
      wrong: judged.flatMap((one) => one.wrong.map((line) => `${one.sequence.test}: ${line}`)),
    };
  };

  test("give every recorded number", () => {
    const { numbers, wrong } = judgedBy(ENGINES);
    expect(wrong).toEqual([]);
    // Those whose list is known before: a recording may begin in the middle.
    expect(numbers).toBeGreaterThan(50);
  });

  test.each<[string, typeof ENGINES]>([
    [
      "an own number that does not count as held",
      {
        ...ENGINES,
        gapped: {
          ...ENGINES.gapped,
          place: (list, id, priority) =>
            ENGINES.gapped.place(
              list.filter((one) => one.id !== id),
              id,
              priority ?? Math.max(-1, ...list.map((one) => one.priority)) + 1,
            ),
        },
      },
    ],
    [
      "a write without a number that leaves the object where it is",
      {
        ...ENGINES,
        gapped: {
          ...ENGINES.gapped,
          place: (list, id, priority) =>
            ENGINES.gapped.place(list, id, priority ?? list.find((one) => one.id === id)?.priority),
        },
      },
    ],
    ["one engine for all", { dense: ENGINES.gapped, gapped: ENGINES.dense }],
  ])("would notice %s", (_what, engines) => {
    expect(judgedBy(engines).wrong).not.toEqual([]);
  });
});
