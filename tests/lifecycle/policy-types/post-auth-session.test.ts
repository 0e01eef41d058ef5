import { drift, inOrg, type Org } from "./org";
import { tellStory } from "./story";

const rule = {
  type: "POST_AUTH_SESSION",
  adopt: { name: "Session Protection Rule" },
  converge: true,
  onDestroy: "restore",
  conditions: { people: { groups: { include: ["00g1"] } } },
  actions: { postAuthSession: { failureActions: [{ action: "TERMINATE_SESSION" }] } },
};
const ACTIONS = ["actions", "postAuthSession", "failureActions"];

tellStory({
  kind: "rule",
  type: "POST_AUTH_SESSION",
  args: rule,
  declared: [
    { at: ["conditions", "people", "groups", "include"], to: ["00g1", "00g2"] },
    { at: [...ACTIONS, 0, "action"], to: "RUN_WORKFLOW" },
  ],
  undeclared: [{ at: ["conditions", "people", "users", "exclude"], to: ["00uFriend"] }],
  leaves: "what was",
});

describe("peculiar to POST_AUTH_SESSION", () => {
  const argsIn = (org: Org) => ({ ...rule, policyId: org.default("POST_AUTH_SESSION") });

  it(
    "does not mind empty lists that are not answered, nor a null that comes with every action",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const empty = {
        ...argsIn(org),
        conditions: { people: { users: { include: [], exclude: [] }, groups: { include: [], exclude: [] } } },
      };
      await life.up(empty);
      const live = await org.live(life);
      expect(live.conditions).toEqual({ people: { users: { exclude: [] } } });
      expect(live.actions).toEqual({
        postAuthSession: { failureActions: [{ action: "TERMINATE_SESSION", slo: null }] },
      });
      expect(await drift(life)).toEqual([]);
      expect(await life.pending(empty)).toBe(false);
    }),
  );

  it(
    "may have nothing to do, and shows when somebody gives it something",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const idle = { ...argsIn(org), actions: { postAuthSession: {} } };
      await life.up(idle);
      const before = org.emulator.state();
      expect(await drift(life)).toEqual([]);
      expect(await life.pending(idle)).toBe(false);
      await org.edit(life, ACTIONS, [{ action: "TERMINATE_SESSION" }]);
      expect(await drift(life)).not.toEqual([]);
      await life.up(idle);
      expect(org.since(before)).toEqual([]);
    }),
  );

  it(
    "stays where it stands, however often it is written",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = argsIn(org);
      await life.up(args);
      const { priority } = await org.live(life);
      for (const groups of [["00g2"], ["00g3"]]) {
        await life.up({ ...args, conditions: { people: { groups: { include: groups } } } });
        expect(await org.live(life)).toMatchObject({ priority });
      }
    }),
  );
});
