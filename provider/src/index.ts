export { ApiError, NotFoundError, UnexpectedResponseError } from "./okta/errors";
export type * from "./policy-types";
export { unlistedType } from "./policy-types/unlisted";
export type { JsonInput, JsonObjectInput, JsonOutput } from "./resources/json-input";
export type * from "./resources/policy/args";
export type * from "./resources/policy/both-engines-args";
export type * from "./resources/policy/common-args";
export type * from "./resources/policy/identity-engine-args";
export { Policy } from "./resources/policy/resource";
export {
  type AppPolicyMappingArgs,
  type DeviceSignalMappingArgs,
  PolicyResourceMapping,
  type PolicyResourceMappingArgs,
} from "./resources/policy-resource-mapping/resource";
export type * from "./resources/policy-rule/args";
export type * from "./resources/policy-rule/both-engines-args";
export type * from "./resources/policy-rule/common-args";
export type * from "./resources/policy-rule/identity-engine-args";
export { PolicyRule } from "./resources/policy-rule/resource";
export { ServiceUser, type ServiceUserArgs } from "./resources/service-user/resource";
export { ServiceUserApiKey, type ServiceUserApiKeyArgs } from "./resources/service-user-api-key/resource";
