import type { Step } from "../put-at";
import { type Life, writes } from "./life";
import { declaredIn } from "./policy-types/declared";
import { inOrg, type Org } from "./policy-types/org";

type Bag = Record<string, unknown>;

interface Story {
  readonly kind: "policy" | "rule";
  readonly type: string;
  readonly contents: Bag;
  /** What an administrator changes, and changes back. */
  readonly at: readonly Step[];
  /** Undefined takes it away. */
  readonly to?: unknown;
}

const { CHAIN, WITH_APP, SIGN_IN } = {
  CHAIN: {
    actions: {
      appSignOn: {
        access: "ALLOW",
        verificationMethod: {
          type: "AUTH_METHOD_CHAIN",
          chains: [
            {
              authenticationMethods: [
                { key: "okta_verify", method: "signed_nonce", userVerification: "REQUIRED" },
                { key: "okta_password", method: "password" },
              ],
            },
          ],
        },
      },
    },
  },
  WITH_APP: {
    conditions: { app: { include: [{ type: "APP", id: "0oa1" }] } },
    actions: { enroll: { self: "LOGIN" } },
  },
  SIGN_IN: {
    actions: {
      appSignOn: { access: "ALLOW", verificationMethod: { type: "ASSURANCE", factorMode: "2FA" } },
    },
  },
};
const METHOD = ["actions", "appSignOn", "verificationMethod"];

const stories: readonly Story[] = [
  { kind: "rule", type: "ACCESS_POLICY", contents: SIGN_IN, at: [...METHOD, "factorMode"] },
  {
    kind: "rule",
    type: "PASSWORD",
    contents: {
      conditions: { people: { users: { include: ["00u1"] } } },
      actions: { passwordChange: { access: "ALLOW" } },
    },
    at: ["conditions", "people", "users", "include"],
  },
  {
    kind: "rule",
    type: "PROFILE_ENROLLMENT",
    contents: {
      actions: {
        profileEnrollment: {
          access: "ALLOW",
          unknownUserAction: "REGISTER",
          profileAttributes: [{ name: "email", label: "Mail", required: true }],
        },
      },
    },
    at: ["actions", "profileEnrollment", "profileAttributes", 0, "label"],
  },
  {
    kind: "rule",
    type: "ACCESS_POLICY",
    contents: CHAIN,
    at: [...METHOD, "chains", 0, "authenticationMethods", 0, "userVerification"],
  },
  {
    kind: "rule",
    type: "ACCESS_POLICY",
    contents: {
      ...SIGN_IN,
      conditions: { device: { registered: true, managed: true }, elCondition: { condition: "true" } },
    },
    at: ["conditions"],
  },
  { kind: "rule", type: "MFA_ENROLL", contents: WITH_APP, at: ["conditions", "app", "include"], to: [] },
  { kind: "rule", type: "MFA_ENROLL", contents: WITH_APP, at: ["conditions", "app"] },
  {
    kind: "rule",
    type: "POST_AUTH_SESSION",
    contents: { actions: { postAuthSession: { failureActions: [{ action: "TERMINATE_SESSION" }] } } },
    at: ["actions", "postAuthSession", "failureActions"],
    to: [],
  },
  {
    kind: "rule",
    type: "IDP_DISCOVERY",
    contents: {
      actions: {
        idp: {
          idpSelectionType: "DYNAMIC",
          providers: [],
          matchCriteria: [{ providerExpression: "user.email" }],
        },
      },
    },
    at: ["actions", "idp", "matchCriteria"],
    to: [{ providerExpression: "user.login" }, { providerExpression: "user.email" }],
  },
];

const told = stories.map((story) => [story.type, story.at.join("."), story] as const);

describe("an edit of what is declared", () => {
  it.each(told)(
    "%s: %s shows once, waits for the next up, and is over when it is undone by hand",
    inOrg(async (org, _type, _path, { at, to, ...row }) => {
      const { life, args } = await standing(org, row);
      const before = await org.live(life);
      await org.edit(life, at, to);
      expect(await life.refresh()).toEqual([at[0]]);
      expect(await life.refresh()).toEqual([]);
      expect(await life.pending(args)).toBe(true);
      await putBack(org, life, before);
      expect(await life.refresh()).toEqual([at[0]]);
      expect(await life.pending(args)).toBe(false);
    }),
  );

  it.each(told)(
    "%s: %s is repaired by one write",
    inOrg(async (org, _type, _path, { at, to, ...row }) => {
      const { life, args } = await standing(org, row);
      const before = org.emulator.state();
      await org.edit(life, at, to);
      await life.refresh();
      expect((await org.wrote(() => life.up(args))).calls).toHaveLength(1);
      expect(org.since(before)).toEqual([]);
      expect(await life.refresh()).toEqual([]);
      expect(await life.pending(args)).toBe(false);
    }),
  );
});

it(
  "what was taken away stays declared: another value in its place shows, also where only declared fields count",
  inOrg(async (org) => {
    const { life } = await standing(org, {
      kind: "rule",
      type: "ACCESS_POLICY",
      contents: { ...SIGN_IN, conditions: { elCondition: { condition: "true" } }, drift: "declared" },
    });
    await org.edit(life, ["conditions", "elCondition"], undefined);
    expect(await life.refresh()).toEqual(["conditions"]);
    await org.edit(life, ["conditions", "elCondition"], { condition: "false" });
    expect(await life.refresh()).toEqual(["conditions"]);
    expect(life.mustExist().inputs.conditions).toEqual({ elCondition: { condition: "false" } });
  }),
);

it(
  "a changed member of a set keeps its place, so that the others do not show",
  inOrg(async (org) => {
    const { life } = await standing(org, {
      kind: "rule",
      type: "PASSWORD",
      contents: {
        conditions: { people: { groups: { include: ["00g1", "00g2", "00g3"] } } },
        actions: { passwordChange: { access: "ALLOW" } },
      },
    });
    await org.edit(life, ["conditions", "people", "groups", "include"], ["00g3", "00g9", "00g1"]);
    expect(await life.refresh()).toEqual(["conditions"]);
    const shown = { conditions: { people: { groups: { include: ["00g1", "00g9", "00g3"] } } } };
    expect(life.mustExist().inputs).toMatchObject(shown);
    expect(life.mustExist().outs).toMatchObject(shown);
    expect(await life.refresh()).toEqual([]);
  }),
);

it(
  "a condition that somebody added goes as a whole, its neutral fields too",
  inOrg(async (org) => {
    const { life, args } = await standing(org, { kind: "rule", type: "ACCESS_POLICY", contents: SIGN_IN });
    await org.edit(life, ["conditions"], { device: { registered: true, managed: false } });
    expect(await life.refresh()).toEqual(["conditions"]);
    expect(life.mustExist().inputs.conditions).toEqual({ device: { registered: true, managed: false } });
    await life.up(args);
    expect((await org.live(life)).conditions).not.toHaveProperty("device");
    expect(await life.refresh()).toEqual([]);
  }),
);

async function standing(
  org: Org,
  row: Pick<Story, "kind" | "type" | "contents">,
): Promise<{ life: Life; args: Bag }> {
  const args: Bag = await declaredIn(org, row);
  const life = await org.lifeOf(row.kind);
  await life.up(args);
  org.emulator.clearRequests();
  await life.up(args);
  expect(await life.refresh()).toEqual([]);
  expect(writes(org.emulator)).toEqual([]);
  return { life, args };
}

async function putBack(org: Org, life: Life, before: Bag): Promise<void> {
  await org.asAdmin("PUT", `/api/v1/policies/${life.mustExist().id.replace("/", "/rules/")}`, before);
}
