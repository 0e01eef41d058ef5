import { drift, inOrg, type Org } from "./org";
import { tellStory } from "./story";

const password = { authenticationMethods: [{ key: "okta_password", method: "password" }] };
const chain = {
  authenticationMethods: [
    { key: "webauthn", method: "webauthn", userVerification: "REQUIRED" },
    { key: "okta_verify", method: "signed_nonce", phishingResistant: "REQUIRED" },
  ],
  next: [password],
  reauthenticateIn: "PT2H",
};
const second = {
  authenticationMethods: [{ key: "smart_card_idp", method: "idp" }],
  reauthenticateIn: "PT8H",
};
const chains = {
  appSignOn: { access: "ALLOW", verificationMethod: { type: "AUTH_METHOD_CHAIN", chains: [chain, second] } },
};
const METHOD = ["actions", "appSignOn", "verificationMethod"];

tellStory({
  kind: "rule",
  type: "ACCESS_POLICY",
  args: { type: "ACCESS_POLICY", name: "By chain", priority: 1, actions: chains },
  declared: [
    { at: [...METHOD, "chains", 0, "next", 0, "authenticationMethods", 0, "method"], to: "pin" },
    { at: [...METHOD, "chains", 0, "reauthenticateIn"], to: "PT24H" },
    {
      at: [...METHOD, "chains", 0, "authenticationMethods", 1, "phishingResistant"],
      to: "OPTIONAL",
    },
  ],
  undeclared: [{ at: [...METHOD, "chains", 1, "next"], to: [password] }],
  unordered: [[...METHOD, "chains", 0, "authenticationMethods"]],
  leaves: "nothing",
});

describe("chains of ACCESS_POLICY", () => {
  const ruleOf = async (org: Org, more: object) => ({
    policyId: await org.policy("ACCESS_POLICY", "Payroll"),
    type: "ACCESS_POLICY",
    name: "Employees",
    priority: 1,
    ...more,
  });

  it(
    "shows chains that change places, and puts them back",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = await ruleOf(org, { actions: chains });
      await life.up(args);
      const before = org.emulator.state();
      await org.edit(life, [...METHOD, "chains"], [second, chain]);
      expect(await drift(life)).not.toEqual([]);
      await life.up(args);
      expect(org.since(before)).toEqual([]);
      expect(await drift(life)).toEqual([]);
    }),
  );

  it(
    "settles after a change from ASSURANCE to a chain and back, and what went with the one goes",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const assurance = {
        appSignOn: {
          access: "ALLOW",
          verificationMethod: {
            type: "ASSURANCE",
            factorMode: "2FA",
            reauthenticateIn: "PT4H",
            inactivityPeriod: "PT1H",
          },
        },
      };
      const args = await ruleOf(org, { actions: assurance });
      await life.up(args);
      for (const actions of [chains, assurance]) {
        await life.up({ ...args, actions });
        expect(await drift(life)).toEqual([]);
        expect(await life.pending({ ...args, actions })).toBe(false);
        expect((await org.live(life)).actions).toMatchObject(actions);
      }
    }),
  );
});
