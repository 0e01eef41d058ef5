export { ApiError, NotFoundError, UnexpectedResponseError } from "./okta/errors";
export { Policy, type PolicyAdopt, type PolicyArgs, type PolicyType } from "./resources/policy/resource";
export {
  type AppPolicyMappingArgs,
  type DeviceSignalMappingArgs,
  PolicyResourceMapping,
  type PolicyResourceMappingArgs,
} from "./resources/policy-resource-mapping/resource";
export {
  PolicyRule,
  type PolicyRuleAdopt,
  type PolicyRuleArgs,
  type PolicyRuleType,
} from "./resources/policy-rule/resource";
export { ServiceUser, type ServiceUserArgs } from "./resources/service-user/resource";
export { ServiceUserApiKey, type ServiceUserApiKeyArgs } from "./resources/service-user-api-key/resource";
