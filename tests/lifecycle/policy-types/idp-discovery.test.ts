import { drift, inOrg } from "./org";
import { tellStory } from "./story";

const conditions = {
  network: { connection: "ANYWHERE" },
  platform: {
    include: [
      { type: "DESKTOP", os: { type: "OSX" } },
      { type: "DESKTOP", os: { type: "WINDOWS" } },
    ],
  },
  userIdentifier: {
    type: "IDENTIFIER",
    patterns: [
      { matchType: "SUFFIX", value: "@partner.example" },
      { matchType: "SUFFIX", value: "@partner.example.org" },
    ],
  },
};
const idp = { idpSelectionType: "SPECIFIC", providers: [{ type: "SAML2", id: "0oa1" }] };
const rule = { type: "IDP_DISCOVERY", name: "Partners", priority: 1, conditions, actions: { idp } };

tellStory({
  kind: "rule",
  type: "IDP_DISCOVERY",
  args: rule,
  declared: [
    { at: ["actions", "idp", "providers", 0, "id"], to: "0oa2" },
    { at: ["conditions", "userIdentifier", "patterns", 1, "value"], to: "@elsewhere.example" },
  ],
  undeclared: [
    { at: ["conditions", "app", "exclude"], to: [{ type: "APP", id: "0oa3" }] },
    { at: ["conditions", "platform", "exclude"], to: [{ type: "MOBILE", os: { type: "ANY" } }] },
  ],
  unordered: [
    ["conditions", "platform", "include"],
    ["conditions", "userIdentifier", "patterns"],
  ],
  leaves: "nothing",
});

describe("peculiar to IDP_DISCOVERY", () => {
  it(
    "does not mind that shouldFallBackToOkta: false is never answered",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = {
        ...rule,
        policyId: org.default("IDP_DISCOVERY"),
        actions: { idp: { ...idp, shouldFallBackToOkta: false } },
      };
      await life.up(args);
      expect((await org.live(life)).actions).not.toMatchObject({ idp: { shouldFallBackToOkta: false } });
      expect(await drift(life)).toEqual([]);
      expect(await life.pending(args)).toBe(false);
    }),
  );

  it(
    "matches providers by their name where no property is named, and says so in its answer: no drift",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = {
        ...rule,
        policyId: org.default("IDP_DISCOVERY"),
        conditions: { network: { connection: "ANYWHERE" } },
        actions: {
          idp: {
            idpSelectionType: "DYNAMIC",
            providers: [],
            matchCriteria: [{ providerExpression: "login.identifier.substringAfter('@')" }],
          },
        },
      };
      await life.up(args);
      expect((await org.live(life)).actions).toMatchObject({
        idp: { matchCriteria: [{ propertyName: "name" }] },
      });
      expect(await drift(life)).toEqual([]);
      await org.edit(life, ["actions", "idp", "matchCriteria", 0, "propertyName"], "domain");
      expect(await drift(life)).not.toEqual([]);
      await life.up(args);
      expect(await drift(life)).toEqual([]);
    }),
  );

  it(
    "keeps the default rule last, whatever comes above it",
    inOrg(async (org) => {
      const policyId = org.default("IDP_DISCOVERY");
      for (const name of ["First", "Second"]) {
        const life = await org.lifeOf("rule");
        await life.up({ ...rule, policyId, name, priority: name === "First" ? 1 : 2 });
      }
      const rules = org.emulator.state().rules.filter((candidate) => candidate.policyId === policyId);
      expect(rules.sort((a, b) => a.priority - b.priority).map(({ name }) => name)).toEqual([
        "First",
        "Second",
        "Default Rule",
      ]);
    }),
  );
});
