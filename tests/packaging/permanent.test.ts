import * as pulumi from "@pulumi/pulumi";
import * as rpc from "@pulumi/pulumi/runtime/rpc";
import {
  AccessExpectation,
  Policy,
  PolicyOrder,
  PolicyResourceMapping,
  PolicyRule,
  PolicyRuleSet,
  PolicyWithRules,
  ServiceUser,
  ServiceUserApiKey,
  ServiceUserGroupMembership,
} from "pulumi-okta-native";
import * as runtime from "pulumi-okta-native/runtime";
import { POLICY_WITH_RULES_TOKEN, providerText, TYPE_TOKENS } from "../../provider/src/pulumi/kinds";
import { UNKNOWN } from "../../provider/src/pulumi/unknown";

// What stands in users' states. A line may be added; none may ever change.
const PERMANENT = {
  policy: {
    token: "pulumi-nodejs:dynamic/okta:Policy",
    text: 'exports.handler=()=>require("pulumi-okta-native/runtime").policy',
  },
  policyRule: {
    token: "pulumi-nodejs:dynamic/okta:PolicyRule",
    text: 'exports.handler=()=>require("pulumi-okta-native/runtime").policyRule',
  },
  policyRuleSet: {
    token: "pulumi-nodejs:dynamic/okta:PolicyRuleSet",
    text: 'exports.handler=()=>require("pulumi-okta-native/runtime").policyRuleSet',
  },
  policyOrder: {
    token: "pulumi-nodejs:dynamic/okta:PolicyOrder",
    text: 'exports.handler=()=>require("pulumi-okta-native/runtime").policyOrder',
  },
  policyResourceMapping: {
    token: "pulumi-nodejs:dynamic/okta:PolicyResourceMapping",
    text: 'exports.handler=()=>require("pulumi-okta-native/runtime").policyResourceMapping',
  },
  accessExpectation: {
    token: "pulumi-nodejs:dynamic/okta:AccessExpectation",
    text: 'exports.handler=()=>require("pulumi-okta-native/runtime").accessExpectation',
  },
  serviceUser: {
    token: "pulumi-nodejs:dynamic/oktapam:ServiceUser",
    text: 'exports.handler=()=>require("pulumi-okta-native/runtime").serviceUser',
  },
  serviceUserApiKey: {
    token: "pulumi-nodejs:dynamic/oktapam:ServiceUserApiKey",
    text: 'exports.handler=()=>require("pulumi-okta-native/runtime").serviceUserApiKey',
  },
  serviceUserGroupMembership: {
    token: "pulumi-nodejs:dynamic/oktapam:ServiceUserGroupMembership",
    text: 'exports.handler=()=>require("pulumi-okta-native/runtime").serviceUserGroupMembership',
  },
} as const;
type Kind = keyof typeof PERMANENT;
const kinds = Object.keys(PERMANENT) as Kind[];

const providers: Readonly<Record<Kind, pulumi.dynamic.ResourceProvider>> = { ...runtime };

test.each(kinds)("%s: token and text, byte for byte", (kind) => {
  expect(TYPE_TOKENS[kind]).toBe(PERMANENT[kind].token);
  expect(providerText(kind)).toBe(PERMANENT[kind].text);
});

test("every kind that states can name is pinned here, and loaded by the back door", () => {
  expect(Object.keys(TYPE_TOKENS).sort()).toEqual([...kinds].sort());
  expect(Object.keys(runtime).sort()).toEqual([...kinds].sort());
});

test.each(kinds)("%s: the text, run as Pulumi's plugin runs it, gives that provider", (kind) => {
  const exported: { handler?: () => unknown } = {};
  const load = (name: string): unknown => {
    expect(name).toBe("pulumi-okta-native/runtime");
    return runtime;
  };
  new Function("exports", "require", PERMANENT[kind].text)(exported, load);
  expect(exported.handler?.()).toBe(providers[kind]);
  for (const method of ["check", "diff", "create", "read", "update", "delete", "configure"] as const) {
    expect(typeof providers[kind][method]).toBe("function");
  }
});

test("the classes register just these", async () => {
  const registered = new Map<string, pulumi.runtime.MockResourceArgs>();
  await pulumi.runtime.setMocks({
    newResource: (args) => {
      registered.set(args.name, args);
      return { id: `${args.name}-id`, state: args.inputs };
    },
    call: () => ({}),
  });
  const made = {
    policy: new Policy("policy", { type: "PASSWORD" }),
    policyRule: new PolicyRule("policyRule", { policyId: "p", type: "PASSWORD" }),
    policyRuleSet: new PolicyRuleSet("policyRuleSet", { policyId: "p", type: "PASSWORD", rules: [] }),
    policyOrder: new PolicyOrder("policyOrder", { type: "PASSWORD", policies: ["p"] }),
    policyResourceMapping: new PolicyResourceMapping("policyResourceMapping", { appId: "a", policyId: "p" }),
    accessExpectation: new AccessExpectation("accessExpectation", { app: "a", rule: "r" }),
    serviceUser: new ServiceUser("serviceUser"),
    serviceUserApiKey: new ServiceUserApiKey("serviceUserApiKey", { serviceUser: "u" }),
    serviceUserGroupMembership: new ServiceUserGroupMembership("serviceUserGroupMembership", {
      serviceUser: "u",
      group: "g",
    }),
  } satisfies Record<Kind, pulumi.CustomResource>;
  for (const kind of kinds) {
    await new Promise((resolve) => made[kind].urn.apply(resolve));
    expect(registered.get(kind)?.type).toBe(PERMANENT[kind].token);
    expect(registered.get(kind)?.inputs.__provider).toBe(PERMANENT[kind].text);
  }
});

test("the component: token, byte for byte, and the names of its parts, which stand in states, too", async () => {
  expect(POLICY_WITH_RULES_TOKEN).toBe("okta:index:PolicyWithRules");
  const made = new PolicyWithRules("portal", {
    type: "ACCESS_POLICY",
    rules: [{ name: "Staff" }],
    apps: ["0oa1"],
  });
  const parts = [made, made.policy, made.ruleSet, ...Object.values(made.mappings)];
  const urns = await Promise.all(
    parts.map(({ urn }) => new Promise<string>((resolve) => urn.apply(resolve))),
  );
  expect(urns.map((urn) => urn.split("::").slice(2).join("::"))).toEqual([
    "okta:index:PolicyWithRules::portal",
    "okta:index:PolicyWithRules$pulumi-nodejs:dynamic/okta:Policy::portal",
    "okta:index:PolicyWithRules$pulumi-nodejs:dynamic/okta:PolicyRuleSet::portal-rules",
    "okta:index:PolicyWithRules$pulumi-nodejs:dynamic/okta:PolicyResourceMapping::portal-0oa1",
  ]);
});

test("the sign for what is not known yet is Pulumi's own", () => {
  expect(UNKNOWN).toBe(rpc.unknownValue);
});
