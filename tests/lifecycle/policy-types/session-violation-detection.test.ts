import { drift, inOrg } from "./org";
import { tellStory } from "./story";

const rule = {
  type: "SESSION_VIOLATION_DETECTION",
  adopt: { name: "Session Risk Rule" },
  converge: true,
  onDestroy: "restore",
  conditions: { riskScore: { minRiskLevel: "MEDIUM" } },
  actions: { sessionViolationDetection: { policyEvaluation: { enabled: true } } },
};

tellStory({
  kind: "rule",
  type: "SESSION_VIOLATION_DETECTION",
  args: rule,
  declared: [
    { at: ["conditions", "riskScore", "minRiskLevel"], to: "HIGH" },
    { at: ["actions", "sessionViolationDetection", "policyEvaluation", "enabled"], to: false },
  ],
  undeclared: [
    {
      at: ["conditions", "network"],
      to: { connection: "ZONE", exclude: ["nzo1"] },
    },
  ],
  leaves: "what was",
});

describe("peculiar to SESSION_VIOLATION_DETECTION", () => {
  it(
    "is answered with a network of ANYWHERE: no drift, whether or not it is declared",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = { ...rule, policyId: org.default("SESSION_VIOLATION_DETECTION") };
      await life.up(args);
      expect((await org.live(life)).conditions).toMatchObject({ network: { connection: "ANYWHERE" } });
      expect(await drift(life)).toEqual([]);
      const said = { ...args, conditions: { ...rule.conditions, network: { connection: "ANYWHERE" } } };
      expect(await life.pending(said)).toBe(false);
    }),
  );

  it(
    "is left as it is by a destroy that was not asked to restore",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const { onDestroy: _onDestroy, ...args } = rule;
      await life.up({ ...args, policyId: org.default("SESSION_VIOLATION_DETECTION") });
      const { calls } = await org.wrote(() => life.destroy());
      expect(calls).toEqual([]);
    }),
  );
});
