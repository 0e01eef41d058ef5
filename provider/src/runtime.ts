// What stored states load, by the names they hold. A permanent contract: nothing here is ever renamed.
import type { dynamic } from "@pulumi/pulumi";
import type { ReadConfig } from "./config";
import { adapt, type Lifecycle } from "./dynamic/adapter";
import { type Connections, connections } from "./dynamic/connections";
import { watchEngine } from "./dynamic/parent-watch";
import { policyLifecycle } from "./resources/policy/lifecycle";
import { policyResourceMappingLifecycle } from "./resources/policy-resource-mapping/lifecycle";
import { policyRuleLifecycle } from "./resources/policy-rule/lifecycle";
import { serviceUserLifecycle } from "./resources/service-user/lifecycle";
import { serviceUserApiKeyLifecycle } from "./resources/service-user-api-key/lifecycle";

// Only Pulumi's plugin loads this module, so the process ends with the engine that started it.
watchEngine(process.argv.at(-1));

// Pulumi runs one process for each provider instance, and configures each kind in it once.
const onOrg = (lifecycle: (connect: Connections["org"]) => Lifecycle): dynamic.ResourceProvider =>
  adapt((config: () => ReadConfig) => lifecycle(connections(config).org));

const ofPolicies = (lifecycle: (connections: Connections) => Lifecycle): dynamic.ResourceProvider =>
  adapt((config: () => ReadConfig) => lifecycle(connections(config)));

const onTeam = (lifecycle: (connect: Connections["team"]) => Lifecycle): dynamic.ResourceProvider =>
  adapt((config: () => ReadConfig) => lifecycle(connections(config).team));

export const policy = ofPolicies(policyLifecycle);
export const policyRule = ofPolicies(policyRuleLifecycle);
export const policyResourceMapping = onOrg(policyResourceMappingLifecycle);
export const serviceUser = onTeam(serviceUserLifecycle);
export const serviceUserApiKey = onTeam(serviceUserApiKeyLifecycle);
