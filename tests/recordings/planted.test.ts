import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failures, run, type Summary } from "../../conformance/drift/summary";
import {
  isObject,
  type Json,
  type JsonObject,
  readSequences,
  readWrites,
} from "../../conformance/recordings";
import { FIXTURES } from "./traffic";

// Something wrong is planted in the traffic: the summary must name it.

interface Line {
  readonly [key: string]: Json;
}

function planted(name: "writes" | "sequences", plant: (lines: Line[]) => readonly Line[]): Summary {
  const folder = mkdtempSync(join(tmpdir(), "planted-"));
  try {
    const lines = readFileSync(join(FIXTURES, `${name}.jsonl`), "utf8")
      .trim()
      .split("\n")
      .map((line): Line => JSON.parse(line));
    const text = plant(lines)
      .map((line) => `${JSON.stringify(line)}\n`)
      .join("");
    writeFileSync(join(folder, `${name}.jsonl`), text);
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const at = (value: Json | undefined, ...keys: (string | number)[]): JsonObject => {
  const found = keys.reduce<Json | undefined>(
    (here, key) => (isObject(here) ? here[key] : Array.isArray(here) ? here[Number(key)] : undefined),
    value,
  );
  if (!isObject(found)) {
    throw new Error(`the traffic has no object at ${keys.join(".")}`);
  }
  return found;
};

const firstOf = (lines: Line[], test: string): Line => {
  const line = lines.find((each) => each.test === test);
  if (line === undefined) {
    throw new Error(`the traffic has no "${test}"`);
  }
  return line;
};

test("an answer with another value", () => {
  const summary = planted("writes", (lines) => {
    const line = firstOf(lines, "a rule for one zone and a middling risk");
    at(line, "response", "actions", "signon").factorPromptMode = "ALWAYS";
    return [line];
  });
  expect(summary.falseDifferences).toMatchObject([{ path: "actions.signon.factorPromptMode" }]);
  expect(failures(summary)).toEqual(["1 false differences, none may be"]);
});

test("an answer whose chain has its steps turned round", () => {
  const summary = planted("writes", (lines) => {
    const line = firstOf(lines, "the steps of a chain keep their order, the choices of a step do not");
    const method = at(line, "response", "actions", "appSignOn", "verificationMethod");
    if (!Array.isArray(method.chains)) {
      throw new Error("no chain");
    }
    method.chains = method.chains.toReversed();
    return [line];
  });
  expect(summary.falseDifferences.length).toBeGreaterThan(0);
});

test("a body that the public schemas refuse", () => {
  const summary = planted("writes", (lines) => {
    const line = firstOf(lines, "a password policy");
    at(line, "request").priority = -1;
    return [line];
  });
  expect(summary.refused).toMatchObject([{ type: "PASSWORD", fact: "okta-policy-api.md §2.2" }]);
  expect(summary.refused[0]?.says).toEqual([expect.stringContaining("priority")]);
  expect(failures(summary)).toEqual(["100.0 % of the distinct bodies are refused, at most 2 % may be"]);
});

test.each<[string, (reading: JsonObject) => void, string]>([
  [
    "a declared field",
    (rule) => Object.assign(at(rule, "actions", "appSignOn"), { access: "DENY" }),
    "actions.appSignOn.access",
  ],
  [
    "an undeclared exclusion",
    (rule) => Object.assign(at(rule, "conditions", "people", "users"), { exclude: ["00uSomebody"] }),
    "conditions.people.users.exclude",
  ],
  ["a description", (rule) => Object.assign(rule, { description: "new" }), "description"],
  ["the status", (rule) => Object.assign(rule, { status: "INACTIVE" }), "status"],
  ["the order, though no sibling was written", (rule) => Object.assign(rule, { priority: 7 }), "priority"],
])("a later reading that differs in %s", (_what, change, path) => {
  const summary = planted("sequences", ([sequence]) => {
    const calls = sequence?.calls;
    if (sequence === undefined || !Array.isArray(calls)) {
      throw new Error("no sequence");
    }
    // The list that was read right after the first rule was made.
    change(at(calls[3], "response", 0));
    return [sequence];
  });
  const found = summary.falseDifferences.map((difference) => difference.path);
  expect([...new Set(found)]).toEqual([path]);
});

test("a folder without writes proves nothing", () => {
  const summary = planted("writes", () => []);
  expect(failures(summary)).toEqual(["the folder holds no write of a policy or rule"]);
});

test("writes of sequences count once", () => {
  const bodies = (summary: Summary) => summary.writes;
  const alone = readWrites(FIXTURES).length;
  const repeated = readSequences(FIXTURES).flatMap(({ calls }) => calls).length;
  expect(alone > 0 && repeated > 0).toBe(true);
  expect(bodies(run(FIXTURES))).toBe(33);
  expect(bodies(planted("sequences", (lines) => lines))).toBe(4);
});
