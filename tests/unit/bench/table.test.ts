import type { PeerResults, ProgramResult, Results, RowResult } from "../../../bench/results";
import { SMALL } from "../../../bench/shape";
import { stateSize } from "../../../bench/state-size";
import { cellsOf, missedFloors, ratio, resultTable } from "../../../bench/table";

const row: RowResult = {
  name: "refresh",
  calls: { work: 9, startUp: 1, refused: 0, byCall: {} },
  floor: 6,
  ceiling: 6,
  seconds: 4.04,
  idleSeconds: 2.96,
  memory: { cli: 130, plugin: 160 },
};
const program: ProgramResult = {
  name: "single rules",
  shape: SMALL,
  backend: "file",
  resources: 105,
  rows: [row, { ...row, name: "destroy", calls: { ...row.calls, work: 6 } }],
  state: { resources: 105, perResource: 1000, ours: 600, providerText: 100, frame: 300 },
};

test("a row shows its calls, its floor and whether it is met", () => {
  expect(cellsOf(row)).toEqual(["refresh", "9", "1", "6", "1.50 !", "4.0", "3.0", "130", "160"]);
  expect(cellsOf({ ...row, calls: { ...row.calls, work: 6 } })[4]).toBe("1.00");
});

test("refusals of the rate limit are shown", () => {
  expect(cellsOf({ ...row, calls: { ...row.calls, refused: 3 } })[1]).toBe("9 (429: 3)");
});

test("a floor of nothing is met by nothing only", () => {
  expect([ratio(0, 0), ratio(1, 0), ratio(3, 2)]).toEqual(["1.00", "∞", "1.50"]);
});

const results: Results = {
  date: "2026-01-01",
  machine: { cores: 2, memoryGiB: 24, system: "Linux" },
  versions: {},
  settings: { latency: null, limits: false, parallel: null, typeCheck: true },
  programs: [program, { ...program, name: "rule sets" }],
};

test("the table holds all programs", () => {
  const text = resultTable(results);
  expect(text).toContain("single rules: 105 resources; state 1000 bytes each");
  expect(text).toContain("rule sets: 105 resources");
  expect(text.split("\n").filter((line) => line.includes("│ destroy"))).toHaveLength(2);
});

test("other tools stand beside programs of the same size", () => {
  const peers: PeerResults = {
    date: "2026-01-01",
    machine: results.machine,
    versions: {},
    settings: results.settings,
    tools: [
      {
        name: "another tool",
        shape: { policies: 5, rules: 20, asSets: false },
        stateBytesPerRule: 1,
        rows: [{ name: "destroy", calls: 124, seconds: 7.84, byCall: {} }],
      },
    ],
  };
  expect(resultTable(results, peers)).toContain("124 calls, 7.8 s");
  const larger = { ...program, shape: { ...SMALL, policies: 6 } };
  expect(resultTable({ ...results, programs: [larger] }, peers)).not.toContain("124 calls");
});

test("what was measured beside the programs stands below them", () => {
  const text = resultTable({
    ...results,
    micro: { processes: 7, requireMs: 99.6, checkUs: 50.2, diffUs: 70.1 },
    fleet: {
      stacks: 4,
      shape: SMALL,
      rows: [{ name: "first up", calls: 400, refused: 2, firstSeconds: 61, lastSeconds: 62.04 }],
    },
  });
  expect(text).toContain("require of the runtime 100 ms; check 50 µs and diff 70 µs");
  expect(text).toContain(
    "400 calls, 2 refused by a limit; the first done after 61.0 s, the last after 62.0 s",
  );
});

test("rows above their floor are told", () => {
  expect(missedFloors([program])).toEqual(["single rules, refresh: 9 calls, at most 6 allowed"]);
});

test("the parts of the state add up to the whole file", () => {
  const resource = (n: number) => ({
    urn: `urn:pulumi:bench::org::pulumi-nodejs:dynamic/okta:PolicyRule::r${n}`,
    type: "pulumi-nodejs:dynamic/okta:PolicyRule",
    inputs: { __provider: "text", name: `r${n}` },
    outputs: { __provider: "text", name: `r${n}`, id: "1" },
  });
  const text = JSON.stringify({
    checkpoint: { latest: { resources: [{ type: "pulumi:pulumi:Stack" }, resource(1), resource(2)] } },
  });
  const { resources, perResource, ours, providerText, frame } = stateSize(text);
  expect({ resources, providerText }).toEqual({
    resources: 2,
    providerText: 2 * '"__provider":"text"'.length,
  });
  expect(ours).toBe('"name":"r1"'.length * 2 + '"id":"1"'.length);
  expect(Math.abs(ours + providerText + frame - perResource)).toBeLessThanOrEqual(1);
});

test("an empty backend has a state of nothing", () => {
  expect(stateSize('{"checkpoint":{}}')).toMatchObject({ resources: 0, ours: 0 });
});
