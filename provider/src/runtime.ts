// What stored states load, by the names they hold. A permanent contract: nothing here is ever renamed.
import type { dynamic } from "@pulumi/pulumi";
import type { ReadConfig } from "./config";
import { adapt } from "./pulumi/adapter";
import { type Connections, connections } from "./pulumi/connections";
import type { Lifecycle } from "./pulumi/lifecycle";
import { watchEngine } from "./pulumi/parent-watch";
import { accessExpectationLifecycle } from "./resources/access-expectation/lifecycle";
import { policyLifecycle } from "./resources/policy/lifecycle";
import { policyOrderLifecycle } from "./resources/policy-order/lifecycle";
import { policyResourceMappingLifecycle } from "./resources/policy-resource-mapping/lifecycle";
import { policyRuleLifecycle } from "./resources/policy-rule/lifecycle";
import { policyRuleSetLifecycle } from "./resources/policy-rule-set/lifecycle";
import { serviceUserLifecycle } from "./resources/service-user/lifecycle";
import { serviceUserApiKeyLifecycle } from "./resources/service-user-api-key/lifecycle";
import { serviceUserGroupMembershipLifecycle } from "./resources/service-user-group-membership/lifecycle";

// Only Pulumi's plugin loads this module, so the process ends with the engine that started it.
watchEngine(process.argv.at(-1));

// Pulumi runs one process for each provider instance, and configures each kind in it once.
const provider = (lifecycle: (connections: Connections) => Lifecycle): dynamic.ResourceProvider =>
  adapt((config: () => ReadConfig) => lifecycle(connections(config)));

export const policy = provider(policyLifecycle);
export const policyRule = provider(policyRuleLifecycle);
export const policyRuleSet = provider(policyRuleSetLifecycle);
export const policyOrder = provider(policyOrderLifecycle);
export const policyResourceMapping = provider(policyResourceMappingLifecycle);
export const accessExpectation = provider(accessExpectationLifecycle);
export const serviceUser = provider(serviceUserLifecycle);
export const serviceUserApiKey = provider(serviceUserApiKeyLifecycle);
export const serviceUserGroupMembership = provider(serviceUserGroupMembershipLifecycle);
