// biome-ignore-all assist/source/organizeImports: the groups are for readers
// What this package promises: every name here keeps its meaning. provider/api holds the whole of it, and a test compares.
// Types are exported apart: Pulumi checks programs with a TypeScript of its own (3.8) that knows no `type` inside braces.

// Resources
export { Policy } from "./resources/policy/resource";
export { PolicyRule } from "./resources/policy-rule/resource";
export { PolicyRuleSet } from "./resources/policy-rule-set/resource";
export { PolicyWithRules } from "./resources/policy-with-rules/resource";
export { PolicyOrder } from "./resources/policy-order/resource";
export { PolicyResourceMapping } from "./resources/policy-resource-mapping/resource";
export { AccessExpectation } from "./resources/access-expectation/resource";
export { ServiceUser } from "./resources/service-user/resource";
export { ServiceUserApiKey } from "./resources/service-user-api-key/resource";
export { ServiceUserGroupMembership } from "./resources/service-user-group-membership/resource";

// Explicit provider instances
export { Provider } from "./pulumi/provider";
export type { PrivilegedAccessProviderArgs, ProviderArgs } from "./pulumi/provider";

// Functions
export type { FunctionOptions } from "./functions/function-options";
export { getPolicy, getPolicyOutput } from "./functions/get-policy";
export type { GetPolicyArgs, GetPolicyOutputArgs } from "./functions/get-policy";
export type { GetPolicyResult } from "./functions/policy-result";
export { getPolicies, getPoliciesOutput } from "./functions/get-policies";
export type { GetPoliciesArgs, GetPoliciesOutputArgs } from "./functions/get-policies";
export { getPolicyRule, getPolicyRuleOutput } from "./functions/get-policy-rule";
export type { GetPolicyRuleArgs, GetPolicyRuleOutputArgs } from "./functions/get-policy-rule";
export { getPolicyRules, getPolicyRulesOutput } from "./functions/get-policy-rules";
export type { GetPolicyRulesArgs, GetPolicyRulesOutputArgs } from "./functions/get-policy-rules";
export type { GetPolicyRuleResult } from "./functions/rule-result";
export { getPolicyMappings, getPolicyMappingsOutput } from "./functions/get-policy-mappings";
export type {
  GetPolicyMappingResult,
  GetPolicyMappingsArgs,
  GetPolicyMappingsOutputArgs,
} from "./functions/get-policy-mappings";
export { getServiceUser, getServiceUserOutput } from "./functions/get-service-user";
export type { GetServiceUserArgs, GetServiceUserOutputArgs } from "./functions/get-service-user";
export { getServiceUsers, getServiceUsersOutput } from "./functions/get-service-users";
export type {
  GetServiceUserResult,
  GetServiceUsersArgs,
  GetServiceUsersOutputArgs,
} from "./functions/get-service-users";
export { getServiceUserApiKeys, getServiceUserApiKeysOutput } from "./functions/get-service-user-api-keys";
export type {
  GetServiceUserApiKeyResult,
  GetServiceUserApiKeysArgs,
  GetServiceUserApiKeysOutputArgs,
} from "./functions/get-service-user-api-keys";
export { getServiceTokenOutput } from "./functions/get-service-token";
export type { GetServiceTokenResult } from "./functions/get-service-token";
export { getApp, getAppOutput } from "./functions/get-app";
export type { GetAppArgs, GetAppOutputArgs, GetAppResult } from "./functions/get-app";
export { getGroup, getGroupOutput } from "./functions/get-group";
export type { GetGroupArgs, GetGroupOutputArgs, GetGroupResult } from "./functions/get-group";
export { getNetworkZone, getNetworkZoneOutput } from "./functions/get-network-zone";
export type {
  GetNetworkZoneArgs,
  GetNetworkZoneOutputArgs,
  GetNetworkZoneResult,
} from "./functions/get-network-zone";
export { getIdentityProvider, getIdentityProviderOutput } from "./functions/get-identity-provider";
export type {
  GetIdentityProviderArgs,
  GetIdentityProviderOutputArgs,
  GetIdentityProviderResult,
} from "./functions/get-identity-provider";
export { getUserType, getUserTypeOutput } from "./functions/get-user-type";
export type { GetUserTypeArgs, GetUserTypeOutputArgs, GetUserTypeResult } from "./functions/get-user-type";
export {
  getDeviceAssurancePolicy,
  getDeviceAssurancePolicyOutput,
} from "./functions/get-device-assurance-policy";
export type {
  GetDeviceAssurancePolicyArgs,
  GetDeviceAssurancePolicyOutputArgs,
  GetDeviceAssurancePolicyResult,
} from "./functions/get-device-assurance-policy";
export { getBehavior, getBehaviorOutput } from "./functions/get-behavior";
export type { GetBehaviorArgs, GetBehaviorOutputArgs, GetBehaviorResult } from "./functions/get-behavior";
export { getAuthenticators, getAuthenticatorsOutput } from "./functions/get-authenticators";
export type {
  AuthenticatorOfOrg,
  AuthenticatorOfOrgMethod,
  GetAuthenticatorsArgs,
  GetAuthenticatorsOutputArgs,
} from "./functions/get-authenticators";
export { simulatePolicies, simulatePoliciesOutput } from "./functions/simulate-policies";
export type { SimulatePoliciesArgs, SimulatePoliciesOutputArgs } from "./functions/simulate-policies";
export type {
  PolicySimulation,
  SimulatedCondition,
  SimulatedPolicy,
  SimulatedRule,
  SimulatedType,
  SimulationContext,
  SimulationStatus,
} from "./okta/simulated";

// Values and types of Okta's that this package does not list
export { unlistedType, unlistedValue } from "./policy-types/unlisted";
export type { Open, UnlistedType, UnlistedValue } from "./policy-types/unlisted";

// Credentials of keys, as consumers read them
export {
  credentialsAsDotenv,
  credentialsAsEnvironment,
} from "./resources/service-user-api-key/credentials";
export type { KeyCredentials, KeyEnvironment } from "./resources/service-user-api-key/credentials";

// Errors that functions throw
export { ApiError, NotFoundError, UnexpectedResponseError } from "./okta/errors";
export { IntermediaryError } from "./okta/intermediary";
export { LookupError } from "./lifecycle/errors";
export { SettingsError } from "./config/values";
export { NetworkError } from "./http/errors";

// Arguments of resources
export type { PolicyArgs, PolicyRuleArgs, UnlistedPolicyArgs, UnlistedRuleArgs } from "./policy-types/args";
export type { PolicyAdopt } from "./policy-types/policy-args";
export type { PolicyRuleAdopt } from "./policy-types/rule-args";
export type {
  CatchAll,
  CommonRuleSetArgs,
  KeptRules,
  NamedRule,
  PolicyRuleSetArgs,
  RuleInSet,
  RuleSetOf,
} from "./policy-types/rule-set-args";
export type { PolicyWithRulesArgs, RulesOfPolicy, WithApps } from "./policy-types/with-rules-args";
export type { ForeignPolicy, KeptPolicies, PolicyOrderArgs } from "./resources/policy-order/resource";
export type { ForeignRule } from "./resources/policy-rule-set/resource";
export type { PolicyRuleType, PolicyType } from "./policy-types/capabilities";
export type {
  AppPolicyMappingArgs,
  DeviceSignalMappingArgs,
  PolicyResourceMappingArgs,
} from "./resources/policy-resource-mapping/resource";
export type { AccessExpectationArgs } from "./resources/access-expectation/resource";
export type { AccessDecision } from "./resources/access-expectation/verdict";
export type { ServiceUserArgs } from "./resources/service-user/resource";
export type { ServiceUserApiKeyArgs } from "./resources/service-user-api-key/resource";
export type { ServiceUserGroupMembershipArgs } from "./resources/service-user-group-membership/resource";
export type { Inputs } from "./policy-types/inputs";
export type { JsonInput, JsonObjectInput, JsonOutput } from "./policy-types/json-input";

// OKTA_SIGN_ON policies and their rules
export type { OktaSignOnPolicyArgs, SignOnRuleArgs } from "./policy-types/okta-sign-on/args";
export type {
  FactorChallenge,
  FactorSequence,
  SequenceFactor,
  SequenceFactorProvider,
  SequenceFactorType,
  SequenceStep,
} from "./policy-types/okta-sign-on/factor-sequence";
export type {
  AnyIdentityProvider,
  AuthContextCondition,
  BehaviorCondition,
  MultiFactorPerSession,
  MultiFactorSignOn,
  OktaSignOnPolicyConditions,
  SignOnRuleActions,
  SignOnRuleConditions,
  SignOnSession,
  SingleFactorSignOn,
  SpecificIdentityProviders,
  UnlistedIdentityProviders,
} from "./policy-types/okta-sign-on/types";

// PASSWORD policies and their rules
export type { PasswordPolicyArgs, PasswordRuleArgs } from "./policy-types/password/args";
export type {
  PasswordRecovery,
  RecoveryAnswerComplexity,
  RecoveryEmail,
  RecoveryEmailProperties,
  RecoveryFactor,
  RecoveryFactors,
  RecoveryQuestion,
  RecoveryQuestionProperties,
  RecoveryToken,
} from "./policy-types/password/recovery";
export type {
  BreachedProtection,
  CommonPasswords,
  PasswordAge,
  PasswordComplexity,
  PasswordDictionary,
  PasswordLockout,
  PasswordRequirements,
} from "./policy-types/password/settings";
export type {
  AllowedAuthenticator,
  AuthProviderCondition,
  DelegationOptions,
  NoStepUp,
  PasswordDelegation,
  PasswordPolicyConditions,
  PasswordPolicySettings,
  PasswordRuleAction,
  PasswordRuleActions,
  PasswordRuleConditions,
  RecoveryMethod,
  RecoveryMethodConstraint,
  RecoveryPrimary,
  RecoveryRequirement,
  RecoverySettings,
  SelfServicePasswordReset,
  StepUp,
} from "./policy-types/password/types";

// MFA_ENROLL policies and their rules
export type { MfaEnrollPolicyArgs, MfaEnrollRuleArgs } from "./policy-types/mfa-enroll/args";
export type {
  EnrollmentPromotion,
  GracePeriodByDate,
  GracePeriodBySkips,
  PauseByDuration,
  PauseBySignIn,
  UnlistedGracePeriod,
  UnlistedPause,
} from "./policy-types/mfa-enroll/enrollment-delay";
export type {
  AuthenticatorConstraints,
  AuthenticatorEnrollment,
  AuthenticatorKey,
  AuthenticatorSettings,
  EnrollAction,
  EnrollmentByAuthenticators,
  EnrollmentByFactors,
  EnrollmentRequirement,
  FactorConsent,
  FactorEnrollment,
  FactorSettings,
  MfaEnrollPolicyConditions,
  MfaEnrollPolicySettings,
  MfaEnrollRuleActions,
  MfaEnrollRuleConditions,
  UnlistedEnrollment,
} from "./policy-types/mfa-enroll/types";

// IDP_DISCOVERY policies and their rules
export type { IdpDiscoveryPolicyArgs, IdpDiscoveryRuleArgs } from "./policy-types/idp-discovery/args";
export type {
  ExternalProvider,
  IdentityProviderType,
  IdpDiscoveryRuleActions,
  IdpDiscoveryRuleConditions,
  MatchCriterion,
  OwnProvider,
  RoutingByExpression,
  RoutingProvider,
  RoutingToProviders,
  UnlistedRouting,
} from "./policy-types/idp-discovery/types";
export type {
  AnyUser,
  AttributeMatch,
  IdentifierMatch,
  UnlistedMatch,
  UserIdentifierPattern,
} from "./policy-types/idp-discovery/user-identifier";

// ACCESS_POLICY policies and their rules
export type { AccessPolicyArgs, AccessPolicyRuleArgs } from "./policy-types/access-policy/args";
export type {
  AssuranceConstraint,
  AssuranceMethod,
  AuthenticationMethodObject,
  AuthenticatorMethod,
  AuthenticatorType,
  Demand,
  KnowledgeConstraint,
  PossessionConstraint,
  PossessionUnlisted,
  PossessionUnverified,
  PossessionVerified,
  UserVerificationMethod,
} from "./policy-types/access-policy/assurance";
export type {
  AnyDevice,
  DeviceAssurance,
  DeviceCondition,
  RegisteredDevice,
} from "./policy-types/access-policy/device";
export type {
  AuthenticationMethod,
  AuthenticationMethodChain,
  AuthenticationMethodChainMethod,
  ChainEnd,
  ChainMethodUnlisted,
  ChainMethodUnverified,
  ChainMethodVerified,
  ChainMiddle,
  IdProofingMethod,
} from "./policy-types/access-policy/method-chain";
export type {
  AccessPolicyRuleActions,
  AccessPolicyRuleConditions,
  ApplicationSignOn,
  ExpressionCondition,
  KeepMeSignedIn,
  UnlistedVerificationMethod,
  UserTypeCondition,
} from "./policy-types/access-policy/types";

// PROFILE_ENROLLMENT policies and their rules
export type {
  ProfileEnrollmentPolicyArgs,
  ProfileEnrollmentRuleArgs,
} from "./policy-types/profile-enrollment/args";
export type {
  ActivationRequirements,
  ProfileAttribute,
  ProfileEnrollment,
  ProfileEnrollmentRuleActions,
  RegistrationHook,
} from "./policy-types/profile-enrollment/types";

// DEVICE_SIGNAL_COLLECTION policies and their rules
export type {
  DeviceSignalCollectionPolicyArgs,
  DeviceSignalCollectionRuleArgs,
} from "./policy-types/device-signal-collection/args";
export type {
  DeviceContextProvider,
  DeviceContextProviderKey,
  DeviceSignalCollection,
  DeviceSignalCollectionRuleActions,
  DeviceSignalCollectionRuleConditions,
} from "./policy-types/device-signal-collection/types";

// ENTITY_RISK policies and their rules
export type { EntityRiskPolicyArgs, EntityRiskRuleArgs } from "./policy-types/entity-risk/args";
export type {
  DetectedRiskEvent,
  EntityRiskCondition,
  EntityRiskResponse,
  EntityRiskRuleActions,
  EntityRiskRuleConditions,
  ExcludedDetections,
  IncludedDetections,
  TerminateAllSessions,
} from "./policy-types/entity-risk/types";

// POST_AUTH_SESSION policies and their rules
export type {
  PostAuthSessionPolicyArgs,
  PostAuthSessionRuleArgs,
} from "./policy-types/post-auth-session/args";
export type {
  PostAuthSession,
  PostAuthSessionRuleActions,
  PostAuthSessionRuleConditions,
  TerminateSession,
} from "./policy-types/post-auth-session/types";

// SESSION_VIOLATION_DETECTION policies and their rules
export type {
  SessionViolationDetectionPolicyArgs,
  SessionViolationDetectionRuleArgs,
} from "./policy-types/session-violation-detection/args";
export type {
  PolicyEvaluation,
  SessionRiskCondition,
  SessionViolationDetection,
  SessionViolationDetectionRuleActions,
  SessionViolationDetectionRuleConditions,
} from "./policy-types/session-violation-detection/types";

// CLIENT_UPDATE policies and their rules
export type { ClientUpdatePolicyArgs, ClientUpdateRuleArgs } from "./policy-types/client-update/args";
export type {
  ClientUpdateAction,
  ClientUpdateRuleActions,
  UpdateControls,
} from "./policy-types/client-update/types";

// IDENTITY_CLAIM_SOURCING policies and their rules
export type {
  IdentityClaimSourcingPolicyArgs,
  IdentityClaimSourcingRuleArgs,
} from "./policy-types/identity-claim-sourcing/args";
export type {
  ClaimProvider,
  ClaimProviders,
  ClaimRefresh,
  ClaimSourcing,
  IdentityClaimSourcingRuleActions,
} from "./policy-types/identity-claim-sourcing/types";

// Conditions and actions that several types share
export type { AppCondition, AppInstance, AppKind, UnlistedApp } from "./policy-types/conditions/app";
export type {
  AnyNetwork,
  ExcludedZones,
  IncludedZones,
  NetworkCondition,
  UnlistedNetwork,
} from "./policy-types/conditions/network";
export type {
  ExcludedPeopleCondition,
  ExcludedUsers,
  GroupCondition,
  IncludedGroups,
  PeopleCondition,
  PolicyPeopleCondition,
  UserCondition,
} from "./policy-types/conditions/people";
export type {
  OperatingSystem,
  OperatingSystemName,
  OperatingSystemVersion,
  Platform,
  PlatformCondition,
  PlatformKind,
  RoutingOperatingSystemName,
  SignalOperatingSystemName,
  SignalPlatformKind,
} from "./policy-types/conditions/platform";
export type { RiskScoreCondition } from "./policy-types/conditions/risk";
export type { RunWorkflow, UnlistedAction, Workflow } from "./policy-types/workflow-action/types";
