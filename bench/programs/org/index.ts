import type * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";
import { appIds, readEdit, readShape } from "../../shape";
import { ruleWishes } from "../wishes";

const shape = readShape();
const edit = readEdit();
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

const accessPolicies = numbers(shape.policies).map((index) => {
  const policy = new okta.Policy(`access-${index}`, {
    type: "ACCESS_POLICY",
    name: `${shape.prefix}Access ${index}`,
    description: "Of the benchmark",
  });
  const wishes = ruleWishes(shape.rules, index, edit);
  if (shape.asSets) {
    const set = new okta.PolicyRuleSet(`access-${index}-rules`, {
      policyId: policy.id,
      type: "ACCESS_POLICY",
      rules: wishes,
    });
    return { id: set.policyId, dependsOn: [set] as pulumi.Resource[] };
  }
  const rules = wishes.map(
    ({ name, actions }, rank) =>
      new okta.PolicyRule(`access-${index}-${name}`, {
        policyId: policy.id,
        type: "ACCESS_POLICY",
        name,
        priority: rank + 1,
        actions,
      }),
  );
  return { id: policy.id, dependsOn: rules as pulumi.Resource[] };
});

for (const [index, appId] of appIds(shape.mappings).entries()) {
  const policy = accessPolicies[index % accessPolicies.length];
  if (policy !== undefined) {
    new okta.PolicyResourceMapping(
      `app-${index}`,
      { appId, policyId: policy.id },
      { dependsOn: policy.dependsOn },
    );
  }
}

for (const index of numbers(shape.users)) {
  const user = new okta.ServiceUser(`robot-${index}`, { name: `${shape.prefix}robot-${index}` });
  new okta.ServiceUserApiKey(`robot-${index}-key`, { serviceUser: user.name });
}

const people = { groups: { include: ["00g1employees0000001"] } };

for (const index of numbers(shape.olderPolicies)) {
  const session = new okta.Policy(`session-${index}`, {
    type: "OKTA_SIGN_ON",
    name: `${shape.prefix}Session ${index}`,
    priority: index + 1,
    conditions: { people },
  });
  new okta.PolicyRuleSet(`session-${index}-rules`, {
    policyId: session.id,
    type: "OKTA_SIGN_ON",
    rules: [480, 60].map((maxSessionLifetimeMinutes) => ({
      name: `${maxSessionLifetimeMinutes} minutes`,
      conditions: { network: { connection: "ANYWHERE" }, authContext: { authType: "ANY" } },
      actions: {
        signon: {
          access: "ALLOW",
          primaryFactor: "PASSWORD_IDP_ANY_FACTOR",
          requireFactor: false,
          session: { usePersistentCookie: false, maxSessionIdleMinutes: 30, maxSessionLifetimeMinutes },
        },
      },
    })),
  });

  const password = new okta.Policy(`password-${index}`, {
    type: "PASSWORD",
    name: `${shape.prefix}Password ${index}`,
    priority: index + 1,
    conditions: { people, authProvider: { provider: "OKTA" } },
    settings: { password: { complexity: { minLength: 14 } } },
  });
  new okta.PolicyRuleSet(`password-${index}-rules`, {
    policyId: password.id,
    type: "PASSWORD",
    rules: (["ALLOW", "DENY"] as const).map((access) => ({
      name: `Change: ${access}`,
      conditions: { network: { connection: "ANYWHERE" } },
      actions: { passwordChange: { access }, selfServicePasswordReset: { access } },
    })),
  });
}
