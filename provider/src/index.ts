// Types are exported apart: Pulumi checks programs with a TypeScript of its own (3.8) that knows no `type` inside braces.
export { ApiError, NotFoundError, UnexpectedResponseError } from "./okta/errors";
export { IntermediaryError } from "./okta/intermediary";
export type * from "./policy-types";
export { unlistedType, unlistedValue } from "./policy-types/unlisted";
export type { JsonInput, JsonObjectInput, JsonOutput } from "./resources/json-input";
export type * from "./resources/policy/args";
export type * from "./resources/policy/both-engines-args";
export type * from "./resources/policy/common-args";
export type * from "./resources/policy/identity-engine-args";
export { Policy } from "./resources/policy/resource";
export type {
  AppPolicyMappingArgs,
  DeviceSignalMappingArgs,
  PolicyResourceMappingArgs,
} from "./resources/policy-resource-mapping/resource";
export { PolicyResourceMapping } from "./resources/policy-resource-mapping/resource";
export type * from "./resources/policy-rule/args";
export type * from "./resources/policy-rule/both-engines-args";
export type * from "./resources/policy-rule/common-args";
export type * from "./resources/policy-rule/identity-engine-args";
export { PolicyRule } from "./resources/policy-rule/resource";
export type { ServiceUserArgs } from "./resources/service-user/resource";
export { ServiceUser } from "./resources/service-user/resource";
export type { ServiceUserApiKeyArgs } from "./resources/service-user-api-key/resource";
export { ServiceUserApiKey } from "./resources/service-user-api-key/resource";
