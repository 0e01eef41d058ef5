import { drift, inOrg } from "./org";

// What Okta makes with the org or with a policy: it can be taken over, never made again.

it.each([
  "IDP_DISCOVERY",
  "ENTITY_RISK",
  "POST_AUTH_SESSION",
  "SESSION_VIOLATION_DETECTION",
  "CLIENT_UPDATE",
  "IDENTITY_CLAIM_SOURCING",
])(
  "there is one policy of %s per org, taken over for its id and never written",
  inOrg(async (org, type) => {
    const life = await org.lifeOf("policy");
    const args = { type, adopt: { default: true } };
    const { calls } = await org.wrote(async () => {
      await expect(life.up({ type, name: "Mine" })).rejects.toThrow(
        /^type: .* cannot be created; adopt the one/,
      );
      expect((await life.up(args))?.id).toBe(org.default(type));
      await life.up(args);
      expect(await drift(life)).toEqual([]);
      await life.destroy();
    });
    expect(calls).toEqual([]);
    expect(life.steps).toEqual(["create", "same", "delete"]);
  }),
);

it.each(["PROFILE_ENROLLMENT", "POST_AUTH_SESSION", "CLIENT_UPDATE", "IDENTITY_CLAIM_SOURCING"])(
  "a policy of %s has the rules that Okta made, watched and left if nothing is said of them",
  inOrg(async (org, type) => {
    const life = await org.lifeOf("rule");
    const policyId = org.default(type);
    const args = { policyId, type, adopt: { default: true } };
    const { calls } = await org.wrote(async () => {
      await expect(life.up({ policyId, type, name: "Mine" })).rejects.toThrow(
        /^type: .* cannot be created; adopt/,
      );
      await life.up(args);
      expect(await drift(life)).toEqual([]);
      expect(await life.pending(args)).toBe(false);
      await life.destroy();
    });
    expect(calls).toEqual([]);
  }),
);

it.each([
  ["MFA_ENROLL", { enroll: { self: "NEVER" } }],
  ["IDP_DISCOVERY", { idp: { providers: [{ type: "OKTA" }] } }],
  ["ENTITY_RISK", { entityRisk: { actions: [{ action: "TERMINATE_ALL_SESSIONS" }] } }],
])(
  "the last rule of %s can be watched but not changed",
  inOrg(async (org, type, actions) => {
    const life = await org.lifeOf("rule");
    const args = { policyId: org.default(type), type, adopt: { default: true } };
    const { calls } = await org.wrote(async () => {
      await life.up(args);
      expect(await drift(life)).toEqual([]);
      await expect(life.up({ ...args, actions })).rejects.toThrow(
        /^actions: the \w+ rule that Okta made cannot be changed; remove actions, and make a rule that goes before it/,
      );
    });
    expect(calls).toEqual([]);
  }),
);

it(
  "of the default ACCESS_POLICY nothing is written but the description, with the priority that it must have",
  inOrg(async (org) => {
    const life = await org.lifeOf("policy");
    const before = org.emulator.state();
    const args = {
      type: "ACCESS_POLICY",
      adopt: { default: true },
      converge: true,
      onDestroy: "restore",
      description: "For apps without a policy of their own",
    };
    const { bodies } = await org.wrote(() => life.up(args));
    expect(bodies).toEqual([
      expect.objectContaining({ name: "Any two factors", priority: 1, description: args.description }),
    ]);
    expect(await drift(life)).toEqual([]);
    expect(await life.pending(args)).toBe(false);
    await life.destroy();
    expect(org.since(before)).toEqual([]);
  }),
);

it(
  "a policy that Okta made for an app of its own is taken over by its name",
  inOrg(async (org) => {
    const life = await org.lifeOf("policy");
    const args = { type: "ACCESS_POLICY", adopt: { builtIn: "Okta Admin Console" } };
    await life.up(args);
    await life.up(args);
    expect(await drift(life)).toEqual([]);
    expect(life.steps).toEqual(["create", "same"]);
  }),
);
