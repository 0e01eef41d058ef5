// How the documentation of every property of the policy types is written, in this room and in the arguments of policies and rules:
//   the first sentence says what it means; more may follow. Then, each on one line and in this order,
//   @allowed       values or limits that the type alone does not say
//   @unit          of a number or a text that measures something
//   @defaultValue  what Okta does or fills in where nothing is written
//   @needs         engine, feature or licence without which Okta refuses or drops it
//   @source        where this is known from: a schema of Okta's OpenAPI specification ("spec …"), or recorded answers
// A test holds every property to a first sentence and a @source.

export type * from "./access-policy";
export type * from "./app";
export type * from "./assurance";
export type { Engine, PolicyRuleType, PolicyType } from "./capabilities";
export type * from "./client-update";
export type * from "./device";
export type * from "./device-signal-collection";
export type * from "./enrollment-delay";
export type * from "./entity-risk";
export type * from "./factor-sequence";
export type * from "./identity-claim-sourcing";
export type * from "./idp-discovery";
export type { Inputs } from "./inputs";
export type * from "./method-chain";
export type * from "./mfa-enroll";
export type * from "./network";
export type * from "./okta-sign-on";
export type * from "./password";
export type * from "./password-recovery";
export type * from "./password-settings";
export type * from "./people";
export type * from "./platform";
export type * from "./post-auth-session";
export type * from "./profile-enrollment";
export type * from "./risk";
export type * from "./session-violation-detection";
export type { Open, UnlistedType, UnlistedValue } from "./unlisted";
export type * from "./user-identifier";
export type * from "./workflow-action";
