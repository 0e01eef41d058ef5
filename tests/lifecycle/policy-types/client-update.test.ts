import { drift, inOrg } from "./org";
import { tellStory } from "./story";

const rule = {
  type: "CLIENT_UPDATE",
  adopt: { default: true },
  converge: true,
  onDestroy: "restore",
  actions: { updateControls: { actions: [{ action: "OKTA_VERIFY_UPDATE", value: "HOTFIX_ONLY" }] } },
};

tellStory({
  kind: "rule",
  type: "CLIENT_UPDATE",
  args: rule,
  declared: [{ at: ["actions", "updateControls", "actions", 0, "value"], to: "DENY" }],
  undeclared: [],
  leaves: "what was",
});

describe("peculiar to CLIENT_UPDATE", () => {
  it(
    "can be taken over without a word about it: then it is watched, and left on destroy",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = {
        policyId: org.default("CLIENT_UPDATE"),
        type: "CLIENT_UPDATE",
        adopt: { default: true },
      };
      await life.up(args);
      const before = org.emulator.state();
      await org.edit(life, ["actions", "updateControls", "actions", 0, "value"], "DENY");
      expect(await drift(life)).not.toEqual([]);
      await life.up(args);
      expect(org.since(before)).toEqual([]);
      await life.destroy();
      expect(org.since(before)).toEqual([]);
    }),
  );
});
