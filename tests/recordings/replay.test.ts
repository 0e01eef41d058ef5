import { existsSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_FOLDER, readSequences } from "../../conformance/recordings";
import { mutationTest, printMutants } from "../../conformance/replay/mutation-test";
import { replay } from "../../conformance/replay/replay";

// Sequences of our own making, one for each behaviour that the recordings show.
const OURS = join(__dirname, "fixtures/replay");
// Real traffic. Absent outside the workshop: then there is nothing to hold against.
const REAL = process.env.OKTA_RECORDINGS ?? DEFAULT_FOLDER;

describe("sequences of our own", () => {
  test("are answered by the emulator as they are written", async () => {
    const { calls, identical, differing, skipped } = await replay(OURS);
    expect(differing).toEqual([]);
    expect(skipped).toEqual([]);
    expect(calls).toBeGreaterThan(100);
    expect(identical).toBe(calls);
  });

  test("notice each of the emulator's rules that is broken", async () => {
    const mutants = await mutationTest(readSequences(OURS));
    process.stdout.write(`${printMutants(mutants)}\n`);
    expect(mutants.length).toBeGreaterThanOrEqual(25);
    expect(mutants.filter(({ noticed }) => noticed === undefined)).toEqual([]);
  }, 120_000);
});

(existsSync(REAL) ? describe : describe.skip)("recorded sequences", () => {
  test("are answered by the emulator as they were by Okta", async () => {
    const { calls, identical, differing, skipped } = await replay(REAL);
    expect(differing).toEqual([]);
    expect(skipped.length).toBeLessThanOrEqual(calls * 0.02);
    expect(identical).toBe(calls - skipped.length);
  }, 120_000);
});
