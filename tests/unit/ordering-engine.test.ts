import * as fc from "fast-check";
import { v1, v2 } from "../../emulator/src/okta/priorities";
import { ENGINES } from "../../provider/src/ordering/engine";
import type { Standing } from "../../provider/src/ordering/list";

// Two people's models of one server: the provider's and the emulator's were written apart.

const ids = ["a", "b", "c", "d", "e", "f"] as const;

const gappedList = fc
  .uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 5 })
  .map((numbers): Standing[] =>
    [...numbers].sort((x, y) => x - y).map((priority, index) => ({ id: ids[index] ?? "", priority })),
  );
const denseList = fc
  .integer({ min: 0, max: 5 })
  .map((length): Standing[] => ids.slice(0, length).map((id, index) => ({ id, priority: index + 1 })));
const mover = fc.constantFrom(...ids);
const wanted = fc.option(fc.integer({ min: 0, max: 15 }), { nil: null });

const moved = (list: readonly Standing[], movement: ReadonlyMap<string, number>, id: string): Standing[] =>
  [
    ...list.filter((one) => one.id !== id),
    { id, priority: list.find((one) => one.id === id)?.priority ?? -1 },
  ]
    .map((one) => ({ ...one, priority: movement.get(one.id) ?? one.priority }))
    .sort((a, b) => a.priority - b.priority);

test("the newer framework: a write", () => {
  fc.assert(
    fc.property(gappedList, mover, wanted, (list, id, priority) => {
      const others = list.filter((one) => one.id !== id);
      const old = list.find((one) => one.id === id)?.priority ?? null;
      const movement = v2.place(others, { id, old, wanted: priority });
      expect(ENGINES.gapped.place(list, id, priority ?? undefined)).toEqual(moved(list, movement, id));
    }),
  );
});

test("the older framework: a write", () => {
  fc.assert(
    fc.property(denseList, mover, wanted, (list, id, priority) => {
      const others = list.filter((one) => one.id !== id);
      const movement = v1.place(others, [], { id, wanted: priority });
      expect(ENGINES.dense.place(list, id, priority ?? undefined)).toEqual(moved(list, movement, id));
    }),
  );
});

test("a deletion: the older framework closes up, the newer one leaves the gap", () => {
  fc.assert(
    fc.property(denseList, gappedList, mover, (dense, gapped, id) => {
      const left = dense.filter((one) => one.id !== id);
      const closed = v1.close(left, []);
      expect(ENGINES.dense.remove(dense, id)).toEqual(
        left.map((one) => ({ ...one, priority: closed.get(one.id) ?? one.priority })),
      );
      expect(ENGINES.gapped.remove(gapped, id)).toEqual(gapped.filter((one) => one.id !== id));
    }),
  );
});

// Recorded: docs/facts/okta-policy-api.md §3.3.
test.each<[string, Record<string, number>, string, number, Record<string, number>]>([
  ["an unchanged rule written again", { a: 1, b: 2, c: 3, d: 4 }, "a", 1, { a: 1, b: 3, c: 4, d: 5 }],
  ["a rule moved up", { a: 0, b: 1, c: 2, d: 3, e: 4, f: 5 }, "d", 1, { a: 0, d: 1, b: 2, c: 3, e: 5, f: 6 }],
])("%s", (_what, before, id, priority, after) => {
  const list = Object.entries(before).map(([one, number]) => ({ id: one, priority: number }));
  const entries = ENGINES.gapped.place(list, id, priority).map((one) => [one.id, one.priority]);
  expect(Object.fromEntries(entries)).toEqual(after);
});
