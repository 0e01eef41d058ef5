// What stored states load, by the names they hold. A permanent contract: nothing here is ever renamed.
import type { dynamic } from "@pulumi/pulumi";
import { adapt } from "./pulumi/adapter";
import { type Connections, connections } from "./pulumi/connections";
import type { Kind } from "./pulumi/kinds";
import type { Lifecycle } from "./pulumi/lifecycle";
import { watchEngine } from "./pulumi/parent-watch";

// Only Pulumi's plugin loads this module, so the process ends with the engine that started it.
watchEngine(process.argv.at(-1));

// The first call of a kind loads its code: a process that is asked for rules never reads what service users need.
const LIFECYCLES: Readonly<Record<Kind, () => (connections: Connections) => Lifecycle>> = {
  policy: () =>
    (require("./resources/policy/lifecycle") as typeof import("./resources/policy/lifecycle"))
      .policyLifecycle,
  policyRule: () =>
    (require("./resources/policy-rule/lifecycle") as typeof import("./resources/policy-rule/lifecycle"))
      .policyRuleLifecycle,
  policyRuleSet: () =>
    (
      require("./resources/policy-rule-set/lifecycle") as typeof import("./resources/policy-rule-set/lifecycle")
    ).policyRuleSetLifecycle,
  policyOrder: () =>
    (require("./resources/policy-order/lifecycle") as typeof import("./resources/policy-order/lifecycle"))
      .policyOrderLifecycle,
  policyResourceMapping: () =>
    (
      require("./resources/policy-resource-mapping/lifecycle") as typeof import("./resources/policy-resource-mapping/lifecycle")
    ).policyResourceMappingLifecycle,
  accessExpectation: () =>
    (
      require("./resources/access-expectation/lifecycle") as typeof import("./resources/access-expectation/lifecycle")
    ).accessExpectationLifecycle,
  serviceUser: () =>
    (require("./resources/service-user/lifecycle") as typeof import("./resources/service-user/lifecycle"))
      .serviceUserLifecycle,
  serviceUserApiKey: () =>
    (
      require("./resources/service-user-api-key/lifecycle") as typeof import("./resources/service-user-api-key/lifecycle")
    ).serviceUserApiKeyLifecycle,
  serviceUserGroupMembership: () =>
    (
      require("./resources/service-user-group-membership/lifecycle") as typeof import("./resources/service-user-group-membership/lifecycle")
    ).serviceUserGroupMembershipLifecycle,
};

// Pulumi runs one process for each provider instance, and configures each kind in it once.
const provider = (kind: Kind, followers: readonly Kind[] = []): dynamic.ResourceProvider =>
  adapt((config) => {
    const lifecycle = LIFECYCLES[kind]()(connections(config));
    return {
      ...lifecycle,
      create: (inputs) => {
        const made = lifecycle.create(inputs);
        setImmediate(() => {
          for (const follower of followers) {
            LIFECYCLES[follower]();
          }
        });
        return made;
      },
    };
  });

// Pulumi asks for a policy's rules only when the policy exists: their code is read while Okta is still making it.
export const policy = provider("policy", ["policyRuleSet", "policyRule"]);
export const policyRule = provider("policyRule");
export const policyRuleSet = provider("policyRuleSet");
export const policyOrder = provider("policyOrder");
export const policyResourceMapping = provider("policyResourceMapping");
export const accessExpectation = provider("accessExpectation");
export const serviceUser = provider("serviceUser");
export const serviceUserApiKey = provider("serviceUserApiKey");
export const serviceUserGroupMembership = provider("serviceUserGroupMembership");
