import { drift, inOrg } from "./org";
import { tellStory } from "./story";

const rule = {
  type: "IDENTITY_CLAIM_SOURCING",
  adopt: { default: true },
  converge: true,
  onDestroy: "restore",
  actions: { claimSourcing: { redirectType: "IDP_DISCOVERY", refresh: { redirectType: "FIXED" } } },
};
const REFRESH = ["actions", "claimSourcing", "refresh"];

tellStory({
  kind: "rule",
  type: "IDENTITY_CLAIM_SOURCING",
  args: rule,
  declared: [{ at: [...REFRESH, "redirectType"], to: "NONE" }],
  undeclared: [{ at: [...REFRESH, "filter"], to: { include: [{ id: "0oa1" }] } }],
  leaves: "what was",
});

it(
  "does not mind the order of the identity providers that claims are asked of",
  inOrg(async (org) => {
    const life = await org.lifeOf("rule");
    const filter = { include: [{ id: "0oa1" }, { id: "0oa2" }] };
    const args = {
      ...rule,
      policyId: org.default("IDENTITY_CLAIM_SOURCING"),
      actions: {
        claimSourcing: { redirectType: "IDP_DISCOVERY", refresh: { redirectType: "FIXED", filter } },
      },
    };
    await life.up(args);
    await org.turn(life, [...REFRESH, "filter", "include"]);
    expect(await drift(life)).toEqual([]);
    expect(await life.pending(args)).toBe(false);
    await org.edit(life, [...REFRESH, "filter", "include"], [{ id: "0oa2" }]);
    expect(await drift(life)).not.toEqual([]);
  }),
);
