import { type Emulator, startEmulator } from "okta-emulator";
import { policyRuleSet } from "pulumi-okta-native/runtime";
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
