import type { ProgramResult, RowResult } from "../../../bench/results";
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

test("the table holds all programs", () => {
  const text = resultTable([program, { ...program, name: "rule sets" }]);
  expect(text).toContain("single rules: 105 resources; state 1000 bytes each");
  expect(text).toContain("rule sets: 105 resources");
  expect(text.split("\n").filter((line) => line.includes("│ destroy"))).toHaveLength(2);
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
