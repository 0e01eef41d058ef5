import { drift, inOrg, inOrgWith } from "./org";
import { tellStory } from "./story";

const requirement = {
  primary: {
    methods: ["push", "otp"],
    methodConstraints: [{ method: "otp", allowedAuthenticators: [{ key: "google_otp" }] }],
  },
  stepUp: { required: true },
};
const actions = {
  passwordChange: { access: "ALLOW" },
  selfServicePasswordReset: { access: "ALLOW", requirement },
  selfServiceUnlock: { access: "DENY" },
};

tellStory({
  kind: "policy",
  type: "PASSWORD",
  args: {
    type: "PASSWORD",
    name: "Passphrases",
    priority: 1,
    conditions: { people: { groups: { include: ["00g1"] } }, authProvider: { provider: "OKTA" } },
    settings: { password: { complexity: { minLength: 16, excludeAttributes: ["firstName"] } } },
  },
  declared: [
    { at: ["settings", "password", "complexity", "minLength"], to: 8 },
    { at: ["settings", "password", "complexity", "excludeAttributes"], to: [] },
  ],
  undeclared: [
    { at: ["settings", "password", "lockout", "maxAttempts"], to: 0 },
    { at: ["settings", "password", "breachedProtection", "expireAfterDays"], to: 10 },
    { at: ["settings", "recovery", "factors", "okta_sms", "status"], to: "ACTIVE" },
    { at: ["settings", "delegation", "options", "skipUnlock"], to: true },
  ],
  leaves: "nothing",
});

tellStory({
  kind: "rule",
  type: "PASSWORD",
  args: {
    type: "PASSWORD",
    name: "Everywhere",
    priority: 1,
    conditions: { network: { connection: "ANYWHERE" } },
    actions,
  },
  declared: [
    { at: ["actions", "selfServiceUnlock", "access"], to: "ALLOW" },
    {
      at: ["actions", "selfServicePasswordReset", "requirement", "primary", "methods"],
      to: ["email", "otp", "push"],
    },
    { at: ["actions", "selfServicePasswordReset", "requirement", "stepUp", "required"], to: false },
  ],
  undeclared: [
    { at: ["conditions", "people", "users", "exclude"], to: ["00uFriend"] },
    { at: ["actions", "selfServicePasswordReset", "requirement", "accessControl"], to: "LEGACY" },
  ],
  leaves: "nothing",
});

describe("peculiar to PASSWORD", () => {
  it(
    "does not mind the order in which methods are answered",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = {
        policyId: await org.policy("PASSWORD", "Passphrases"),
        type: "PASSWORD",
        name: "R",
        actions,
      };
      await life.up(args);
      await org.edit(
        life,
        ["actions", "selfServicePasswordReset", "requirement", "primary", "methods"],
        ["otp", "push"],
      );
      expect(await drift(life)).toEqual([]);
      expect(await life.pending(args)).toBe(false);
    }),
  );

  it(
    "writes the default policy with the priority that it has by then",
    inOrg(async (org) => {
      const life = await org.lifeOf("policy");
      const args = (minLength: number) => ({
        type: "PASSWORD",
        adopt: { default: true },
        converge: true,
        settings: { password: { complexity: { minLength } } },
      });
      await life.up(args(12));
      expect(await org.live(life)).toMatchObject({ priority: 1 });
      // A policy of somebody else moves the default one down; Okta refuses any priority but the present one.
      await org.policy("PASSWORD", "Somebody else's");
      expect(await org.live(life)).toMatchObject({ priority: 2 });
      expect(await drift(life)).toEqual([]);
      await life.up(args(14));
      expect(await org.live(life)).toMatchObject({
        priority: 2,
        settings: { password: { complexity: { minLength: 14 } } },
      });
    }),
  );

  it(
    "finds the default policy beside the one of Active Directory",
    inOrgWith({ activeDirectory: true }, async (org) => {
      const life = await org.lifeOf("policy");
      await life.up({ type: "PASSWORD", adopt: { default: true } });
      expect(await org.live(life)).toMatchObject({ name: "Default Policy" });
      const directory = await org.lifeOf("policy");
      await directory.up({ type: "PASSWORD", adopt: { name: "Active Directory Policy" } });
      expect(await drift(directory)).toEqual([]);
    }),
  );

  it(
    "shows no drift in an org that knows nothing of leaked passwords",
    inOrgWith({ breachedProtection: false }, async (org) => {
      const life = await org.lifeOf("policy");
      const args = {
        type: "PASSWORD",
        name: "Passphrases",
        settings: { password: { complexity: { minLength: 16 } } },
      };
      await life.up(args);
      expect(await drift(life)).toEqual([]);
      // The feature comes to the org, and with it a field that says nothing.
      org.emulator.features({ breachedProtection: true });
      await org.edit(life, ["description"], "touched");
      expect((await org.live(life)).settings).toMatchObject({ password: { breachedProtection: {} } });
      expect(await drift(life)).toEqual([]);
    }),
  );
});
