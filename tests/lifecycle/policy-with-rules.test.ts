import * as pulumi from "@pulumi/pulumi";
import { PolicyWithRules } from "pulumi-okta-native";

// What the component makes of its arguments, seen through Pulumi's own mocks. How its parts live on an org is told by
// the stories of the parts, and by tests/e2e/policy-with-rules.test.ts with the real engine.
const registered = new Map<string, pulumi.runtime.MockResourceArgs>();

beforeAll(async () => {
  await pulumi.runtime.setMocks(
    {
      newResource: (args) => {
        registered.set(args.name, args);
        return { id: `${args.name}-id`, state: args.inputs };
      },
      call: () => ({}),
    },
    "shop",
    "prod",
  );
});
beforeEach(() => registered.clear());

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
const settledValue = <T>(output: pulumi.Output<T>): Promise<T> =>
  new Promise((resolve) => output.apply(resolve));

/** The arguments that a part was given, without what stands for the provider. */
function argumentsOf(name: string): Record<string, unknown> {
  const { __okta, __provider, ...inputs } = registered.get(name)?.inputs ?? {};
  return inputs;
}

const ALLOW = { actions: { appSignOn: { access: "ALLOW" } } } as const;
const DENY = { actions: { appSignOn: { access: "DENY" } } } as const;

test("the parts share out the arguments: what the policy is, which rules it has, and which apps stand on it", async () => {
  const portal = new PolicyWithRules("portal", {
    type: "ACCESS_POLICY",
    name: "Portal",
    description: "For staff",
    rules: [
      { name: "Staff", ...ALLOW },
      { name: "Guests", key: "guests", ...DENY },
    ],
    catchAll: DENY,
    foreignRules: { keep: ["Break glass"] },
    transition: "inPlace",
    drift: "declared",
    onConflict: "overwrite",
    apps: ["0oa1payroll000000001"],
  });
  await settled();

  expect(registered.get("portal")?.type).toBe("pulumi-nodejs:dynamic/okta:Policy");
  expect(argumentsOf("portal")).toEqual({
    type: "ACCESS_POLICY",
    name: "Portal",
    description: "For staff",
    drift: "declared",
    onConflict: "overwrite",
  });
  expect(registered.get("portal-rules")?.type).toBe("pulumi-nodejs:dynamic/okta:PolicyRuleSet");
  expect(argumentsOf("portal-rules")).toEqual({
    policyId: "portal-id",
    type: "ACCESS_POLICY",
    rules: { Staff: ALLOW, guests: { name: "Guests", ...DENY } },
    order: ["Staff", "guests"],
    catchAll: DENY,
    foreignRules: { keep: ["Break glass"] },
    transition: "inPlace",
    drift: "declared",
    onConflict: "overwrite",
  });
  // Fed with the set's id, so that it waits for the rules.
  expect(argumentsOf("portal-0oa1payroll000000001")).toEqual({
    appId: "0oa1payroll000000001",
    policyId: "portal-rules-id",
  });
  expect(await settledValue(portal.id)).toBe("portal-rules-id");
  expect(await settledValue(portal.policy.id)).toBe("portal-id");
  expect(await settledValue(portal.ruleSet.order)).toEqual(["Staff", "guests"]);
  expect(Object.keys(portal.mappings)).toEqual(["0oa1payroll000000001"]);
  expect(await settledValue(portal.urn)).toContain("::okta:index:PolicyWithRules::portal");
  expect(await settledValue(portal.ruleSet.urn)).toContain(
    "::okta:index:PolicyWithRules$pulumi-nodejs:dynamic/okta:PolicyRuleSet::portal-rules",
  );
});

test("apps are called by their ids, whatever their order, or as the program calls them", async () => {
  const rules = [{ name: "Staff", ...ALLOW }];
  new PolicyWithRules("listed", { type: "ACCESS_POLICY", rules, apps: ["0oa2", "0oa1", "0oa2"] });
  const made = pulumi.output("0oa3");
  const named = new PolicyWithRules("named", { type: "ACCESS_POLICY", rules, apps: { payroll: made } });
  await settled();
  expect([...registered.keys()].filter((name) => name.startsWith("listed-0oa"))).toEqual([
    "listed-0oa2",
    "listed-0oa1",
  ]);
  expect(argumentsOf("named-payroll")).toMatchObject({ appId: "0oa3" });
  expect(Object.keys(named.mappings)).toEqual(["payroll"]);
});

test("apps of a user profile policy stand on it as such", async () => {
  const actions = { profileEnrollment: { access: "ALLOW", unknownUserAction: "DENY" } } as const;
  new PolicyWithRules("newcomers", {
    type: "PROFILE_ENROLLMENT",
    rules: [],
    catchAll: { actions },
    apps: ["0oa1"],
  });
  await settled();
  expect(argumentsOf("newcomers-rules")).toMatchObject({ rules: {}, order: [], catchAll: { actions } });
  expect(argumentsOf("newcomers-0oa1")).toMatchObject({ kind: "profileEnrollment" });
});

test.each([
  [{}, {}, {}],
  [{ adopt: { default: true } }, { adopt: { default: true } }, { adopt: true }],
  [{ onDestroy: "delete" }, { onDestroy: "delete" }, { onDestroy: "delete" }],
  [{ onDestroy: "release" }, { onDestroy: "release" }, { onDestroy: "release" }],
  // Fields of the policy are put back; of rules, those made here go and those taken over stay, which is their default.
  [{ onDestroy: "restore" }, { onDestroy: "restore" }, {}],
  [
    { converge: true, adopt: { name: "A" } },
    { converge: true, adopt: { name: "A" } },
    { converge: true, adopt: true },
  ],
  [{ allowSameName: true, priority: 2 }, { allowSameName: true, priority: 2 }, {}],
  [
    { drift: "declared", onConflict: "overwrite" },
    { drift: "declared", onConflict: "overwrite" },
    { drift: "declared", onConflict: "overwrite" },
  ],
] as const)("%j goes where it means something", async (given, ofPolicy, ofRules) => {
  new PolicyWithRules("sessions", {
    type: "OKTA_SIGN_ON",
    rules: [{ name: "Everybody", actions: { signon: { access: "DENY" } } }],
    ...given,
  });
  await settled();
  expect(argumentsOf("sessions")).toEqual({ type: "OKTA_SIGN_ON", ...ofPolicy });
  const { policyId, rules, order, ...others } = argumentsOf("sessions-rules");
  expect(others).toEqual({ type: "OKTA_SIGN_ON", ...ofRules });
});

test("what the compiler would refuse is refused for programs that it does not see", () => {
  const rules = [{ name: "Everybody", actions: { signon: { access: "DENY" } } }] as const;
  const wrong = { type: "OKTA_SIGN_ON", rules, apps: ["0oa1"] } as const;
  expect(() => new PolicyWithRules("sessions-with-app", wrong)).toThrow(
    /ACCESS_POLICY and PROFILE_ENROLLMENT/,
  );
  const apps: string[] = [];
  Reflect.set(apps, 0, pulumi.output("0oa1"));
  expect(
    () => new PolicyWithRules("unnamed", { type: "ACCESS_POLICY", rules: [{ name: "A", ...ALLOW }], apps }),
  ).toThrow(/needs a name/);
});

test("of a copy, the rules that the program names are taken over with it", async () => {
  new PolicyWithRules("copy", {
    type: "ACCESS_POLICY",
    cloneFrom: "rst1original",
    rules: [{ name: "Staff", ...ALLOW }],
  });
  await settled();
  expect(argumentsOf("copy")).toMatchObject({ cloneFrom: "rst1original" });
  expect(argumentsOf("copy-rules")).toMatchObject({ adopt: true });
});
