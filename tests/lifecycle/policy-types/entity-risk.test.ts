import { drift, inOrg } from "./org";
import { tellStory } from "./story";

tellStory({
  kind: "rule",
  type: "ENTITY_RISK",
  args: {
    type: "ENTITY_RISK",
    name: "High risk",
    priority: 1,
    conditions: {
      entityRisk: { level: "HIGH" },
      riskDetectionTypes: { exclude: ["ADMIN_REPORTED_USER_RISK"] },
    },
    actions: { entityRisk: { actions: [{ action: "RUN_WORKFLOW", workflow: { id: 105230 } }] } },
  },
  declared: [
    { at: ["conditions", "entityRisk", "level"], to: "ANY" },
    { at: ["conditions", "riskDetectionTypes", "exclude"], to: ["BRUTE_FORCE_ATTACK"] },
    { at: ["actions", "entityRisk", "actions", 0, "workflow", "id"], to: 1 },
  ],
  undeclared: [
    { at: ["conditions", "people", "users", "exclude"], to: ["00uFriend"] },
    { at: ["conditions", "people", "groups"], to: { exclude: ["00gFriends"] } },
  ],
  leaves: "nothing",
});

describe("peculiar to ENTITY_RISK", () => {
  it(
    "shows an action that somebody takes away",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = {
        policyId: org.default("ENTITY_RISK"),
        type: "ENTITY_RISK",
        name: "High risk",
        conditions: { entityRisk: { level: "HIGH" } },
        actions: { entityRisk: { actions: [{ action: "TERMINATE_ALL_SESSIONS" }] } },
      };
      await life.up(args);
      await org.edit(life, ["actions", "entityRisk", "actions"], []);
      expect(await drift(life)).not.toEqual([]);
      await life.up(args);
      expect((await org.live(life)).actions).toMatchObject(args.actions);
      expect(await drift(life)).toEqual([]);
    }),
  );
});
