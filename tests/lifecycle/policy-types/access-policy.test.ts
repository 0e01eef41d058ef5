import { drift, inOrg, inOrgWith, type Org } from "./org";
import { tellStory } from "./story";

const allow = {
  appSignOn: { access: "ALLOW", verificationMethod: { type: "ASSURANCE", factorMode: "2FA" } },
};
const METHOD = ["actions", "appSignOn", "verificationMethod"];

tellStory({
  kind: "policy",
  type: "ACCESS_POLICY",
  args: { type: "ACCESS_POLICY", name: "Payroll", description: "Who may open payroll" },
  declared: [{ at: ["description"], to: "Who else may open payroll" }],
  undeclared: [],
  leaves: "nothing",
});

tellStory({
  kind: "rule",
  type: "ACCESS_POLICY",
  args: {
    type: "ACCESS_POLICY",
    name: "Employees",
    priority: 1,
    conditions: {
      people: { groups: { include: ["00g1"] } },
      device: { registered: true, managed: true },
      platform: {
        include: [
          { type: "DESKTOP", os: { type: "MACOS" } },
          { type: "DESKTOP", os: { type: "WINDOWS" } },
        ],
      },
    },
    actions: {
      appSignOn: {
        access: "ALLOW",
        verificationMethod: {
          type: "ASSURANCE",
          factorMode: "2FA",
          constraints: [
            {
              knowledge: { types: ["password"] },
              possession: { phishingResistant: "REQUIRED", deviceBound: "REQUIRED" },
            },
            {
              possession: { excludedAuthenticationMethods: [{ key: "okta_email" }, { key: "phone_number" }] },
            },
          ],
        },
        keepMeSignedIn: { postAuth: "ALLOWED", postAuthPromptFrequency: "P30D" },
      },
    },
  },
  declared: [
    { at: [...METHOD, "factorMode"], to: "1FA" },
    { at: [...METHOD, "constraints", 0, "possession", "phishingResistant"], to: "OPTIONAL" },
    { at: ["actions", "appSignOn", "keepMeSignedIn", "postAuthPromptFrequency"], to: "PT2160H" },
    { at: ["conditions", "device", "managed"], to: false },
    { at: ["conditions", "people", "groups", "include"], to: ["00g1", "00gEverybody"] },
  ],
  undeclared: [
    { at: ["conditions", "people", "users", "exclude"], to: ["00uFriend"] },
    { at: ["conditions", "people", "groups", "exclude"], to: ["00gFriends"] },
    { at: ["conditions", "userType", "include"], to: ["otyContractor"] },
    { at: ["conditions", "riskScore", "level"], to: "LOW" },
    { at: ["conditions", "network"], to: { connection: "ZONE", include: ["nzo1"] } },
    { at: ["conditions", "elCondition"], to: { condition: "user.isAdmin" } },
    { at: [...METHOD, "reauthenticateIn"], to: "PT43800H" },
    { at: [...METHOD, "inactivityPeriod"], to: "PT1H" },
    { at: [...METHOD, "constraints", 0, "knowledge", "required"], to: false },
  ],
  unordered: [
    ["conditions", "platform", "include"],
    [...METHOD, "constraints", 1, "possession", "excludedAuthenticationMethods"],
  ],
  leaves: "nothing",
});

describe("peculiar to ACCESS_POLICY", () => {
  const ruleOf = async (org: Org, more: object) => ({
    policyId: await org.policy("ACCESS_POLICY", "Payroll"),
    type: "ACCESS_POLICY",
    name: "Employees",
    priority: 1,
    ...more,
  });

  it.each([
    ["a length of time", "P30D", "PT720H"],
    ["another spelling of it", "PT43200M", "PT720H"],
  ])(
    "is answered with %s in hours: no drift",
    inOrg(async (org, _what, declared, answered) => {
      const life = await org.lifeOf("rule");
      const keepMeSignedIn = { postAuth: "ALLOWED", postAuthPromptFrequency: declared };
      const args = await ruleOf(org, {
        actions: { appSignOn: { ...allow.appSignOn, keepMeSignedIn } },
      });
      await life.up(args);
      await org.edit(life, ["actions", "appSignOn", "keepMeSignedIn", "postAuthPromptFrequency"], answered);
      expect(await drift(life)).toEqual([]);
      expect(life.mustExist().inputs.actions).toMatchObject({ appSignOn: { keepMeSignedIn } });
      expect(await life.pending(args)).toBe(false);
    }),
  );

  it(
    "is answered with an os of ANY as OTHER: no drift",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = await ruleOf(org, {
        conditions: { platform: { include: [{ type: "MOBILE", os: { type: "ANY" } }] } },
        actions: allow,
      });
      await life.up(args);
      expect((await org.live(life)).conditions).toMatchObject({
        platform: { include: [{ os: { type: "OTHER" } }] },
      });
      expect(await drift(life)).toEqual([]);
      expect(await life.pending(args)).toBe(false);
    }),
  );

  it(
    "does not mind upper case in types and methods",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const of = (types: string[]) => ({
        appSignOn: {
          access: "ALLOW",
          verificationMethod: {
            type: "ASSURANCE",
            factorMode: "1FA",
            constraints: [{ knowledge: { types } }],
          },
        },
      });
      const args = await ruleOf(org, { actions: of(["PASSWORD"]) });
      await life.up(args);
      await org.edit(life, [...METHOD, "constraints", 0, "knowledge", "types"], ["password"]);
      expect(await drift(life)).toEqual([]);
      expect(await life.pending({ ...args, actions: of(["password"]) })).toBe(false);
    }),
  );

  it(
    "shows nothing when the org begins to score risk, and something when somebody uses it",
    inOrgWith({ riskScoring: false }, async (org) => {
      const life = await org.lifeOf("rule");
      const args = await ruleOf(org, {
        conditions: { people: { groups: { include: ["00g1"] } } },
        actions: allow,
      });
      await life.up(args);
      org.emulator.features({ riskScoring: true });
      await org.edit(life, ["priority"], 1);
      expect((await org.live(life)).conditions).toMatchObject({ riskScore: { level: "ANY" } });
      expect(await drift(life)).toEqual([]);
      await org.edit(life, ["conditions", "riskScore", "level"], "LOW");
      expect(await drift(life)).toEqual(["conditions.riskScore.level"]);
      await life.up(args);
      expect(await drift(life)).toEqual([]);
    }),
  );

  it(
    "writes the catch-all with its name and priority and without conditions",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const deny = {
        appSignOn: { access: "DENY", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } },
      };
      const { bodies } = await org.wrote(async () =>
        life.up({
          policyId: org.default("ACCESS_POLICY"),
          type: "ACCESS_POLICY",
          adopt: { catchAll: true },
          converge: true,
          actions: deny,
        }),
      );
      expect(bodies).toEqual([expect.objectContaining({ name: "Catch-all Rule", priority: 99 })]);
      expect(bodies[0]).not.toHaveProperty("conditions");
      expect(await drift(life)).toEqual([]);
    }),
  );

  it(
    "shows a catch-all that somebody opens",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = {
        policyId: await org.policy("ACCESS_POLICY", "Payroll"),
        type: "ACCESS_POLICY",
        adopt: { catchAll: true },
        converge: true,
        actions: { appSignOn: { access: "DENY" } },
      };
      await life.up(args);
      await org.edit(life, ["actions", "appSignOn", "access"], "ALLOW");
      expect(await drift(life)).toEqual(["actions.appSignOn.access"]);
      await life.up(args);
      expect((await org.live(life)).actions).toMatchObject({ appSignOn: { access: "DENY" } });
    }),
  );

  it(
    "takes conditions that are filled in and conditions of none for the same",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = await ruleOf(org, { actions: allow, conditions: {} });
      await life.up(args);
      await org.edit(life, ["conditions"], { network: { connection: "ANYWHERE" } });
      expect((await org.live(life)).conditions).toMatchObject({ people: { users: { exclude: [] } } });
      expect(await drift(life)).toEqual([]);
      await org.edit(life, ["conditions"], undefined);
      expect(await org.live(life)).toMatchObject({ conditions: null });
      expect(await drift(life)).toEqual([]);
      expect(await life.pending(args)).toBe(false);
    }),
  );
});
