// Which values the facts allow where, and how to get from one to another.

import type { Json, JsonObject } from "../recordings";
import { type Expectation, expectationFor, type Subject } from "./expectations";

const ANY_TO_HIGH = ["ANY", "LOW", "MEDIUM", "HIGH"];
const REQUIREMENT = ["OPTIONAL", "REQUIRED"];

/** Other values that a scalar may have. Those of `same` mean one thing, unless something stands beside them. */
export const VALUES: readonly (Expectation & {
  readonly values: readonly string[];
  readonly same?: { readonly values: readonly string[]; readonly unless: string };
})[] = [
  { at: /^status$/, values: ["ACTIVE", "INACTIVE"], fact: "§2.0" },
  {
    at: /\.recovery\.factors\.\w+\.status$/,
    values: ["ACTIVE", "INACTIVE"],
    fact: "§2.2",
  },
  { at: /\.access$/, values: ["ALLOW", "DENY"], fact: "§2.1, §2.2, §2.5, §2.6" },
  { at: /^conditions\.network\.connection$/, values: ["ANYWHERE", "ZONE"], fact: "§2.1" },
  { at: /^conditions\.authContext\.authType$/, values: ["ANY", "LDAP_INTERFACE", "RADIUS"], fact: "§2.1" },
  { at: /^conditions\.identityProvider\.provider$/, values: ["ANY", "OKTA", "SPECIFIC_IDP"], fact: "§2.1" },
  { at: /^conditions\.(riskScore|entityRisk)\.level$/, values: ANY_TO_HIGH, fact: "§2.1, §2.5, §2.8" },
  { at: /^conditions\.riskScore\.minRiskLevel$/, values: ["LOW", "MEDIUM", "HIGH"], fact: "§2.10" },
  {
    at: /^conditions\.authProvider\.provider$/,
    values: ["ACTIVE_DIRECTORY", "ANY", "LDAP", "OKTA"],
    fact: "§2.2",
  },
  {
    at: /^conditions\.platform\.\w+\[\]\.type$/,
    values: ["DESKTOP", "MOBILE", "OTHER", "ANY"],
    fact: "§2.4",
  },
  {
    at: /^conditions\.platform\.\w+\[\]\.os\.type$/,
    values: ["ANDROID", "IOS", "WINDOWS", "OTHER", "ANY"],
    same: { values: ["OTHER", "ANY"], unless: "expression" },
    fact: "§2.5, §3.2",
  },
  { at: /\.os\.version\.matchType$/, values: ["EXPRESSION", "SEMVER"], fact: "§2.4" },
  { at: /^conditions\.app\.\w+\[\]\.type$/, values: ["APP", "APP_TYPE"], fact: "§2.3" },
  { at: /^conditions\.userIdentifier\.type$/, values: ["ATTRIBUTE", "IDENTIFIER"], fact: "§2.4" },
  {
    at: /\.patterns\[\]\.matchType$/,
    values: ["CONTAINS", "EQUALS", "EXPRESSION", "STARTS_WITH", "SUFFIX"],
    fact: "§2.4",
  },
  {
    at: /^conditions\.riskDetectionTypes\.\w+\[\]$/,
    values: ["ADMIN_REPORTED_USER_RISK", "BRUTE_FORCE_ATTACK", "SUSPICIOUS_APP_ACCESS"],
    fact: "§2.8",
  },
  {
    at: /\.signon\.primaryFactor$/,
    values: ["PASSWORD_IDP", "PASSWORD_IDP_ANY_FACTOR"],
    fact: "§2.1",
  },
  { at: /\.signon\.factorPromptMode$/, values: ["ALWAYS", "DEVICE", "SESSION"], fact: "§2.1" },
  { at: /\.keepMeSignedIn\.postAuth$/, values: ["ALLOWED", "NOT_ALLOWED"], fact: "§2.5" },
  {
    at: /\.verificationMethod\.type$/,
    values: ["ASSURANCE", "AUTH_METHOD_CHAIN", "ID_PROOFING"],
    fact: "§2.5",
  },
  { at: /\.verificationMethod\.factorMode$/, values: ["1FA", "2FA"], fact: "§2.5" },
  {
    at: /\.(deviceBound|hardwareProtection|phishingResistant|userVerification|userPresence)$/,
    values: REQUIREMENT,
    fact: "§2.5",
  },
  { at: /\.userVerificationMethods\[\]$/, values: ["BIOMETRICS", "PIN"], fact: "§2.5" },
  {
    at: /\.constraints\[\]\.\w+\.types\[\]$/,
    values: ["security_key", "phone", "email", "password", "security_question", "app", "federated"],
    fact: "§2.5",
  },
  { at: /\.excludeAttributes\[\]$/, values: ["firstName", "lastName"], fact: "§2.2" },
  { at: /\.userLockoutNotificationChannels\[\]$/, values: ["EMAIL"], fact: "§2.2" },
  { at: /\.requirement\.accessControl$/, values: ["AUTH_POLICY", "LEGACY"], fact: "§2.2" },
  { at: /\.primary\.methods\[\]$/, values: ["push", "sms", "voice", "email", "otp"], fact: "§2.2" },
  { at: /\.stepUp\.methods\[\]$/, values: ["security_question"], fact: "§2.2" },
  { of: "policy", at: /^settings\.type$/, values: ["AUTHENTICATORS", "FACTORS"], fact: "§2.3" },
  {
    of: "policy",
    at: /^settings\..*\.enroll\.self$/,
    values: ["OPTIONAL", "REQUIRED", "NOT_ALLOWED"],
    fact: "§2.3",
  },
  {
    of: "rule",
    at: /^actions\.enroll\.self$/,
    values: ["CHALLENGE", "LOGIN", "NEVER", "NEVER_INCLUDING_RECOVERY"],
    fact: "§2.3",
  },
  { at: /\.gracePeriod\.type$/, values: ["BY_DATE_TIME", "BY_SKIP_COUNT"], fact: "§2.3" },
  { at: /\.promotion\.cooldown\.type$/, values: ["BY_DURATION", "BY_SIGN_IN"], fact: "§1.4" },
  { at: /\.idpSelectionType$/, values: ["SPECIFIC", "DYNAMIC"], fact: "§2.4" },
  { at: /\.unknownUserAction$/, values: ["DENY", "REGISTER"], fact: "§2.6" },
  { at: /\.progressiveProfilingAction$/, values: ["ENABLED", "DISABLED"], fact: "§2.6" },
  {
    at: /\.deviceContextProviders\[\]\.key$/,
    values: ["OKTA_VERIFY", "CHROME_DEVICE_TRUST", "DEVICE_POSTURE_IDP"],
    fact: "§2.7",
  },
  { at: /\.userIdentification$/, values: ["ALLOW", "IGNORE"], fact: "§2.7" },
  {
    at: /\.entityRisk\.actions\[\]\.action$/,
    values: ["TERMINATE_ALL_SESSIONS", "RUN_WORKFLOW"],
    fact: "§2.8",
  },
  { at: /\.failureActions\[\]\.action$/, values: ["TERMINATE_SESSION", "RUN_WORKFLOW"], fact: "§2.9" },
  { at: /\.updateControls\.actions\[\]\.value$/, values: ["ALLOW", "HOTFIX_ONLY", "DENY"], fact: "§2.11" },
  { at: /\.claimSourcing\.refresh\.redirectType$/, values: ["NONE", "FIXED"], fact: "§2.12" },
];

/** Durations, none of which is as long as another, in any spelling that an org is likely to have. */
export const DURATIONS = ["PT7H13M", "PT11H17M"] as const;

/** Another allowed value; for an id or a free text the same in another case. */
export function mutateValue(subject: Subject, schemaPath: string, value: Json, beside: JsonObject): Json {
  if (typeof value === "boolean") {
    return !value;
  }
  if (typeof value === "number") {
    return Number.isSafeInteger(value) ? value + 1 : 0;
  }
  const text = String(value);
  const row = expectationFor(VALUES, subject, schemaPath);
  const others = row?.values.filter((each) => each.toLowerCase() !== text.toLowerCase()) ?? [];
  const { values: aliases = [], unless = "" } = row?.same ?? {};
  const twins = aliases.includes(text) ? others.filter((each) => aliases.includes(each)) : [];
  const areTwins = (beside[unless] ?? "") === "";
  // Where two names mean two things, take the one that might be taken for the other.
  const [first] = areTwins ? others.filter((each) => !twins.includes(each)) : [...twins, ...others];
  if (first !== undefined) {
    return first;
  }
  if (/^P[0-9T].*[A-Z]$/.test(text)) {
    return DURATIONS.find((duration) => duration !== text) ?? text;
  }
  const turned = text.replaceAll(/\p{L}/gu, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
  return turned === text ? `${text}-other` : turned;
}

/** A member that a set of scalars does not have yet. */
export function newMember(subject: Subject, schemaPath: string, list: readonly Json[]): Json {
  if (list.length > 0 && list.every(Number.isSafeInteger)) {
    return Math.max(...list.map(Number)) + 1;
  }
  const taken = list.map((value) => String(value).toLowerCase());
  const known = expectationFor(VALUES, subject, `${schemaPath}[]`)?.values;
  return known?.find((value) => !taken.includes(value.toLowerCase())) ?? "added";
}
