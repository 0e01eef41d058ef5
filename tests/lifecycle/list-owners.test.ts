import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyRule, PolicyRuleSet } from "pulumi-okta-native";

// Two resources of one program that do not go together, where the policy is not known before the up: told by the program.

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
    call: () => ({}),
  });
});

const actions = { appSignOn: { access: "DENY" } } as const;
const rules = [{ name: "Staff", actions }];
const type = "ACCESS_POLICY" as const;
let made = 0;
const policy = () => {
  made += 1;
  return new Policy(`policy-${made}`, { type });
};

test("a second set for a policy is refused", () => {
  const { id } = policy();
  new PolicyRuleSet("first", { policyId: id, type, rules });
  expect(() => new PolicyRuleSet("second", { policyId: id, type, rules })).toThrow(
    /PolicyRuleSet "second".*owns the same list/,
  );
});

test("a single rule beside a set is refused, whichever comes first, unless the set keeps it", () => {
  const one = policy();
  new PolicyRuleSet("beside", { policyId: one.id, type, rules });
  expect(() => new PolicyRule("single", { policyId: one.id, type, name: "Other", actions })).toThrow(
    /PolicyRule "single".*let the set leave it alone/,
  );
  const two = policy();
  new PolicyRule("earlier", { policyId: two.id, type, name: "Other", actions });
  expect(() => new PolicyRuleSet("later", { policyId: two.id, type, rules })).toThrow(
    /move the PolicyRule into the set/,
  );
  const three = policy();
  new PolicyRuleSet("keeping", { policyId: three.id, type, rules, foreignRules: { keep: ["Other"] } });
  expect(() => new PolicyRule("kept", { policyId: three.id, type, name: "Other", actions })).not.toThrow();
});

test("the rule that Okta made is the set's, unless the set compares only what it declares", () => {
  const one = policy();
  new PolicyRuleSet("silent", { policyId: one.id, type, rules, drift: "declared" });
  expect(
    () => new PolicyRule("catch-all", { policyId: one.id, type, adopt: { catchAll: true }, actions }),
  ).not.toThrow();
  const two = policy();
  new PolicyRuleSet("speaking", { policyId: two.id, type, rules });
  expect(
    () => new PolicyRule("catch-all-2", { policyId: two.id, type, adopt: { catchAll: true }, actions }),
  ).toThrow(/say in the set what it does/);
});

test("two rules of one name in a set are refused; a key tells them apart", () => {
  const { id } = policy();
  const twice = [...rules, ...rules];
  expect(() => new PolicyRuleSet("twice", { policyId: id, type, rules: twice })).toThrow(
    /two rules are called "Staff"/,
  );
});
