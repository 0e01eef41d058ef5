import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Summary } from "../../conformance/drift/summary";
import { FIXTURES, RECORDINGS } from "./traffic";

const root = join(__dirname, "../..");

function run(program: string, ...args: string[]) {
  return spawnSync(process.execPath, ["--import", "tsx", `conformance/${program}/main.ts`, ...args], {
    cwd: root,
    encoding: "utf8",
  });
}

const checkDrift = (...args: string[]) => run("drift", ...args);

test("--json prints one object and nothing else", () => {
  const { stdout, stderr, status } = checkDrift("--recordings", FIXTURES, "--json");
  expect(Object.keys(JSON.parse(stdout) as object)).toEqual([
    "writes",
    "distinctBodies",
    "accepted",
    "refused",
    "classes",
    "falseDifferences",
    "mutations",
    "recalled",
    "missed",
    "exempt",
  ]);
  expect(stderr).toBe("");
  expect(status).toBe(0);
});

test("a folder that proves nothing is a failure, one that does not exist is a wrong use", () => {
  expect(checkDrift("--recordings", __dirname).status).toBe(1);
  const { status, stderr } = checkDrift("--recordings", join(__dirname, "nowhere"));
  expect(status).toBe(2);
  expect(stderr).toContain("there is no folder");
});

test("a recording that cannot be read is told by its line, with nothing on stdout", () => {
  const folder = mkdtempSync(join(tmpdir(), "recordings-"));
  writeFileSync(join(folder, "writes.jsonl"), '\n{"method":\n');
  for (const program of ["drift", "replay"]) {
    writeFileSync(join(folder, "sequences.jsonl"), "[]\n");
    const { stdout, stderr, status } = run(program, "--recordings", folder, "--json");
    expect(stderr).toMatch(
      program === "drift" ? /writes\.jsonl:2 is not JSON/ : /sequences\.jsonl:1 is not a JSON object/,
    );
    expect([stdout, status]).toEqual(["", 2]);
  }
  rmSync(folder, { recursive: true });
});

(RECORDINGS === undefined ? test.skip : test)("recorded traffic: all numbers hold", () => {
  // As a process of its own, which is several times as fast as within the test runner.
  const { stdout, stderr, status } = checkDrift("--recordings", RECORDINGS ?? "", "--json");
  const summary = JSON.parse(stdout) as Summary; // printed by the program under test
  expect(summary).toMatchObject({ falseDifferences: [], missed: [] });
  expect(summary.refused.length).toBeLessThanOrEqual(0.02 * summary.distinctBodies);
  expect(summary.exempt).toBeLessThanOrEqual(0.1 * summary.mutations);
  for (const count of [summary.recalled, summary.classes.dropped, summary.classes.equivalent]) {
    expect(count).toBeGreaterThan(0);
  }
  expect(stderr).toBe("");
  expect(status).toBe(0);
});
