import { drift, inOrg, inOrgWith } from "./org";
import { tellStory } from "./story";

const settings = {
  type: "AUTHENTICATORS",
  authenticators: [
    { key: "webauthn", enroll: { self: "REQUIRED" } },
    { key: "okta_password", enroll: { self: "REQUIRED" } },
    { key: "phone_number", enroll: { self: "NOT_ALLOWED" } },
  ],
};
const policy = {
  type: "MFA_ENROLL",
  name: "Employees' authenticators",
  priority: 1,
  conditions: { people: { groups: { include: ["00g1"] } } },
  settings,
};

tellStory({
  kind: "policy",
  type: "MFA_ENROLL",
  args: policy,
  declared: [
    {
      at: ["settings", "authenticators", "webauthn", "enroll", "self"],
      to: "OPTIONAL",
      shows: ["settings.authenticators.0.enroll.self"],
    },
    {
      at: ["settings", "authenticators", "phone_number", "enroll", "self"],
      to: "OPTIONAL",
      shows: ["settings.authenticators.2.enroll.self"],
    },
  ],
  undeclared: [
    // One that nobody listed, allowed: it joins the list.
    {
      at: ["settings", "authenticators", "security_question", "enroll", "self"],
      to: "OPTIONAL",
      shows: ["settings.authenticators.3.enroll.self", "settings.authenticators.3.key"],
    },
    // A limit on one that is listed.
    {
      at: ["settings", "authenticators", "webauthn", "constraints"],
      to: { aaguidGroups: ["Any key"] },
      shows: ["settings.authenticators.0.constraints.aaguidGroups"],
    },
  ],
  leaves: "nothing",
});

tellStory({
  kind: "rule",
  type: "MFA_ENROLL",
  args: {
    type: "MFA_ENROLL",
    name: "Payroll",
    priority: 1,
    conditions: {
      network: { connection: "ANYWHERE" },
      app: {
        include: [
          { type: "APP", id: "0oa1" },
          { type: "APP_TYPE", name: "yahoo_mail" },
        ],
      },
    },
    actions: { enroll: { self: "CHALLENGE" } },
  },
  declared: [
    { at: ["actions", "enroll", "self"], to: "NEVER" },
    { at: ["conditions", "app", "include", 0, "id"], to: "0oa2" },
  ],
  undeclared: [
    { at: ["conditions", "people", "users", "exclude"], to: ["00uFriend"] },
    {
      at: ["conditions", "app", "exclude"],
      to: [{ type: "APP_TYPE", name: "google_apps" }],
    },
  ],
  unordered: [["conditions", "app", "include"]],
  leaves: "nothing",
});

describe("peculiar to MFA_ENROLL", () => {
  it(
    "is answered with every authenticator of the org in the org's order: no drift, also when one is added",
    inOrg(async (org) => {
      const life = await org.lifeOf("policy");
      await life.up(policy);
      const answered = (await org.live(life)).settings;
      expect(answered).toMatchObject({ authenticators: expect.arrayContaining([expect.anything()]) });
      expect(JSON.stringify(answered)).toContain("google_otp");
      expect(life.mustExist().outs.settings).not.toEqual(answered);
      expect(await drift(life)).toEqual([]);

      org.emulator.features({
        authenticators: [
          { key: "yubikey_token" },
          { key: "webauthn" },
          { key: "okta_password" },
          { key: "phone_number" },
        ],
      });
      await org.edit(life, ["description"], "touched");
      expect(JSON.stringify((await org.live(life)).settings)).toContain("yubikey_token");
      expect(await drift(life)).toEqual([]);
      expect(await life.pending(policy)).toBe(false);
    }),
  );

  it(
    "does not mind the order in which they are declared",
    inOrg(async (org) => {
      const life = await org.lifeOf("policy");
      await life.up(policy);
      const turned = { ...settings, authenticators: [...settings.authenticators].reverse() };
      expect(await life.pending({ ...policy, settings: turned })).toBe(false);
    }),
  );

  it(
    "forbids what is no longer declared",
    inOrg(async (org) => {
      const life = await org.lifeOf("policy");
      await life.up(policy);
      const fewer = { ...settings, authenticators: settings.authenticators.slice(1) };
      expect(await life.pending({ ...policy, settings: fewer })).toBe(true);
      await life.up({ ...policy, settings: fewer });
      expect((await org.live(life)).settings).toMatchObject({
        authenticators: expect.arrayContaining([{ key: "webauthn", enroll: { self: "NOT_ALLOWED" } }]),
      });
      expect(await life.pending({ ...policy, settings: fewer })).toBe(false);
      expect(await drift(life)).toEqual([]);
    }),
  );

  it(
    "says which authenticator the org does not have",
    inOrgWith({ authenticators: [{ key: "okta_password" }] }, async (org) => {
      const life = await org.lifeOf("policy");
      await expect(life.up(policy)).rejects.toThrow(/did not keep settings\.authenticators\[webauthn\]/);
    }),
  );

  it(
    "tells two custom authenticators of one key apart by id",
    inOrgWith(
      {
        authenticators: [
          { key: "custom_app", id: "aut1" },
          { key: "custom_app", id: "aut2" },
          { key: "okta_password" },
        ],
      },
      async (org) => {
        const life = await org.lifeOf("policy");
        const custom = {
          ...policy,
          settings: {
            type: "AUTHENTICATORS",
            authenticators: [
              { key: "custom_app", id: "aut2", enroll: { self: "REQUIRED" } },
              { key: "custom_app", id: "aut1", enroll: { self: "NOT_ALLOWED" } },
              { key: "okta_password", enroll: { self: "REQUIRED" } },
            ],
          },
        };
        await life.up(custom);
        expect(await drift(life)).toEqual([]);
        // The first of that key in the org's order is aut1, which is declared second.
        await org.edit(life, ["settings", "authenticators", 0, "enroll", "self"], "OPTIONAL");
        expect(await drift(life)).toEqual(["settings.authenticators.1.enroll.self"]);
        await life.up(custom);
        expect(await drift(life)).toEqual([]);
      },
    ),
  );

  it(
    "has factors instead of authenticators on Classic, answered without their type",
    inOrgWith({ engine: "v1" }, async (org) => {
      const life = await org.lifeOf("policy");
      const classic = {
        ...policy,
        settings: { type: "FACTORS", factors: { okta_otp: { enroll: { self: "OPTIONAL" } } } },
      };
      await life.up(classic);
      expect((await org.live(life)).settings).not.toHaveProperty("type");
      expect(await drift(life)).toEqual([]);
      expect(await life.pending(classic)).toBe(false);
      await org.edit(life, ["settings", "factors", "okta_sms", "enroll", "self"], "OPTIONAL");
      expect(await drift(life)).toEqual(["settings.factors.okta_sms.enroll.self"]);
      await life.up(classic);
      expect(await drift(life)).toEqual([]);
    }),
  );

  it(
    "writes the default policy with the priority that it has by then",
    inOrg(async (org) => {
      const life = await org.lifeOf("policy");
      await life.up({ type: "MFA_ENROLL", adopt: { default: true } });
      await org.policy("MFA_ENROLL", "Somebody else's");
      await life.up({ type: "MFA_ENROLL", adopt: { default: true }, settings });
      expect(await org.live(life)).toMatchObject({ priority: 2 });
      expect(await drift(life)).toEqual([]);
    }),
  );

  it(
    "compares the pause between two reminders by its length",
    inOrg(async (org) => {
      const reminded = (duration: string) => ({
        settings: {
          type: "AUTHENTICATORS",
          authenticators: [
            {
              key: "webauthn",
              enroll: {
                self: "OPTIONAL",
                promotion: { skipCount: 3, cooldown: { type: "BY_DURATION", duration } },
              },
            },
          ],
        },
      });
      const { id } = org.lay("policy", "MFA_ENROLL", reminded("P1D"));
      const life = await org.lifeOf("policy");
      const args = { type: "MFA_ENROLL", adopt: { id }, ...reminded("PT24H") };
      await life.up(args);
      expect(await life.pending(args)).toBe(false);
      expect(await drift(life)).toEqual([]);
      org.lay("policy", "MFA_ENROLL", reminded("P7D"));
      expect(await drift(life)).not.toEqual([]);
    }),
  );
});
