import * as fc from "fast-check";
import { type Emulator, startEmulator } from "okta-emulator";
import { policyRule } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(() => forgetConnections());
afterAll(() => emulator.stop());

/** The two ways in which Okta numbers rules. */
const KINDS = {
  dense: { policyType: "OKTA_SIGN_ON", type: "SIGN_ON", actions: { signon: { access: "ALLOW" } } },
  gapped: { policyType: "ACCESS_POLICY", type: "ACCESS_POLICY", actions: { appSignOn: { access: "ALLOW" } } },
} as const;
type Kind = keyof typeof KINDS;
const kinds: Kind[] = ["dense", "gapped"];

type Ranks = Record<string, number>;

/** Rules of one policy of their own, as one stack declares them. */
class Stack {
  readonly lives = new Map<string, Life>();
  #made = 0;

  private constructor(
    readonly kind: Kind,
    readonly policyId: string,
  ) {}

  static async of(kind: Kind, ranks: Ranks): Promise<Stack> {
    await configured(policyRule, emulator);
    const { policyType } = KINDS[kind];
    const name = `P${emulator.state().policies.length}`;
    const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", { type: policyType, name });
    const stack = new Stack(kind, String(id));
    await stack.upOneByOne(ranks);
    stack.newProcess();
    return stack;
  }

  newProcess(): void {
    forgetConnections();
    emulator.clearRequests();
    for (const { steps } of this.lives.values()) {
      steps.length = 0;
    }
  }

  args(name: string, priority: number | undefined): Record<string, unknown> {
    const { type, actions } = KINDS[this.kind];
    return { policyId: this.policyId, type, name, actions, ...(priority === undefined ? {} : { priority }) };
  }

  life(name: string): Life {
    const life = this.lives.get(name) ?? new Life(policyRule);
    this.lives.set(name, life);
    return life;
  }

  /** Each resource begins when the one before is done, as with `dependsOn`. */
  async upOneByOne(ranks: Ranks): Promise<void> {
    for (const [name, rank] of Object.entries(ranks)) {
      await this.life(name).up(this.args(name, rank));
    }
  }

  /** All begin in the given order and are written while others begin. */
  async up(ranks: Ranks): Promise<void> {
    await Promise.all(Object.entries(ranks).map(([name, rank]) => this.life(name).up(this.args(name, rank))));
  }

  /** Names of the rules that a refresh in a process of its own reports, and whether the next up would write them. */
  async drift(ranks: Ranks, names = Object.keys(ranks)): Promise<string[]> {
    this.newProcess();
    const reported = await Promise.all(
      names.map(async (name) => ((await this.life(name).refresh()) ?? []).length > 0),
    );
    const pending = new Set<string>();
    for (const name of names) {
      if (await this.life(name).pending(this.args(name, ranks[name]))) {
        pending.add(name);
      }
    }
    this.newProcess();
    return names.filter((name, index) => reported[index] === true || pending.has(name));
  }

  order(): string[] {
    return emulator
      .state()
      .rules.filter(({ policyId, system }) => policyId === this.policyId && !system)
      .sort((a, b) => a.priority - b.priority)
      .map(({ name }) => name);
  }

  /** As an admin drags a rule in the console. */
  async drag(name: string, priority: number): Promise<void> {
    const { id } =
      emulator.state().rules.find((rule) => rule.policyId === this.policyId && rule.name === name) ?? {};
    const path = `/api/v1/policies/${this.policyId}/rules/${id}`;
    await asAdmin(emulator, "PUT", path, { ...(await asAdmin(emulator, "GET", path)), priority });
    emulator.clearRequests();
  }

  /** A rule that no program knows. */
  async stranger(): Promise<string> {
    this.#made += 1;
    const name = `stranger ${this.#made}`;
    const { policyId, ...body } = this.args(name, undefined);
    await asAdmin(emulator, "POST", `/api/v1/policies/${policyId}/rules`, body);
    return name;
  }
}

const inOrder = (ranks: Ranks) => Object.keys(ranks).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));

test.each(kinds)("a rule placed before its unchanged siblings are known: they follow (%s)", async (kind) => {
  const stack = await Stack.of(kind, { a: 10, b: 20, c: 30 });
  const next = { a: 25, b: 20, c: 30 };
  await stack.upOneByOne(next);
  expect(stack.order()).toEqual(["b", "a", "c"]);
  expect(writes(emulator).length).toBeLessThanOrEqual(2);
  expect(await stack.drift(next)).toEqual([]);
});

test.each(kinds)(
  "a sibling that becomes known while the write is under way is reckoned with (%s)",
  async (kind) => {
    const stack = await Stack.of(kind, { a: 10, b: 20, c: 30 });
    emulator.faults.add({ method: "PUT", path: "/rules/", latencyMs: 100 });
    const moving = stack.life("a").up(stack.args("a", 25));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await stack.life("b").up(stack.args("b", 20));
    await stack.life("c").up(stack.args("c", 30));
    await moving;
    expect(stack.order()).toEqual(["b", "a", "c"]);
    expect(stack.life("c").steps).toEqual(["same"]);
  },
);

test.each(kinds)("siblings that are still to be moved lead nobody astray (%s)", async (kind) => {
  const stack = await Stack.of(kind, { a: 1, b: 2, c: 3, d: 4, e: 5 });
  const next = { e: 1, a: 5, b: 2, c: 3, d: 4 };
  await stack.up(next);
  expect(stack.order()).toEqual(["e", "b", "c", "d", "a"]);
  expect(writes(emulator)).toHaveLength(2);
  expect(await stack.drift(next)).toEqual([]);
});

test.each(kinds)(
  "after an own reorder no refresh reports anything, whoever is read first (%s)",
  async (kind) => {
    const stack = await Stack.of(kind, { a: 10, b: 20, c: 30, d: 40 });
    const next = { b: 20, c: 30, d: 40, a: 50 };
    await stack.up(next);
    for (const names of [["a", "b", "c", "d"], ["d", "c", "b", "a"], ["b", "a"], ["b"]]) {
      expect(await stack.drift(next, names)).toEqual([]);
    }
    // One at a time, as with --parallel 1.
    for (const name of ["b", "c", "d", "a"]) {
      expect(await stack.life(name).refresh()).toEqual([]);
    }
  },
);

test.each(kinds)(
  "a rule dragged in the console is reported, no other, and goes back with one write (%s)",
  async (kind) => {
    const ranks = { a: 10, b: 20, c: 30, d: 40 };
    const stack = await Stack.of(kind, ranks);
    await stack.drag("d", 1);
    expect(await stack.drift(ranks)).toEqual(["d"]);
    // A refresh that was recorded forgets nothing.
    expect(await stack.drift(ranks)).toEqual(["d"]);
    await stack.up(ranks);
    expect(writes(emulator)).toHaveLength(1);
    expect(stack.order()).toEqual(["a", "b", "c", "d"]);
    expect(await stack.drift(ranks)).toEqual([]);
  },
);

test.each(kinds)("a rule dragged and dragged back is no drift (%s)", async (kind) => {
  const ranks = { a: 10, b: 20, c: 30 };
  const stack = await Stack.of(kind, ranks);
  await stack.drag("c", 1);
  expect(await stack.drift(ranks)).not.toEqual([]);
  await stack.drag("c", 98);
  // This one puts the number of before back into the state.
  await stack.drift(ranks);
  expect(await stack.drift(ranks)).toEqual([]);
  expect(stack.life("c").mustExist().inputs.priority).toBe(30);
});

test.each(kinds)("reads one after the other report every contradiction, too (%s)", async (kind) => {
  const ranks = { a: 10, b: 20, c: 30 };
  const stack = await Stack.of(kind, ranks);
  await stack.drag("a", 50);
  for (const name of ["a", "b", "c"]) {
    await stack.life(name).refresh();
  }
  await stack.upOneByOne(ranks);
  expect(stack.order()).toEqual(["a", "b", "c"]);
});

test("a rule whose number the console left alone still shows that others were put before it", async () => {
  const ranks = { a: 1, b: 2 };
  const stack = await Stack.of("gapped", ranks);
  await stack.drag("a", 50);
  await stack.drag("b", 2);
  expect(await stack.drift(ranks)).toEqual(["a"]);
});

test.each(kinds)("a stranger dragged past a rule is reported (%s)", async (kind) => {
  const stack = await Stack.of(kind, {});
  const stranger = await stack.stranger();
  const ranks = { a: 50 };
  await stack.up(ranks);
  expect(stack.order()).toEqual([stranger, "a"]);
  expect(await stack.drift(ranks)).toEqual([]);
  await stack.drag("a", kind === "dense" ? 1 : 0);
  expect(await stack.drift(ranks)).toEqual(["a"]);
});

test("in a list without gaps other numbers for the same order are not written", async () => {
  const stack = await Stack.of("dense", { a: 1, b: 2, c: 3 });
  const next = { a: 10, b: 20, c: 30 };
  await stack.up(next);
  expect(writes(emulator)).toEqual([]);
  expect(await stack.drift(next)).toEqual([]);
});

test("in a list with gaps an object that goes back to its number is not written, for that pushes others", async () => {
  const stack = await Stack.of("gapped", { a: 1, b: 2 });
  await stack.drag("a", 5);
  await stack.drift({ a: 1, b: 2 });
  await stack.drag("a", 1);
  await stack.up({ a: 1, b: 2 });
  expect(writes(emulator)).toEqual([]);
  expect(await stack.drift({ a: 1, b: 2 })).toEqual([]);
});

test.each(kinds)(
  "a neighbour that was not known at the write is known at the read, if it comes (%s)",
  async (kind) => {
    const stack = await Stack.of(kind, { a: 10, b: 20, c: 30 });
    // "a" is written before the others begin, so it takes its neighbour for a stranger.
    await stack.upOneByOne({ a: 40, b: 20, c: 30 });
    stack.newProcess();
    const next = { a: 40, b: 20, c: 50 };
    await stack.up(next);
    expect(stack.order()).toEqual(["b", "a", "c"]);
    stack.newProcess();
    const first = stack.life("a").refresh();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await stack.life("c").refresh()).toEqual([]);
    expect(await first).toEqual([]);
  },
);

test("ranks beyond the numbers Okta takes are ranks all the same", async () => {
  const stack = await Stack.of("gapped", { c: 300, a: 100, b: 200 });
  expect(stack.order()).toEqual(["a", "b", "c"]);
});

test.each(kinds)(
  "whatever is shuffled, the order is right, and the next refresh and up are silent (%s)",
  async (kind) => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const ranksOf = fc
      .tuple(
        fc.shuffledSubarray(names, { minLength: names.length }),
        fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { minLength: names.length, maxLength: names.length }),
      )
      .map(
        ([order, ranks]): Ranks => Object.fromEntries(order.map((name, index) => [name, ranks[index] ?? 0])),
      );
    await fc.assert(
      fc.asyncProperty(ranksOf, ranksOf, fc.boolean(), async (before, after, together) => {
        const stack = await Stack.of(kind, before);
        expect(stack.order()).toEqual(inOrder(before));
        await (together ? stack.up(after) : stack.upOneByOne(after));
        expect(stack.order()).toEqual(inOrder(after));
        const changed = names.filter((name) => before[name] !== after[name]).length;
        expect(writes(emulator).length).toBeLessThanOrEqual(together ? changed : 2 * names.length);
        expect(await stack.drift(after)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  },
);

test("a rule that has its number still was not moved, whoever passed it unknown", async () => {
  const stack = await Stack.of("gapped", { a: 10, b: 20, c: 30 });
  // As with --parallel 1: "a" takes its neighbour for a stranger, for it is written before that one begins.
  const ranks = { a: 45, b: 20, c: 60 };
  await stack.upOneByOne(ranks);
  expect(stack.order()).toEqual(["b", "a", "c"]);
  stack.newProcess();
  for (const [name, rank] of Object.entries(ranks)) {
    expect(await stack.life(name).refresh()).toEqual([]);
    expect(await stack.life(name).pending(stack.args(name, rank))).toBe(false);
  }
});

test("the catch-all may be declared with its number: Okta alone places it", async () => {
  const stack = await Stack.of("gapped", { a: 10 });
  const args = { ...stack.args("Catch-all Rule", 99), adopt: { catchAll: true } };
  const life = new Life(policyRule);
  await life.up(args);
  stack.newProcess();
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(args)).toBe(false);
});
