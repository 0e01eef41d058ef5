import { DEFAULT_SCALE, latencyOf, RECORDED_LATENCY } from "../../../bench/latency";
import { floorsTable, table } from "../../../bench/markdown";
import { median } from "../../../bench/micro";
import { programVariables, readEdit, readShape, SMALL } from "../../../bench/shape";

test("by default half of the answers take up to a quarter of a second", () => {
  expect(latencyOf({ scale: DEFAULT_SCALE })).toEqual({ medianMs: 250, p90Ms: 289 });
  expect(latencyOf({ scale: 1 })).toEqual(RECORDED_LATENCY);
});

test("a given time is the time of every answer, and 0 is no wait", () => {
  expect(latencyOf({ latency: 80, scale: 1 })).toEqual({ medianMs: 80, p90Ms: 80 });
  expect(latencyOf({ latency: 0, scale: 1 })).toBeNull();
});

test("the median stands in the middle, whatever the order", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("a program learns its shape and its edit from its environment", () => {
  const shape = { ...SMALL, asSets: true, users: 2 };
  const variables = programVariables(shape, "moved");
  expect(readShape(variables)).toEqual(shape);
  expect(readEdit(variables)).toBe("moved");
  expect([readShape({}), readEdit({})]).toEqual([SMALL, "none"]);
});

test("tables for pages", () => {
  expect(table(["a", "b"], [["1", "2"]])).toBe("| a | b |\n| --- | --- |\n| 1 | 2 |");
  expect(floorsTable({ one: { what: "do it", calls: 1, because: "So it is." } })).toContain(
    "| do it | 1 | So it is. |",
  );
});
