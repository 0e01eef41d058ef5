import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_FOLDER, isObject, type RecordedCall } from "../../conformance/recordings";
import { replaySequence } from "../../conformance/replay/replay-sequence";

// Single calls, put back into the runs that they come from. A call that a run repeated was recorded once, so that only
// the answers to writes, and refusals, can be judged: they hang on nothing that is missing.
const folder = process.env.OKTA_RECORDINGS ?? DEFAULT_FOLDER;
const present = existsSync(join(folder, "writes.jsonl"));

type Dated = RecordedCall & { readonly headers: Readonly<Record<string, string | string[]>> };

function callsIn(name: string): Dated[] {
  const file = join(folder, `${name}.jsonl`);
  if (!existsSync(file)) {
    return [];
  }
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Dated);
}

const secondOf = ({ headers }: Dated): number =>
  Date.parse([headers.date ?? headers.Date ?? ""].flat()[0] ?? "");

/** Runs of one test against one org are more than ten minutes apart. */
const apart = 600_000;

function runs(calls: readonly Dated[]): Dated[][] {
  const byTest = new Map<string, Dated[]>();
  for (const call of [...calls].sort((a, b) => secondOf(a) - secondOf(b))) {
    const name = `${call.test} ${call.cassette}`;
    byTest.set(name, [...(byTest.get(name) ?? []), call]);
  }
  const split = [...byTest.values()].flatMap((all) => {
    const parts: Dated[][] = [];
    for (const call of all) {
      const part = parts.at(-1);
      const before = part?.at(-1);
      if (part && before && secondOf(call) - secondOf(before) < apart) {
        part.push(call);
      } else {
        parts.push([call]);
      }
    }
    return parts;
  });
  return split.map((run) => onceEach(run.sort((a, b) => a.n - b.n)));
}

/** Two recordings may hold the same create. */
function onceEach(run: readonly Dated[]): Dated[] {
  const made = new Set<string>();
  return run.filter(({ method, response }) => {
    if (method !== "POST" || !isObject(response) || typeof response.id !== "string") {
      return true;
    }
    const isNew = !made.has(response.id);
    made.add(response.id);
    return isNew;
  });
}

const isComplete = (run: readonly Dated[]): boolean =>
  run.every(
    ({ method, request, response, url }) =>
      method === "GET" || request !== null || !isObject(response) || url.endsWith("/clone"),
  );

(present ? describe : describe.skip)("recorded writes", () => {
  test("are answered by the emulator as they were by Okta", async () => {
    const wrong: unknown[] = [];
    let judged = 0;
    for (const run of runs(["writes", "reads"].flatMap(callsIn)).filter(isComplete)) {
      for (const { step, differences, verdict } of await replaySequence({ calls: run })) {
        if ((!step.isWrite && step.succeeded) || verdict === "skipped") {
          continue;
        }
        judged += 1;
        if (differences.length > 0) {
          wrong.push([run[0]?.test, step.method, step.url, differences]);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(judged).toBeGreaterThan(0);
  }, 120_000);
});
