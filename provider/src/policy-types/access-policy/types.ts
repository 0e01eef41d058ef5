import type { NetworkCondition } from "../conditions/network";
import type { PeopleCondition } from "../conditions/people";
import type { OperatingSystemName, PlatformCondition, PlatformKind } from "../conditions/platform";
import type { RiskScoreCondition } from "../conditions/risk";
import type { Open, UnlistedValue } from "../unlisted";
import type { AssuranceMethod } from "./assurance";
import type { DeviceCondition } from "./device";
import type { AuthenticationMethodChainMethod, IdProofingMethod } from "./method-chain";

/** Which user types a rule is for. */
export interface UserTypeCondition {
  /**
   * User types the rule is for.
   * @allowed ids of user types; an empty list for all
   * @source spec UserTypeCondition, which requires both lists
   */
  readonly include: readonly string[];
  /**
   * User types the rule is not for.
   * @allowed ids of user types; an empty list for none
   * @source spec UserTypeCondition, which requires both lists
   */
  readonly exclude: readonly string[];
}

/** A condition in Okta's expression language. */
export interface ExpressionCondition {
  /**
   * The expression, such as `user.status == "ACTIVE"`. The rules of the Okta account management policy also know `accessRequest`.
   * @source spec AccessPolicyRuleCustomCondition
   */
  readonly condition: string;
}

/** When an app sign-in rule applies. */
export interface AccessPolicyRuleConditions {
  /**
   * Whom the rule is for.
   * @defaultValue everybody
   * @source spec AccessPolicyRuleConditions
   */
  readonly people?: PeopleCondition;
  /**
   * From where the user signs in.
   * @defaultValue from anywhere
   * @source spec AccessPolicyRuleConditions
   */
  readonly network?: NetworkCondition;
  /**
   * From which devices the user signs in.
   * @needs Identity Engine
   * @source spec AccessPolicyRuleConditions
   */
  readonly device?: DeviceCondition;
  /**
   * On which platform the user signs in.
   * @defaultValue all platforms
   * @source spec AccessPolicyRuleConditions
   */
  readonly platform?: PlatformCondition<PlatformKind, OperatingSystemName>;
  /**
   * How risky the sign-in looks.
   * @defaultValue `{ level: "ANY" }`, where the org scores risk
   * @needs risk scoring, a feature of the org; where it lacks, Okta refuses the condition
   * @source spec AccessPolicyRuleConditions; recorded answers
   */
  readonly riskScore?: RiskScoreCondition;
  /**
   * Which user types the rule is for.
   * @defaultValue all types
   * @source spec AccessPolicyRuleConditions
   */
  readonly userType?: UserTypeCondition;
  /**
   * A condition in Okta's expression language.
   * @source spec AccessPolicyRuleConditions
   */
  readonly elCondition?: ExpressionCondition | null;
}

/** Whether users are asked to stay signed in. */
export interface KeepMeSignedIn {
  /**
   * Whether users are asked after signing in.
   * @defaultValue `NOT_ALLOWED`
   * @needs limited availability
   * @source spec KeepMeSignedIn; recorded answers
   */
  readonly postAuth?: Open<"ALLOWED" | "NOT_ALLOWED">;
  /**
   * How often they are asked.
   * @unit ISO 8601 duration; days are answered as hours (`P30D` as `PT720H`)
   * @defaultValue `P30D`
   * @source spec KeepMeSignedIn; recorded answers
   */
  readonly postAuthPromptFrequency?: string;
}

/** A way of verification that this package does not list, with the fields of the listed ones. */
export interface UnlistedVerificationMethod
  extends Omit<AssuranceMethod, "type">,
    Partial<Omit<AuthenticationMethodChainMethod, "type">>,
    Partial<Omit<IdProofingMethod, "type">> {
  /**
   * A way that Okta decides about.
   * @source spec VerificationMethod
   */
  readonly type: UnlistedValue;
}

/** What an app sign-in rule asks for. */
export interface ApplicationSignOn {
  /**
   * Whether the user may open the app.
   * @source spec AccessPolicyRuleApplicationSignOn
   */
  readonly access?: Open<"ALLOW" | "DENY">;
  /**
   * What the user must show: factors by their kind (`ASSURANCE`), by name and order (`AUTH_METHOD_CHAIN`), or proof of identity (`ID_PROOFING`).
   * @source spec VerificationMethod
   */
  readonly verificationMethod?:
    | AssuranceMethod
    | AuthenticationMethodChainMethod
    | IdProofingMethod
    | UnlistedVerificationMethod;
  /**
   * Whether users are asked to stay signed in.
   * @defaultValue `{ postAuth: "NOT_ALLOWED" }`, except for the Okta account management policy
   * @needs Identity Engine, limited availability
   * @source spec KeepMeSignedIn; recorded answers
   */
  readonly keepMeSignedIn?: KeepMeSignedIn;
}

/** What an app sign-in rule does. */
export interface AccessPolicyRuleActions {
  /**
   * Whether the user may open the app, and what for.
   * @source spec AccessPolicyRuleActions
   */
  readonly appSignOn?: ApplicationSignOn;
}
