import * as fc from "fast-check";
import { misplaced, orderKey } from "../../provider/src/declared/misplaced";
import type { Ranked } from "../../provider/src/okta/rank-book";

const standing = (...ids: string[]) => ids.map((id, index) => ({ id, priority: index + 1 }));
const kept = (ranks: Record<string, number>): Map<string, Ranked> =>
  new Map(Object.entries(ranks).map(([id, rank]) => [id, { rank, place: "kept" }]));

/** What reads of these objects report, one after the other, each knowing the ranks given to it. */
function reported(order: string[], ranked: Map<string, Ranked>, reads: string[]): string[] {
  return reads.filter((id) => {
    const { rank } = ranked.get(id) ?? { rank: 0 };
    const moved = misplaced(standing(...order), id, ranked);
    ranked.set(
      id,
      moved ? { rank, place: "waiting" } : { rank, place: "kept", foundRightIn: orderKey(order) },
    );
    return moved;
  });
}

test.each<[string, string[], Record<string, number>, string[]]>([
  ["in order", ["a", "b", "c"], { a: 1, b: 2, c: 3 }, []],
  ["equal ranks", ["b", "a"], { a: 1, b: 1 }, []],
  ["the last moved to the top", ["d", "a", "b", "c"], { a: 1, b: 2, c: 3, d: 4 }, ["d"]],
  ["the first moved to the end", ["b", "c", "d", "a"], { a: 1, b: 2, c: 3, d: 4 }, ["a"]],
  ["strangers between", ["x", "c", "y", "a", "b", "z"], { a: 1, b: 2, c: 3 }, ["c"]],
])("the fewest are reported: %s", (_what, order, ranks, expected) => {
  expect(reported(order, kept(ranks), Object.keys(ranks))).toEqual(expected);
});

test("of two that changed places, the one that lost its number", () => {
  const ranked = kept({ a: 1, b: 2 });
  const line = [
    { id: "b", priority: 2 },
    { id: "a", priority: 50 },
  ];
  expect(misplaced(line, "a", ranked)).toBe(true);
  expect(misplaced(line, "b", ranked)).toBe(false);
});

test("an object that waits for its own write speaks against nobody", () => {
  const ranked = kept({ a: 1, b: 2 });
  ranked.set("z", { rank: 9, place: "waiting" });
  expect(reported(["z", "a", "b"], ranked, ["a", "b"])).toEqual([]);
});

test("what an earlier read found right counts only for the order it saw", () => {
  const ranked = kept({ a: 1, b: 2, c: 3 });
  expect(reported(["a", "b", "c"], ranked, ["a", "b", "c"])).toEqual([]);
  expect(reported(["c", "a", "b"], ranked, ["a", "b", "c"])).toEqual(["c"]);
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
        const ranked = new Map<string, Ranked>();
        const moved: string[] = [];
        for (let at = 0; at < reads.length; at += batch) {
          // Reads that are under way together know each other's ranks.
          const together = reads.slice(at, at + batch);
          for (const id of together) {
            ranked.set(id, { rank: rankOf(id), place: "kept" });
          }
          moved.push(...reported(order, ranked, together));
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
