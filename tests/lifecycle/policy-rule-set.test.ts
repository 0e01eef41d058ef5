import { type Emulator, startEmulator } from "okta-emulator";
import { policyRule, policyRuleSet } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

type Rule = Record<string, unknown>;

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(async () => {
  forgetConnections();
  emulator.reset();
  await configured(policyRuleSet, emulator);
});
afterAll(() => emulator.stop());

const allow = (group: string, factorMode = "2FA"): Rule => ({
  conditions: { people: { groups: { include: [group] } } },
  actions: { appSignOn: { access: "ALLOW", verificationMethod: { type: "ASSURANCE", factorMode } } },
});
const deny = (group: string): Rule => ({
  conditions: { people: { groups: { include: [group] } } },
  actions: { appSignOn: { access: "DENY" } },
});
const CLOSED = { actions: { appSignOn: { access: "DENY" } } };
const G = ["00g1employees0000001", "00g1contractors00001", "00g1admins0000000001"] as const;

class Story {
  readonly life = new Life(policyRuleSet, "rules-1234567");
  constructor(readonly policyId: string) {}

  static async begin(): Promise<Story> {
    const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", {
      type: "ACCESS_POLICY",
      name: "App",
    });
    emulator.clearRequests();
    return new Story(String(id));
  }

  args(rules: Record<string, Rule>, more: Rule = {}): Rule {
    return { policyId: this.policyId, type: "ACCESS_POLICY", rules, order: Object.keys(rules), ...more };
  }

  /** In a process of its own, counting its requests. */
  async up(rules: Record<string, Rule>, more: Rule = {}) {
    forgetConnections();
    emulator.clearRequests();
    return this.life.up(this.args(rules, more));
  }

  async refresh() {
    forgetConnections();
    emulator.clearRequests();
    return this.life.refresh();
  }

  names(): string[] {
    return emulator
      .state()
      .rules.filter(({ policyId, system }) => policyId === this.policyId && !system)
      .sort((a, b) => a.priority - b.priority)
      .map(({ name }) => name);
  }

  lists(): number {
    return emulator.requests().filter(({ method, path }) => method === "GET" && path.endsWith("/rules"))
      .length;
  }

  rule(name: string) {
    const found = emulator
      .state()
      .rules.find((rule) => rule.policyId === this.policyId && rule.name === name);
    if (found === undefined) {
      throw new Error(`there is no rule ${name}`);
    }
    return found;
  }

  /** As an admin edits a rule in the console. */
  async edit(name: string, change: (body: Rule) => Rule): Promise<void> {
    const path = `/api/v1/policies/${this.policyId}/rules/${this.rule(name).id}`;
    await asAdmin(emulator, "PUT", path, change(await asAdmin(emulator, "GET", path)));
  }

  async add(name: string, rule: Rule, priority?: number): Promise<void> {
    await asAdmin(emulator, "POST", `/api/v1/policies/${this.policyId}/rules`, {
      type: "ACCESS_POLICY",
      name,
      ...rule,
      ...(priority === undefined ? {} : { priority }),
    });
  }

  ids(): Record<string, string> {
    return this.life.mustExist().outs.ids as Record<string, string>;
  }

  async pending(rules: Record<string, Rule>, more: Rule = {}): Promise<boolean> {
    forgetConnections();
    return this.life.pending(this.args(rules, more));
  }
}

test("a set is made with one list and one request for each rule, read with one list, and then silent", async () => {
  const story = await Story.begin();
  const rules = { Employees: allow(G[0]), Contractors: deny(G[1]), Admins: allow(G[2]) };
  const made = await story.up(rules, { catchAll: CLOSED });
  expect(story.names()).toEqual(["Employees", "Contractors", "Admins"]);
  expect(story.lists()).toBe(1);
  expect(writes(emulator)).toHaveLength(4);
  expect(made?.id).toBe(story.policyId);
  expect(made?.outs).toMatchObject({
    order: ["Employees", "Contractors", "Admins"],
    foreign: {},
    catchAll: { actions: { appSignOn: { access: "DENY" } } },
    rules: { Employees: { status: "ACTIVE", actions: { appSignOn: { access: "ALLOW" } } } },
  });
  expect(Object.keys(made?.outs.ids as Rule)).toHaveLength(3);
  expect(await story.refresh()).toEqual([]);
  expect(story.lists()).toBe(1);
  expect(await story.pending(rules, { catchAll: CLOSED })).toBe(false);
  await story.up(rules, { catchAll: CLOSED });
  expect(story.life.steps).toEqual(["create", "same"]);
  expect(emulator.requests()).toEqual([]);
});

test("a changed rule is one list and one write; a moved one, too", async () => {
  const story = await Story.begin();
  const rules = { A: allow(G[0]), B: deny(G[1]), C: allow(G[2]) };
  await story.up(rules, { catchAll: CLOSED });
  await story.up({ ...rules, C: allow(G[2], "1FA") }, { catchAll: CLOSED });
  expect(story.lists()).toBe(1);
  expect(writes(emulator)).toHaveLength(1);
  const { A, B, C } = { ...rules, C: allow(G[2], "1FA") };
  await story.up({ C, A, B }, { catchAll: CLOSED });
  expect(story.names()).toEqual(["C", "A", "B"]);
  expect(story.lists()).toBe(1);
  expect(writes(emulator)).toHaveLength(1);
  expect(await story.refresh()).toEqual([]);
});

const OPEN = {
  actions: { appSignOn: { access: "ALLOW", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } } },
};

describe("rules that the program does not name", () => {
  const rules = { A: allow(G[0]), B: deny(G[1]) };

  test("are reported until they are kept, and never learned", async () => {
    const story = await Story.begin();
    await story.up(rules);
    await story.add("backdoor", OPEN, 0);
    expect(await story.refresh()).toEqual(["foreign"]);
    expect(story.life.mustExist().inputs.foreign).toEqual({
      backdoor: { id: story.rule("backdoor").id, place: "on top", effect: "ALLOW, one factor, everyone" },
    });
    expect(await story.refresh()).toEqual([]);
    expect(await story.pending(rules)).toBe(true);
    await story.up(rules);
    expect(writes(emulator)).toEqual([]);
    expect(await story.pending(rules)).toBe(true);
    expect(await story.refresh()).toEqual(["foreign"]);
    const kept = { foreignRules: { keep: ["backdoor"] } };
    await story.up(rules, kept);
    expect(writes(emulator)).toEqual([]);
    expect(await story.pending(rules, kept)).toBe(false);
    expect(await story.refresh()).toEqual([]);
    expect(story.names()).toEqual(["backdoor", "A", "B"]);
  });

  test("are deleted only when they were shown", async () => {
    const story = await Story.begin();
    const remove = { foreignRules: "remove" };
    await story.up(rules, remove);
    await story.add("backdoor", OPEN, 0);
    await story.up({ ...rules, B: deny(G[2]) }, remove);
    expect(story.names()).toEqual(["backdoor", "A", "B"]);
    await story.add("newer", OPEN);
    await story.up({ ...rules, B: deny(G[2]) }, remove);
    expect(story.names()).toEqual(["A", "B", "newer"]);
    await story.up({ ...rules, B: deny(G[2]) }, remove);
    expect(story.names()).toEqual(["A", "B"]);
    expect(await story.refresh()).toEqual([]);
    expect(await story.pending({ ...rules, B: deny(G[2]) }, remove)).toBe(false);
  });
});

describe("edits in the console", () => {
  const rules = { A: allow(G[0]), B: deny(G[1]), C: allow(G[2]) };
  const CATCH_ALL = "Catch-all Rule";

  test.each<[string, (story: Story) => Promise<unknown>, string[], number]>([
    ["a condition", (s) => s.edit("A", (b) => ({ ...b, conditions: allow(G[2]).conditions })), ["rules"], 1],
    ["an action", (s) => s.edit("C", (b) => ({ ...b, actions: allow(G[2], "1FA").actions })), ["rules"], 1],
    ["a name", (s) => s.edit("B", (b) => ({ ...b, name: "Bee" })), ["rules"], 1],
    ["the order", (s) => s.edit("C", (b) => ({ ...b, priority: 0 })), ["order"], 1],
    [
      "a deactivation",
      (s) =>
        asAdmin(
          emulator,
          "POST",
          `/api/v1/policies/${s.policyId}/rules/${s.rule("B").id}/lifecycle/deactivate`,
        ),
      ["rules"],
      1,
    ],
    [
      "a deletion",
      (s) => asAdmin(emulator, "DELETE", `/api/v1/policies/${s.policyId}/rules/${s.rule("B").id}`),
      ["rules", "order"],
      1,
    ],
    ["the catch-all opened", (s) => s.edit(CATCH_ALL, (b) => ({ ...b, ...OPEN })), ["catchAll"], 1],
  ])("%s: shown, repaired, silent", async (_what, edit, shows, requests) => {
    const story = await Story.begin();
    await story.up(rules, { catchAll: CLOSED });
    await edit(story);
    expect((await story.refresh())?.sort()).toEqual([...shows].sort());
    expect(await story.refresh()).toEqual([]);
    expect(await story.pending(rules, { catchAll: CLOSED })).toBe(true);
    await story.up(rules, { catchAll: CLOSED });
    expect(writes(emulator)).toHaveLength(requests);
    expect(story.names()).toEqual(["A", "B", "C"]);
    expect(story.rule("B").status).toBe("ACTIVE");
    expect(await story.refresh()).toEqual([]);
    expect(await story.pending(rules, { catchAll: CLOSED })).toBe(false);
  });

  test("the catch-all is watched where the program says nothing of it, too", async () => {
    const story = await Story.begin();
    await story.edit(CATCH_ALL, (body) => ({ ...body, ...CLOSED }));
    await story.up(rules);
    expect(writes(emulator)).toHaveLength(3);
    await story.edit(CATCH_ALL, (body) => ({ ...body, ...OPEN }));
    expect(await story.refresh()).toEqual(["catchAll"]);
    expect(await story.pending(rules)).toBe(true);
    await story.up(rules);
    expect(writes(emulator)).toHaveLength(1);
    expect(await story.refresh()).toEqual([]);
    expect(await story.pending(rules)).toBe(false);
  });

  test("a declared field that somebody changed since is not undone unseen", async () => {
    const story = await Story.begin();
    await story.up(rules);
    await story.edit("A", (body) => ({ ...body, ...allow(G[0], "1FA") }));
    await expect(story.up({ ...rules, B: deny(G[2]) })).rejects.toThrow(
      /A: actions.*declared "2FA", in Okta "1FA"/,
    );
    expect(writes(emulator)).toEqual([]);
  });
});

describe("changes of several rules in one up", () => {
  test("two edits above a rule that lets in: one of them is born anew", async () => {
    const story = await Story.begin();
    await story.up({ A: allow(G[0]), B: allow(G[1]), C: allow(G[2]) });
    const before = story.ids();
    await story.up({ A: allow(G[0], "1FA"), B: allow(G[1], "1FA"), C: allow(G[2]) });
    const after = story.ids();
    expect(story.names()).toEqual(["A", "B", "C"]);
    expect(after.A).not.toBe(before.A);
    expect([after.B, after.C]).toEqual([before.B, before.C]);
    expect(await story.refresh()).toEqual([]);
    expect(await story.pending({ A: allow(G[0], "1FA"), B: allow(G[1], "1FA"), C: allow(G[2]) })).toBe(false);
  });

  test("in place, such edits are refused with the way out, and nothing is written", async () => {
    const story = await Story.begin();
    await story.up({ A: allow(G[0]), B: allow(G[1]), C: allow(G[2]) });
    await expect(
      story.up({ A: allow(G[0], "1FA"), B: allow(G[1], "1FA"), C: allow(G[2]) }, { transition: "inPlace" }),
    ).rejects.toThrow(/no order of writes is safe.*"A", "B".*transition: "safe"/s);
    expect(writes(emulator)).toEqual([]);
  });

  test("or a rule that refuses everybody stands on top for a moment", async () => {
    const story = await Story.begin();
    await story.up({ A: allow(G[0]), B: allow(G[1]), C: allow(G[2]) });
    const before = story.ids();
    const edited = { A: allow(G[0], "1FA"), B: allow(G[1], "1FA"), C: allow(G[2]) };
    await story.up(edited, { transition: "deny" });
    expect(writes(emulator)).toHaveLength(4);
    expect(story.ids()).toEqual(before);
    expect(story.names()).toEqual(["A", "B", "C"]);
    expect(await story.refresh()).toEqual([]);
    expect(await story.pending(edited, { transition: "deny" })).toBe(false);
  });

  test("a guard that an interrupted run left is told by no line of its own, and goes", async () => {
    const story = await Story.begin();
    const before = { A: allow(G[0]), B: allow(G[1]), C: allow(G[2]) };
    await story.up(before);
    emulator.faults.add({
      method: "PUT",
      path: "/rules/",
      times: 50,
      status: 401,
      body: { errorCode: "E0000011", errorSummary: "killed" },
    });
    const after = { A: allow(G[0], "1FA"), B: allow(G[1], "1FA"), C: allow(G[2]) };
    const old = story.life.mustExist();
    await expect(story.up(after, { transition: "deny" })).rejects.toThrow(/updated in part/);
    story.life.resource = old;
    emulator.faults.clear();
    expect(story.names()[0]).toMatch(/^Nobody while the rules change/);
    expect(await story.refresh()).toEqual([]);
    expect(story.life.mustExist().inputs.foreign).toBeUndefined();
    await story.up(after, { transition: "deny" });
    expect(story.names()).toEqual(["A", "B", "C"]);
    expect(await story.refresh()).toEqual([]);
  });

  test("names swapped: the contents stay, the names travel", async () => {
    const story = await Story.begin();
    await story.up({ A: allow(G[0]), B: deny(G[1]) });
    const before = story.ids();
    await story.up({ B: allow(G[0]), A: deny(G[1]) });
    expect(story.names()).toEqual(["B", "A"]);
    expect(story.ids()).toEqual({ A: before.B, B: before.A });
    expect(story.rule("B").actions).toMatchObject(allow(G[0]).actions as object);
    expect(await story.refresh()).toEqual([]);
  });

  test("names swapped by a run that was killed before the state knew of it: no conflict, and silence", async () => {
    const story = await Story.begin();
    await story.up({ A: allow(G[0]), B: deny(G[1]) });
    const old = story.life.mustExist();
    await story.up({ B: allow(G[0]), A: deny(G[1]) });
    story.life.resource = old;
    await story.up({ B: allow(G[0]), A: deny(G[1]) });
    expect(story.names()).toEqual(["B", "A"]);
    expect(await story.refresh()).toEqual([]);
    expect(await story.pending({ B: allow(G[0]), A: deny(G[1]) })).toBe(false);
  });

  test("contents exchanged: the rules are moved and renamed, and no id is lost", async () => {
    const story = await Story.begin();
    await story.up({ A: allow(G[0]), B: allow(G[1]), C: allow(G[2]) });
    const before = story.ids();
    await story.up({ A: allow(G[1]), B: allow(G[0]), C: allow(G[2]) });
    expect(story.names()).toEqual(["A", "B", "C"]);
    expect(story.ids()).toEqual({ A: before.B, B: before.A, C: before.C });
    expect(await story.refresh()).toEqual([]);
  });

  test("a rename is followed by its content, or by its key", async () => {
    const story = await Story.begin();
    await story.up({ A: allow(G[0]), b: { name: "B", ...deny(G[1]) } });
    const before = story.ids();
    await story.up({ Renamed: allow(G[0]), b: { name: "Also renamed", ...deny(G[2]) } });
    expect(writes(emulator)).toHaveLength(2);
    expect(story.ids()).toEqual({ Renamed: before.A, b: before.b });
    expect(story.names()).toEqual(["Renamed", "Also renamed"]);
    expect(await story.refresh()).toEqual([]);
  });

  test("a rule split in two, another one taken out, one deactivated", async () => {
    const story = await Story.begin();
    await story.up({ A: allow(G[0]), B: deny(G[1]), C: allow(G[2]) });
    await story.up({ A1: allow(G[0]), A2: allow(G[1]), C: { ...allow(G[2]), status: "INACTIVE" } });
    expect(story.names()).toEqual(["A1", "A2", "C"]);
    expect(story.rule("C").status).toBe("INACTIVE");
    expect(await story.refresh()).toEqual([]);
    await story.up({ A1: allow(G[0]), A2: allow(G[1]), C: allow(G[2]) });
    expect(story.rule("C").status).toBe("ACTIVE");
    expect(await story.refresh()).toEqual([]);
  });
});

describe("taking over", () => {
  const rules = { A: allow(G[0]), B: deny(G[1]) };

  test("writes nothing, names the differences, and the next up does them", async () => {
    const story = await Story.begin();
    await story.add("B", deny(G[1]));
    await story.add("A", allow(G[0], "1FA"));
    const ids = { A: story.rule("A").id, B: story.rule("B").id };
    await story.up(rules, { adopt: true, catchAll: CLOSED });
    expect(writes(emulator)).toEqual([]);
    expect(story.ids()).toEqual(ids);
    expect(await story.pending(rules, { adopt: true, catchAll: CLOSED })).toBe(true);
    await story.up(rules, { adopt: true, catchAll: CLOSED });
    expect(story.names()).toEqual(["A", "B"]);
    expect(story.ids()).toEqual(ids);
    expect(await story.refresh()).toEqual([]);
    expect(await story.pending(rules, { adopt: true, catchAll: CLOSED })).toBe(false);
  });

  test("with converge, what differs is written at once, and the rules still count as taken over", async () => {
    const story = await Story.begin();
    await story.add("B", deny(G[1]));
    await story.add("A", allow(G[0], "1FA"));
    const ids = { A: story.rule("A").id, B: story.rule("B").id };
    const more = { adopt: true, converge: true, catchAll: CLOSED };
    await story.up(rules, more);
    expect(story.names()).toEqual(["A", "B"]);
    expect(story.ids()).toEqual(ids);
    expect(await story.refresh()).toEqual([]);
    expect(await story.pending(rules, more)).toBe(false);
    await story.life.destroy();
    expect(story.names()).toEqual(["A", "B"]);
  });

  test("Okta's own rule alone is taken over without writing, too", async () => {
    const story = await Story.begin();
    await story.up({}, { adopt: true, catchAll: CLOSED });
    expect(writes(emulator)).toEqual([]);
    expect(await story.pending({}, { adopt: true, catchAll: CLOSED })).toBe(true);
    await story.up({}, { adopt: true, catchAll: CLOSED });
    expect(writes(emulator)).toHaveLength(1);
    expect(await story.refresh()).toEqual([]);
  });

  test("what stands there already is refused without being asked for, and nothing is written", async () => {
    const story = await Story.begin();
    await story.add("A", allow(G[0]));
    await expect(story.up(rules)).rejects.toThrow(
      /a rule that is not the set's has the name "A".*adopt: true/s,
    );
    expect(writes(emulator)).toEqual([]);
    expect(story.life.resource).toBeUndefined();
  });

  test("from single rules and back, without touching what is live", async () => {
    const story = await Story.begin();
    await configured(policyRule, emulator);
    const single = new Map(["A", "B"].map((name) => [name, new Life(policyRule)]));
    const args = (name: "A" | "B", more: Rule = {}): Rule => ({
      policyId: story.policyId,
      type: "ACCESS_POLICY",
      name,
      ...rules[name],
      ...more,
    });
    await single.get("A")?.up(args("A", { priority: 1 }));
    await single.get("B")?.up(args("B", { priority: 2 }));
    const live = JSON.stringify(emulator.state().rules);

    // One up: the set is created, then the single rules leave the program.
    await story.up(rules, { adopt: true });
    await single.get("A")?.drop();
    await single.get("B")?.drop();
    expect(writes(emulator)).toEqual([]);
    expect(JSON.stringify(emulator.state().rules)).toBe(live);
    expect(await story.pending(rules, { adopt: true })).toBe(false);
    expect(await story.refresh()).toEqual([]);

    // And back.
    forgetConnections();
    await single.get("A")?.up(args("A", { priority: 1, adopt: { name: "A" } }));
    await single.get("B")?.up(args("B", { priority: 2, adopt: { name: "B" } }));
    await story.life.drop();
    expect(writes(emulator)).toEqual([]);
    expect(JSON.stringify(emulator.state().rules)).toBe(live);
  });
});

test("destroying takes what lets in first, from the bottom, and what refuses last", async () => {
  const story = await Story.begin();
  await story.up({ A: allow(G[0]), B: deny(G[1]), C: allow(G[2]) });
  const { A, B, C } = story.ids();
  emulator.clearRequests();
  await story.life.destroy();
  expect(writes(emulator).map((line) => line.split("/").at(-1))).toEqual([C, A, B]);
  expect(story.names()).toEqual([]);
});

test("a write that fails leaves a set that the next up finishes", async () => {
  const story = await Story.begin();
  await story.up({ A: allow(G[0]), B: deny(G[1]) });
  emulator.faults.add({
    method: "POST",
    path: "/rules$",
    skip: 1,
    status: 400,
    body: { errorCode: "E0000001", errorSummary: "no" },
  });
  const next = { A: allow(G[0]), B: deny(G[1]), C: allow(G[2]), D: deny(G[2]) };
  await expect(story.up(next)).rejects.toThrow(/were updated in part.*400 E0000001/);
  await story.up(next);
  expect(story.names()).toEqual(["A", "B", "C", "D"]);
  expect(await story.refresh()).toEqual([]);
  expect(await story.pending(next)).toBe(false);
});

test("rules that a killed run made are taken as the set's own, and go with it", async () => {
  const story = await Story.begin();
  await story.up({ A: allow(G[0]) });
  const old = story.life.mustExist();
  await story.up({ A: allow(G[0]), B: deny(G[1]) });
  story.life.resource = old;
  await story.up({ A: allow(G[0]), B: deny(G[1]) });
  expect(writes(emulator)).toEqual([]);
  expect(await story.refresh()).toEqual([]);
  await story.life.destroy();
  expect(story.names()).toEqual([]);
});

test("an adopted rule that is renamed by its content stays adopted", async () => {
  const story = await Story.begin();
  await story.add("A", allow(G[0]));
  await story.up({ A: allow(G[0]) }, { adopt: true });
  await story.up({ B: allow(G[0]) }, { adopt: true });
  expect(story.names()).toEqual(["B"]);
  await story.life.destroy();
  expect(story.names()).toEqual(["B"]);
});

test("a policy that is full of other rules is told before anything is written", async () => {
  const story = await Story.begin();
  for (let index = 0; index < 99; index += 1) {
    await story.add(`F${index}`, deny(G[1]));
  }
  const full = { A: allow(G[0]), B: allow(G[1]) };
  await expect(story.up(full, { foreignRules: "keep" })).rejects.toThrow(
    /holds 99 rules, and Okta takes 100 at most/,
  );
  expect(writes(emulator)).toEqual([]);
});

test("where the numbers run out at the end, rules go up into the gaps first", async () => {
  const story = await Story.begin();
  await story.up({ A: allow(G[0]), B: allow(G[1]), C: allow(G[2]) });
  for (const [name, priority] of [
    ["C", 98],
    ["B", 97],
    ["A", 96],
  ] as const) {
    await story.edit(name, (body) => ({ ...body, priority }));
  }
  await story.up({ A: allow(G[0]), B: allow(G[1]), N: deny(G[0]), C: allow(G[2]) });
  expect(story.names()).toEqual(["A", "B", "N", "C"]);
  expect(await story.refresh()).toEqual([]);
});

test("a lost answer makes no second rule", async () => {
  const story = await Story.begin();
  emulator.faults.add({ method: "POST", path: "/rules$", lose: "response" });
  await story.up({ A: allow(G[0]), B: deny(G[1]) });
  expect(story.names()).toEqual(["A", "B"]);
  expect(await story.refresh()).toEqual([]);
});

describe("what cannot be is refused before anything is sent", () => {
  test.each<[string, Rule, RegExp]>([
    ["an empty set", { rules: {} }, /rules: a set without rules declares nothing/],
    ["Okta's own name", { rules: { "Catch-all Rule": allow(G[0]) } }, /the name of Okta's own rule/],
    ["a priority", { rules: { A: { ...allow(G[0]), priority: 1 } } }, /rules.A.priority: is not needed/],
    [
      "equal names",
      { rules: { A: allow(G[0]), b: { ...allow(G[1]), name: "A" } } },
      /another rule of the set has the name "A"/,
    ],
    [
      "conditions of Okta's own rule",
      { rules: {}, catchAll: { ...CLOSED, conditions: {} } },
      /only the actions/,
    ],
    [
      "a wrong action",
      { rules: { A: { actions: { appSignOn: { access: "MAYBE" } } } } },
      /rules.A.actions.appSignOn.access/,
    ],
    [
      "more rules than Okta takes",
      { rules: Object.fromEntries([...Array(101).keys()].map((index) => [`R${index}`, deny(G[0])])) },
      /100 rules in a policy at most, and these are 101/,
    ],
    ["a wrong transition", { rules: { A: allow(G[0]) }, transition: "quick" }, /transition/],
  ])("%s", async (_what, { rules, ...more }, message) => {
    const story = await Story.begin();
    await expect(story.up(rules as Record<string, Rule>, more)).rejects.toThrow(message);
    expect(emulator.requests()).toEqual([]);
  });

  test("a second set for the policy, and a single rule beside it", async () => {
    const story = await Story.begin();
    await story.up({ A: allow(G[0]) });
    const second = new Life(policyRuleSet, "other-7654321");
    await story.life.up(story.args({ A: allow(G[0]) }));
    await expect(second.up(story.args({ B: allow(G[1]) }))).rejects.toThrow(/owns the same list/);
    await configured(policyRule, emulator);
    const single = new Life(policyRule, "b-7654321");
    const args = { policyId: story.policyId, type: "ACCESS_POLICY", name: "B", ...deny(G[1]) };
    await expect(single.up(args)).rejects.toThrow(/PolicyRuleSet of this program owns/);
    forgetConnections();
    await story.life.up(story.args({ A: allow(G[0]) }, { foreignRules: { keep: ["B"] } }));
    await single.up(args);
    expect(story.names()).toEqual(["A", "B"]);
  });
});
