// Values that, by the facts, say no more than their absence would.

import { isObject, type Json, type JsonObject } from "../recordings";
import { type Expectation, expectationFor, type Subject } from "./expectations";
import { childPath } from "./paths";

/**
 * Where a value says no more than its absence would, so that its removal is no change. `beside` must
 * hold of the object that it stands in.
 */
export const IMPLICIT_DEFAULTS: readonly (Expectation & {
  readonly value: Json;
  readonly beside?: { readonly key: string; readonly is: Json };
})[] = [
  {
    of: "rule",
    at: /^conditions\.(\w+\.)+(include|exclude|idpIds|patterns|behaviors)$/,
    value: [],
    fact: "§3.2, §2.9",
  },
  {
    of: "rule",
    types: ["ACCESS_POLICY", "SESSION_VIOLATION_DETECTION"],
    at: /^conditions\.network\.connection$/,
    value: "ANYWHERE",
    fact: "§3.2, §2.10",
  },
  {
    of: "rule",
    types: ["ACCESS_POLICY", "IDP_DISCOVERY"],
    at: /^conditions\.platform\.\w+\[\]\.os\.expression$/,
    value: "",
    fact: "§3.2",
  },
  { of: "rule", types: ["ACCESS_POLICY"], at: /^conditions\.riskScore\.level$/, value: "ANY", fact: "§3.2" },
  {
    of: "rule",
    types: ["ACCESS_POLICY"],
    at: /\.keepMeSignedIn\.postAuth$/,
    value: "NOT_ALLOWED",
    fact: "§3.2",
  },
  {
    of: "rule",
    types: ["ACCESS_POLICY"],
    at: /\.verificationMethod\.reauthenticateIn$/,
    value: "PT12H",
    beside: { key: "type", is: "ASSURANCE" },
    fact: "§3.2",
  },
  {
    of: "rule",
    types: ["ACCESS_POLICY"],
    at: /\.constraints\[\]\.(knowledge|possession)\.required$/,
    value: true,
    beside: { key: "excludedAuthenticationMethods", is: null },
    fact: "§2.5, §3.2",
  },
  {
    of: "rule",
    types: ["ACCESS_POLICY"],
    at: /\.constraints\[\]\.(knowledge|possession)\.(types|methods|\w*[aA]uthenticationMethods|userVerificationMethods)$/,
    value: [],
    fact: "§2.5",
  },
  {
    of: "rule",
    types: ["PROFILE_ENROLLMENT"],
    at: /\.(preRegistrationInlineHooks|targetGroupIds|enrollAuthenticatorTypes)$/,
    value: [],
    fact: "§2.6",
  },
  {
    of: "policy",
    types: ["MFA_ENROLL"],
    at: /^settings\.authenticators\[\]\.constraints\.aaguidGroups$/,
    value: [],
    fact: "§2.3",
  },
  { of: "policy", types: ["PASSWORD"], at: /\.excludeAttributes$/, value: [], fact: "§3.2" },
  { of: "policy", types: ["PASSWORD"], at: /\.userLockoutNotificationChannels$/, value: [], fact: "§2.2" },
  {
    of: "policy",
    types: ["PASSWORD"],
    at: /\.breachedProtection\.logoutEnabled$/,
    value: false,
    fact: "§3.2",
  },
  { of: "policy", types: ["MFA_ENROLL"], at: /^settings\.type$/, value: "FACTORS", fact: "§2.3" },
  { of: "policy", types: ["MFA_ENROLL"], at: /^settings\.authenticators$/, value: [], fact: "§3.2" },
  {
    of: "policy",
    types: ["MFA_ENROLL"],
    at: /^settings\.factors\.\w+\.enroll\.self$/,
    value: "NOT_ALLOWED",
    fact: "§2.3",
  },
  {
    of: "policy",
    types: ["MFA_ENROLL"],
    at: /^settings\.factors\.\w+\.consent\.type$/,
    value: "NONE",
    fact: "§2.3",
  },
  { of: "rule", types: ["IDP_DISCOVERY"], at: /\.idpSelectionType$/, value: "SPECIFIC", fact: "§2.4" },
  {
    of: "rule",
    types: ["IDP_DISCOVERY"],
    at: /\.matchCriteria\[\]\.propertyName$/,
    value: "name",
    fact: "§3.2",
  },
  { of: "rule", types: ["IDP_DISCOVERY"], at: /\.shouldFallBackToOkta$/, value: false, fact: "§3.2" },
  {
    of: "rule",
    types: ["PROFILE_ENROLLMENT"],
    at: /\.allowedIdentifiers$/,
    value: ["login"],
    fact: "§3.2",
  },
];

/** The row by which `value` says no more than its absence would, if there is one. */
export function implicitDefaultOf(
  subject: Subject,
  schemaPath: string,
  value: Json,
  beside: JsonObject,
): (typeof IMPLICIT_DEFAULTS)[number] | undefined {
  const row = expectationFor(IMPLICIT_DEFAULTS, subject, schemaPath);
  if (row === undefined || !isSame(row.value, value)) {
    return undefined;
  }
  const fits = row.beside === undefined || (beside[row.beside.key] ?? null) === row.beside.is;
  return fits ? row : undefined;
}

function isSame(one: Json, other: Json): boolean {
  const inOrder = (value: Json) => JSON.stringify(Array.isArray(value) ? value.map(String).sort() : value);
  return inOrder(one) === inOrder(other);
}

/** `value` without all in it that says no more than its absence, and the facts that say so. */
export function withoutImplicitDefaults(
  subject: Subject,
  schemaPath: string,
  value: Json,
): { readonly value: Json; readonly facts: readonly string[] } {
  if (Array.isArray(value)) {
    const parts = value.map((element) => withoutImplicitDefaults(subject, `${schemaPath}[]`, element));
    return { value: parts.map((part) => part.value), facts: parts.flatMap((part) => part.facts) };
  }
  if (!isObject(value)) {
    return { value, facts: [] };
  }
  const parts = Object.entries(value).map(([key, inner]) => {
    const at = childPath(schemaPath, key);
    const implicitDefault = implicitDefaultOf(subject, at, inner, value);
    return implicitDefault === undefined
      ? { key, ...withoutImplicitDefaults(subject, at, inner) }
      : { key, value: undefined, facts: [implicitDefault.fact] };
  });
  return {
    value: Object.fromEntries(
      parts.flatMap((part): [string, Json][] => (part.value === undefined ? [] : [[part.key, part.value]])),
    ),
    facts: parts.flatMap((part) => part.facts),
  };
}
