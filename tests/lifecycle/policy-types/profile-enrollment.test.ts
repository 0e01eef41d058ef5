import { drift, inOrg } from "./org";
import { tellStory } from "./story";

const attributes = [
  { name: "email", label: "Work email", required: true },
  { name: "firstName", label: "First name", required: true },
];
const form = {
  access: "ALLOW",
  unknownUserAction: "REGISTER",
  activationRequirements: { emailVerification: true },
  profileAttributes: attributes,
  progressiveProfilingAction: "DISABLED",
};
const rule = {
  type: "PROFILE_ENROLLMENT",
  adopt: { catchAll: true },
  converge: true,
  onDestroy: "restore",
  actions: { profileEnrollment: form },
};
const FORM = ["actions", "profileEnrollment"];

tellStory({
  kind: "policy",
  type: "PROFILE_ENROLLMENT",
  args: { type: "PROFILE_ENROLLMENT", name: "Newcomers", description: "Who registers for payroll" },
  declared: [{ at: ["description"], to: "Who else registers" }],
  undeclared: [],
  leaves: "nothing",
});

tellStory({
  kind: "rule",
  type: "PROFILE_ENROLLMENT",
  args: rule,
  declared: [
    { at: [...FORM, "unknownUserAction"], to: "DENY" },
    { at: [...FORM, "activationRequirements", "emailVerification"], to: false },
    { at: [...FORM, "profileAttributes", 1, "required"], to: false },
  ],
  undeclared: [
    { at: [...FORM, "targetGroupIds"], to: ["00gAdmins"] },
    { at: [...FORM, "preRegistrationInlineHooks"], to: [{ inlineHookId: "cal1" }] },
    { at: [...FORM, "allowedIdentifiers"], to: ["login", "email"] },
  ],
  leaves: "what was",
});

describe("peculiar to PROFILE_ENROLLMENT", () => {
  it(
    "sends the uiSchemaId that Okta made along with every update",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = { ...rule, policyId: await org.policy("PROFILE_ENROLLMENT", "Newcomers") };
      await life.up(args);
      await org.edit(life, [...FORM, "uiSchemaId"], "uis1");
      const closed = { ...args, actions: { profileEnrollment: { ...form, unknownUserAction: "DENY" } } };
      const { bodies } = await org.wrote(() => life.up(closed));
      expect(bodies).toEqual([
        expect.objectContaining({
          name: "Catch-all Rule",
          priority: 99,
          actions: {
            profileEnrollment: expect.objectContaining({ uiSchemaId: "uis1", unknownUserAction: "DENY" }),
          },
        }),
      ]);
    }),
  );

  it(
    "takes a uiSchemaId that appears for Okta's own: no drift, and nothing that an update would undo",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = { ...rule, policyId: await org.policy("PROFILE_ENROLLMENT", "Newcomers") };
      await life.up(args);
      await org.edit(life, [...FORM, "uiSchemaId"], "uis1");
      expect(await drift(life)).toEqual([]);
      await life.up({ ...args, actions: { profileEnrollment: { ...form, unknownUserAction: "DENY" } } });
      expect((await org.live(life)).actions).toMatchObject({ profileEnrollment: { uiSchemaId: "uis1" } });
    }),
  );

  it(
    "shows fields of the form that change places",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = { ...rule, policyId: await org.policy("PROFILE_ENROLLMENT", "Newcomers") };
      await life.up(args);
      await org.edit(life, [...FORM, "profileAttributes"], [...attributes].reverse());
      expect(await drift(life)).not.toEqual([]);
      await life.up(args);
      expect(await drift(life)).toEqual([]);
      expect((await org.live(life)).actions).toMatchObject({
        profileEnrollment: { profileAttributes: attributes },
      });
    }),
  );
});
