import * as fc from "fast-check";
import type { Standing } from "../../provider/src/declared/order";
import { orderAfter, placement } from "../../provider/src/declared/placement";
import { RankBook } from "../../provider/src/okta/rank-book";

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
  expect(placement({ id: self, rank: declared }, siblings, ranks(known), true)).toBe(expected);
});

test("in a dense list its own place closes up before the numbers are read; in a sparse one it does not", () => {
  const siblings = standing("self", "a", "b");
  expect(placement({ id: "self", rank: 2 }, siblings, ranks({ self: 2, a: 1, b: 3 }), true)).toBe(2);
  expect(placement({ id: "self", rank: 2 }, siblings, ranks({ self: 2, a: 1, b: 3 }), false)).toBe(3);
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
        const priority = placement({ id: undefined, rank }, standing(...line), known, true);
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
        const priority = placement({ id: self, rank }, standing(...others, self), known, true);
        const line = stand([...others, self], self, priority);
        known.set(self, rank);
        const order = line.map((id) => known.get(id) ?? 0);
        expect(order).toEqual([...order].sort((x, y) => x - y));
      },
    ),
  );
});

test("the book keeps lists apart and forgets what is no longer declared", () => {
  const book = new RankBook();
  book.record("rules of p", "a", { rank: 1, place: "kept" });
  book.record("rules of q", "a", { rank: 2, place: "waiting" });
  expect([...book.ranks("rules of p")]).toEqual([["a", { rank: 1, place: "kept" }]]);
  book.record("rules of p", "a", undefined);
  expect([...book.ranks("rules of p")]).toEqual([]);
  expect([...book.ranks("never seen")]).toEqual([]);
});

test("where siblings contradict each other, the place that is right for most", () => {
  const line = standing("a", "b", "z", "c");
  expect(placement({ id: undefined, rank: 5 }, line, ranks({ a: 1, b: 2, z: 0, c: 9 }), true)).toBe(4);
});

test("in a list with gaps a free number is taken, so that the others keep theirs", () => {
  const line = [
    { id: "a", priority: 1 },
    { id: "b", priority: 40 },
  ];
  expect(placement({ id: undefined, rank: 70 }, line, ranks({ a: 10, b: 90 }), false)).toBe(39);
});

test("ranks beyond 98 find a number that Okta takes", () => {
  const line = [{ id: "a", priority: 4 }];
  expect(placement({ id: undefined, rank: 100 }, [], ranks({}), false)).toBe(0);
  expect(placement({ id: undefined, rank: 200 }, line, ranks({ a: 100 }), false)).toBe(5);
  expect(placement({ id: undefined, rank: 100 }, line, ranks({ a: 200 }), false)).toBeLessThanOrEqual(4);
});

test("the order after a write is the one Okta makes", () => {
  const line = standing("a", "b", "c");
  expect(orderAfter(line, { id: "c", priority: 1 }, true)).toEqual(["c", "a", "b"]);
  expect(orderAfter(line, { id: "a", priority: 3 }, true)).toEqual(["b", "c", "a"]);
  expect(orderAfter(line, { id: "a", priority: 3 }, false)).toEqual(["b", "a", "c"]);
  expect(orderAfter(line, { id: "new", priority: 9 }, false)).toEqual(["a", "b", "c", "new"]);
});
