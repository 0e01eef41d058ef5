import { drift, inOrg, inOrgWith, type Org } from "./org";
import { tellStory } from "./story";

const session = { usePersistentCookie: false, maxSessionIdleMinutes: 60, maxSessionLifetimeMinutes: 480 };
const signon = {
  access: "ALLOW",
  requireFactor: true,
  factorPromptMode: "SESSION",
  factorLifetime: 480,
  session,
};

tellStory({
  kind: "policy",
  type: "OKTA_SIGN_ON",
  args: {
    type: "OKTA_SIGN_ON",
    name: "Workforce",
    priority: 1,
    conditions: { people: { groups: { include: ["00g1"] } } },
  },
  declared: [{ at: ["conditions", "people", "groups", "include"], to: ["00g1", "00g2"] }],
  undeclared: [],
  leaves: "nothing",
});

tellStory({
  kind: "rule",
  type: "OKTA_SIGN_ON",
  args: {
    type: "SIGN_ON",
    name: "Everywhere",
    priority: 1,
    conditions: { network: { connection: "ANYWHERE" } },
    actions: { signon },
  },
  declared: [
    { at: ["actions", "signon", "requireFactor"], to: false },
    { at: ["actions", "signon", "session", "maxSessionLifetimeMinutes"], to: 0 },
  ],
  undeclared: [
    { at: ["conditions", "people", "users", "exclude"], to: ["00uFriend"] },
    { at: ["conditions", "authContext", "authType"], to: "RADIUS" },
    { at: ["actions", "signon", "primaryFactor"], to: "PASSWORD_IDP" },
  ],
  leaves: "nothing",
});

describe("peculiar to OKTA_SIGN_ON", () => {
  const ruleOf = async (org: Org, args: object) => ({
    policyId: await org.policy("OKTA_SIGN_ON", "Workforce"),
    type: "SIGN_ON",
    name: "Everywhere",
    ...args,
  });

  for (const primaryFactor of [null, "PASSWORD_IDP"]) {
    it(
      `takes a primary factor of ${primaryFactor} and other things that the org fills in for no drift`,
      inOrgWith({ primaryFactor }, async (org) => {
        const life = await org.lifeOf("rule");
        const args = await ruleOf(org, {
          conditions: { network: { connection: "ANYWHERE" }, riskScore: { level: "HIGH" } },
          actions: { signon },
        });
        await life.up(args);
        expect((await org.live(life)).conditions).toMatchObject({ risk: { behaviors: [] } });
        expect(await drift(life)).toEqual([]);
        expect(await life.pending(args)).toBe(false);
      }),
    );
  }

  it(
    "settles although zones outlive the change to ANYWHERE",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = await ruleOf(org, {
        conditions: { network: { connection: "ZONE", include: ["nzo1"] } },
        actions: { signon },
      });
      await life.up(args);
      const open = { ...args, conditions: { network: { connection: "ANYWHERE" } } };
      await life.up(open);
      expect((await org.live(life)).conditions).toMatchObject({ network: { connection: "ANYWHERE" } });
      expect(await life.pending(open)).toBe(false);
      expect(await drift(life)).toEqual([]);
      expect(await life.pending(open)).toBe(false);
    }),
  );

  it(
    "edits the default rule of the default policy, and puts it back",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const before = org.emulator.state();
      const args = {
        policyId: org.default("OKTA_SIGN_ON"),
        type: "SIGN_ON",
        adopt: { default: true },
        converge: true,
        onDestroy: "restore",
        actions: { signon: { requireFactor: true, factorPromptMode: "ALWAYS" } },
      };
      await life.up(args);
      expect((await org.live(life)).actions).toMatchObject({ signon: { requireFactor: true } });
      expect(await drift(life)).toEqual([]);
      expect(await life.pending(args)).toBe(false);
      await life.destroy();
      expect(org.since(before)).toEqual([]);
    }),
  );

  it(
    "keeps a policy that was deactivated in the console from passing unseen",
    inOrg(async (org) => {
      const life = await org.lifeOf("policy");
      const args = { type: "OKTA_SIGN_ON", name: "Workforce" };
      const { id } = (await life.up(args)) ?? { id: "" };
      await org.asAdmin("POST", `/api/v1/policies/${id}/lifecycle/deactivate`);
      expect(await drift(life)).toEqual(["status"]);
      await life.up(args);
      expect(await org.live(life)).toMatchObject({ status: "ACTIVE" });
    }),
  );
});
