import * as fc from "fast-check";
import type { Standing } from "../../provider/src/ordering/list";
import { RuleOrder } from "../../provider/src/ordering/rule-order";

const standing = (...ids: string[]) => ids.map((id, index) => ({ id, priority: index + 1 }));
/** An order in which these ranks are known. */
function keeping(ranks: Record<string, number>): RuleOrder {
  const order = new RuleOrder("dense");
  for (const [id, rank] of Object.entries(ranks)) {
    order.keep(id, rank);
  }
  return order;
}

/** Which of these objects their reads report, one after the other. */
function reported(
  known: RuleOrder,
  line: readonly Standing[],
  ranks: Record<string, number>,
  reads: string[],
) {
  return reads.filter((id) => {
    const live = line.find((one) => one.id === id) ?? { id, priority: 0 };
    return known.wasMoved(live, ranks[id] ?? 0, line, false);
  });
}

test.each<[string, string[], Record<string, number>, string[]]>([
  ["in order", ["a", "b", "c"], { a: 1, b: 2, c: 3 }, []],
  ["equal ranks", ["b", "a"], { a: 1, b: 1 }, []],
  ["the last moved to the top", ["d", "a", "b", "c"], { a: 1, b: 2, c: 3, d: 4 }, ["d"]],
  ["the first moved to the end", ["b", "c", "d", "a"], { a: 1, b: 2, c: 3, d: 4 }, ["a"]],
  ["strangers between", ["x", "c", "y", "a", "b", "z"], { a: 1, b: 2, c: 3 }, ["c"]],
])("the fewest are reported: %s", (_what, order, ranks, expected) => {
  expect(reported(keeping(ranks), standing(...order), ranks, Object.keys(ranks))).toEqual(expected);
});

test("of two that changed places, the one that lost its number", () => {
  const ranks = { a: 1, b: 2 };
  const line = [
    { id: "b", priority: 2 },
    { id: "a", priority: 50 },
  ];
  expect(reported(keeping(ranks), line, ranks, ["a", "b"])).toEqual(["a"]);
  expect(reported(keeping(ranks), line, ranks, ["b", "a"])).toEqual(["a"]);
});

test("an object that waits for its own write speaks against nobody", () => {
  const ranks = { a: 1, b: 2 };
  const known = keeping(ranks);
  known.declare("z", 9, true);
  expect(reported(known, standing("z", "a", "b"), ranks, ["a", "b"])).toEqual([]);
});

test("what an earlier read found right counts only for the order it saw", () => {
  const ranks = { a: 1, b: 2, c: 3 };
  const known = keeping(ranks);
  expect(reported(known, standing("a", "b", "c"), ranks, ["a", "b", "c"])).toEqual([]);
  expect(reported(known, standing("c", "a", "b"), ranks, ["a", "b", "c"])).toEqual(["c"]);
});

test("whoever is read when, and however few are known by then: those not reported are in order, and a right order is silent", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(ids, { minLength: ids.length }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: ids.length, maxLength: ids.length }),
      fc.shuffledSubarray(ids, { minLength: ids.length }),
      fc.integer({ min: 1, max: 6 }),
      (order, numbers, reads, batch) => {
        const rankOf = (id: string) => numbers[ids.indexOf(id)] ?? 0;
        const ranks = Object.fromEntries(ids.map((id) => [id, rankOf(id)]));
        const known = new RuleOrder("dense");
        const moved: string[] = [];
        for (let at = 0; at < reads.length; at += batch) {
          // Reads that are under way together know each other's ranks.
          const together = reads.slice(at, at + batch);
          for (const id of together) {
            known.keep(id, rankOf(id));
          }
          moved.push(...reported(known, standing(...order), ranks, together));
        }
        const left = order.filter((id) => !moved.includes(id)).map(rankOf);
        expect(left).toEqual([...left].sort((a, b) => a - b));
        const whole = order.map(rankOf);
        if (whole.every((rank, index) => index === 0 || (whole[index - 1] ?? 0) <= rank)) {
          expect(moved).toEqual([]);
        }
      },
    ),
  );
});
