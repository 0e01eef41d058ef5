import * as fc from "fast-check";
import { choosePriority, orderAfter } from "../../provider/src/ordering/choose-priority";
import type { Standing } from "../../provider/src/ordering/list";
import { RuleOrders } from "../../provider/src/ordering/rule-order";

const standing = (...ids: string[]): Standing[] => ids.map((id, index) => ({ id, priority: index + 1 }));
const ranks = (known: Record<string, number>): Map<string, number> => new Map(Object.entries(known));

test.each<[string, number, string | undefined, Standing[], Record<string, number>, number]>([
  ["alone: the declared number", 7, undefined, [], {}, 7],
  ["strangers do not move it", 2, undefined, standing("x", "y", "z"), {}, 2],
  ["below one of lower rank", 2, undefined, standing("x", "y", "a"), { a: 1 }, 4],
  ["above one of higher rank", 9, undefined, standing("x", "b", "y"), { b: 10 }, 2],
  ["between", 5, undefined, standing("a", "x", "b"), { a: 1, b: 9 }, 3],
  ["equal ranks leave the declared number", 2, undefined, standing("a", "b", "c"), { b: 2 }, 2],
  ["ranks closer than the list's numbers", 2, undefined, standing("a", "b"), { a: 1, b: 3 }, 2],
])("%s", (_what, declared, self, siblings, known, expected) => {
  expect(choosePriority({ id: self, rank: declared }, siblings, ranks(known), "dense")).toBe(expected);
});

test("in a dense list its own place closes up before the numbers are read; in a sparse one it does not", () => {
  const siblings = standing("self", "a", "b");
  expect(choosePriority({ id: "self", rank: 2 }, siblings, ranks({ self: 2, a: 1, b: 3 }), "dense")).toBe(2);
  expect(choosePriority({ id: "self", rank: 2 }, siblings, ranks({ self: 2, a: 1, b: 3 }), "gapped")).toBe(3);
});

/** Okta's v1 engine, in a few words of our own: leave the line, then stand before whoever holds the number. */
function stand(line: readonly string[], id: string, priority: number): string[] {
  const others = line.filter((other) => other !== id);
  return [...others.slice(0, priority - 1), id, ...others.slice(priority - 1)];
}

test("whatever the order in which objects come, each stands right relative to all that came before", () => {
  const objects = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 9 }).map((n) => `r${n}`),
      rank: fc.integer({ min: 1, max: 12 }),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
  );
  const strangers = fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 4 });
  fc.assert(
    fc.property(objects, strangers, (arriving, foreign) => {
      let line = foreign.map((n, index) => `foreign${index}-${n}`);
      const known = new Map<string, number>();
      for (const { id, rank } of arriving) {
        known.set(id, rank);
        const priority = choosePriority({ id: undefined, rank }, standing(...line), known, "dense");
        expect(priority).toBeGreaterThanOrEqual(1);
        line = stand(line, id, priority);
        const order = line.flatMap((other) => known.get(other) ?? []);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
    }),
  );
});

test("an object that is placed again where it stands right keeps every known order", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(["a", "b", "c", "d", "e"], { minLength: 1 }),
      fc.integer({ min: 1, max: 9 }),
      (ids, rank) => {
        const others = ids.slice(1);
        const known = new Map(others.map((id, index) => [id, index * 2 + 1]));
        const self = ids[0] ?? "a";
        const priority = choosePriority({ id: self, rank }, standing(...others, self), known, "dense");
        const line = stand([...others, self], self, priority);
        known.set(self, rank);
        const order = line.map((id) => known.get(id) ?? 0);
        expect(order).toEqual([...order].sort((x, y) => x - y));
      },
    ),
  );
});

test("the orders of lists are kept apart, and what is no longer declared is forgotten", () => {
  const orders = new RuleOrders();
  const [here, there] = [orders.of("rules of p", "dense"), orders.of("rules of q", "dense")];
  here.keep("a", 5);
  expect(here.priorityFor(undefined, 4, standing("a", "x", "y"))).toBe(1);
  expect(there.priorityFor(undefined, 4, standing("a", "x", "y"))).toBe(4);
  here.forget("a");
  expect(here.priorityFor(undefined, 4, standing("a", "x", "y"))).toBe(4);
  expect(orders.of("rules of p", "dense")).toBe(here);
});

test("a diff that contradicts what this process placed asks for an update, also without a change of its own", () => {
  const order = new RuleOrders().of("rules", "dense");
  expect(order.declare("a", 1, false)).toBe(false);
  expect(order.placed("b", 2, ["b", "a"])).toBe(false);
  expect(order.isOutOfPlace("a", 1)).toBe(true);
  expect(order.declare("a", 1, false)).toBe(true);
  expect(order.betterPriority("a", 1, standing("b", "a"))).toBe(1);
});

test("where siblings contradict each other, the place that is right for most", () => {
  const line = standing("a", "b", "z", "c");
  expect(choosePriority({ id: undefined, rank: 5 }, line, ranks({ a: 1, b: 2, z: 0, c: 9 }), "dense")).toBe(
    4,
  );
});

test("in a list with gaps a free number is taken, so that the others keep theirs", () => {
  const line = [
    { id: "a", priority: 1 },
    { id: "b", priority: 40 },
  ];
  expect(choosePriority({ id: undefined, rank: 70 }, line, ranks({ a: 10, b: 90 }), "gapped")).toBe(39);
});

test("ranks beyond 98 find a number that Okta takes", () => {
  const line = [{ id: "a", priority: 4 }];
  expect(choosePriority({ id: undefined, rank: 100 }, [], ranks({}), "gapped")).toBe(0);
  expect(choosePriority({ id: undefined, rank: 200 }, line, ranks({ a: 100 }), "gapped")).toBe(5);
  expect(choosePriority({ id: undefined, rank: 100 }, line, ranks({ a: 200 }), "gapped")).toBeLessThanOrEqual(
    4,
  );
});

test("the order after a write is the one Okta makes", () => {
  const line = standing("a", "b", "c");
  expect(orderAfter(line, { id: "c", priority: 1 }, "dense")).toEqual(["c", "a", "b"]);
  expect(orderAfter(line, { id: "a", priority: 3 }, "dense")).toEqual(["b", "c", "a"]);
  expect(orderAfter(line, { id: "a", priority: 3 }, "gapped")).toEqual(["b", "a", "c"]);
  expect(orderAfter(line, { id: "new", priority: 9 }, "gapped")).toEqual(["a", "b", "c", "new"]);
});
