import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

const config = new pulumi.Config();
const policies = config.getNumber("policies") ?? 3;
const count = config.getNumber("rules") ?? 40;
const isReversed = config.getBoolean("reversed") === true;
const asSets = config.getBoolean("sets") === true;

const closed = { appSignOn: { access: "DENY" } } as const;

function ruleOf(index: number) {
  return {
    name: `Rule ${String(index).padStart(2, "0")}`,
    conditions: { elCondition: { condition: `user.profile.costCenter == "${index}"` } },
    actions:
      index % 3 === 0
        ? closed
        : ({
            appSignOn: { access: "ALLOW", verificationMethod: { type: "ASSURANCE", factorMode: "2FA" } },
          } as const),
  };
}

/** The same disorder at every run: programs do not list their rules by rank. */
function shuffled<T>(list: readonly T[]): T[] {
  return [...list]
    .map((element, index) => ({ element, at: (index * 7919 + 13) % 104729 }))
    .sort((a, b) => a.at - b.at)
    .map(({ element }) => element);
}

for (let place = 0; place < policies; place += 1) {
  const policy = new okta.Policy(`app-${place}`, { type: "ACCESS_POLICY", name: `App ${place}` });
  const order = [...Array(count).keys()].map((index) => (isReversed ? count - 1 - index : index));
  if (asSets) {
    new okta.PolicyRuleSet(`app-${place}`, {
      policyId: policy.id,
      type: "ACCESS_POLICY",
      rules: order.map(ruleOf),
      catchAll: { actions: closed },
    });
  } else {
    for (const { index, rank } of shuffled(order.map((index, at) => ({ index, rank: at + 1 })))) {
      new okta.PolicyRule(`app-${place}-${index}`, {
        policyId: policy.id,
        type: "ACCESS_POLICY",
        priority: rank,
        ...ruleOf(index),
      });
    }
  }
}
