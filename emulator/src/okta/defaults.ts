import { type Clock, oktaStamp } from "../clock.js";
import type { EmulatorContext } from "../context.js";
import type { Features } from "../features.js";
import { oktaId } from "../ids.js";
import type { Json, JsonObject } from "../json.js";
import type { OrgState, PolicyRecord, RuleRecord } from "../store.js";
import { directoryObject } from "./directory.js";
import { policyContent, ruleActions, ruleConditions, shapeContextOf } from "./normalise.js";
import { gatedTypes, type PolicyType, policyTypes } from "./policy-types.js";
import { v2Catchall } from "./priorities.js";

/** What Okta itself puts into an org and into a new policy. */

type Actions = (features: Features) => JsonObject;

/** Actions of the system rule, by policy type (as recorded, else facts §2). */
const systemRuleActions: Readonly<Record<string, Actions>> = {
  OKTA_SIGN_ON: () => ({ signon: { access: "ALLOW", requireFactor: false } }),
  PASSWORD: () => ({
    passwordChange: { access: "ALLOW" },
    selfServicePasswordReset: { access: "ALLOW" },
    selfServiceUnlock: { access: "DENY" },
  }),
  MFA_ENROLL: () => ({ enroll: { self: "CHALLENGE" } }),
  IDP_DISCOVERY: () => ({ idp: { providers: [{ type: "OKTA" }], idpSelectionType: "SPECIFIC" } }),
  ACCESS_POLICY: ({ catchAllConstraints }) => ({
    appSignOn: {
      access: "ALLOW",
      verificationMethod: {
        factorMode: "2FA",
        type: "ASSURANCE",
        reauthenticateIn: "PT12H",
        ...(catchAllConstraints ? { constraints: catchAllConstraints } : {}),
      },
    },
  }),
  PROFILE_ENROLLMENT: ({ catchAllEnrollment }) => ({
    profileEnrollment: {
      access: "ALLOW",
      unknownUserAction: "REGISTER",
      activationRequirements: { emailVerification: true },
      ...catchAllEnrollment,
    },
  }),
  DEVICE_SIGNAL_COLLECTION: () => ({ deviceSignalCollection: { deviceContextProviders: [] } }),
  ENTITY_RISK: () => ({ entityRisk: { actions: [] } }),
  POST_AUTH_SESSION: () => ({ postAuthSession: { failureActions: [] } }),
  SESSION_VIOLATION_DETECTION: () => ({
    sessionViolationDetection: { policyEvaluation: { enabled: false } },
  }),
  CLIENT_UPDATE: () => ({ updateControls: { actions: [{ action: "OKTA_VERIFY_UPDATE", value: "ALLOW" }] } }),
  IDENTITY_CLAIM_SOURCING: () => ({
    claimSourcing: { redirectType: "IDP_DISCOVERY", refresh: { redirectType: "NONE" } },
  }),
};

/** Rules that Okta makes beside the catch-all and lets clients edit: one per such type (facts §2.0). */
const premadeRules: Readonly<Record<string, { name: string; conditions: JsonObject; actions: JsonObject }>> =
  {
    POST_AUTH_SESSION: {
      name: "Session Protection Rule",
      conditions: { people: { users: { exclude: [] } } },
      actions: { postAuthSession: { failureActions: [] } },
    },
    SESSION_VIOLATION_DETECTION: {
      name: "Session Risk Rule",
      conditions: { riskScore: { minRiskLevel: "HIGH" } },
      actions: { sessionViolationDetection: { policyEvaluation: { enabled: true } } },
    },
  };

export const isOffered = (type: string, features: Features): boolean => {
  const known = policyTypes[type];
  const gate = gatedTypes[type];
  return known?.engines.includes(features.engine) === true && (gate === undefined || features[gate]);
};

const typeOf = (type: string): PolicyType => {
  const known = policyTypes[type];
  if (!known) {
    throw new Error(`unknown policy type ${type}`);
  }
  return known;
};

/** The catch-all of a v2 policy, or the default rule of a v1 default policy. */
export function systemRule(policy: PolicyRecord, context: EmulatorContext): RuleRecord | undefined {
  const { features, clock, isEnforced } = context;
  const type = typeOf(policy.type);
  const wanted =
    (type.systemRule === "each" && isEnforced("catch-all-made")) ||
    (type.systemRule === "default" && policy.system);
  const actions = systemRuleActions[policy.type];
  if (!wanted || !actions) {
    return undefined;
  }
  const shapeContext = shapeContextOf(context, policy.resourceType);
  const stamp = policy.created ?? oktaStamp(clock);
  return {
    id: oktaId(type.rulePrefix),
    policyId: policy.id,
    type: type.ruleType,
    name: type.systemRuleName,
    priority: type.framework === "v2" && isEnforced("catch-all-at-99") ? v2Catchall : 1,
    status: "ACTIVE",
    system: true,
    conditions: type.framework === "v2" ? null : ruleConditions(policy.type, undefined, shapeContext),
    actions: ruleActions(policy.type, actions(features), shapeContext),
    // The default rule of IDP_DISCOVERY has no creation time (facts §3.8).
    created: policy.type === "IDP_DISCOVERY" ? null : stamp,
    lastUpdated: policy.type === "IDP_DISCOVERY" ? null : stamp,
  };
}

interface NewPolicy {
  type: string;
  name: string;
  priority: number;
  system: boolean;
  description?: string;
  resourceType?: string;
  boundApp?: string;
}

function addPolicy(context: EmulatorContext, made: NewPolicy): PolicyRecord {
  const { state } = context;
  const stamp = oktaStamp(context.clock);
  const policy: PolicyRecord = {
    id: oktaId(typeOf(made.type).policyPrefix),
    status: "ACTIVE",
    ...policyContent(made.type, {}, context),
    created: stamp,
    lastUpdated: stamp,
    ...made,
  };
  state.policies.push(policy);
  const premade = premadeRules[made.type];
  if (premade) {
    const type = typeOf(made.type);
    const shapeContext = shapeContextOf(context);
    state.rules.push({
      id: oktaId(type.rulePrefix),
      policyId: policy.id,
      type: type.ruleType,
      name: premade.name,
      priority: 1,
      status: "ACTIVE",
      system: false,
      conditions: ruleConditions(made.type, premade.conditions, shapeContext),
      actions: ruleActions(made.type, premade.actions, shapeContext),
      created: stamp,
      lastUpdated: stamp,
    });
  }
  const rule = systemRule(policy, context);
  if (rule) {
    state.rules.push(rule);
  }
  return policy;
}

/** Apps that Okta ships, each with an app sign-in policy of its own. */
const builtInApps: readonly { label: string; name: string; bound: boolean }[] = [
  { label: "Okta Admin Console", name: "saasure", bound: true },
  { label: "Okta Dashboard", name: "okta_enduser", bound: false },
  { label: "Okta Browser Plugin", name: "okta_browser_plugin", bound: false },
  { label: "Okta End User Settings", name: "okta_end_user_settings", bound: false },
];

/** What the description of such an app requires, and typed clients insist on; the values are assumptions. */
export const openIdConnect = (id: string): JsonObject => ({
  signOnMode: "OPENID_CONNECT",
  credentials: { oauthClient: { client_id: id } },
  settings: {},
});

export function group(name: string, kind: "OKTA_GROUP" | "BUILT_IN", clock: Clock): JsonObject {
  const stamp = oktaStamp(clock);
  return {
    id: oktaId("00g"),
    created: stamp,
    lastUpdated: stamp,
    lastMembershipUpdated: stamp,
    objectClass: ["okta:user_group"],
    type: kind,
    profile: { name, description: null },
  };
}

/** Zones that every org has. */
const systemZones: readonly JsonObject[] = [
  { name: "LegacyIpZone", type: "IP", usage: "POLICY", gateways: null, proxies: null },
  { name: "BlockedIpZone", type: "IP", usage: "BLOCKLIST", gateways: null, proxies: null },
  { name: "DefaultEnhancedDynamicZone", type: "DYNAMIC_V2", usage: "BLOCKLIST" },
  { name: "DefaultExemptIpZone", type: "IP", usage: "POLICY", gateways: null, proxies: null },
];

/** Everything a new org comes with. */
export function furnish(context: EmulatorContext): void {
  const { state, features, clock } = context;
  state.groups.push({
    ...group("Everyone", "BUILT_IN", clock),
    profile: { name: "Everyone", description: "All users in your organization" },
  });
  // Documented, as are the names of the zones.
  state.userTypes.push(
    directoryObject(context, "userTypes", { name: "user", displayName: "User", default: true }),
  );
  for (const zone of systemZones) {
    state.zones.push(directoryObject(context, "zones", { ...zone, system: true }));
  }
  if (isOffered("ACCESS_POLICY", features)) {
    furnishApps(context);
  }
  for (const [type, known] of Object.entries(policyTypes)) {
    if (!isOffered(type, features) || type === "ACCESS_POLICY") {
      continue;
    }
    const names =
      type === "PASSWORD" && features.activeDirectory
        ? [...known.systemPolicies, "Active Directory Policy"]
        : known.systemPolicies;
    names.forEach((name, index) => {
      const policy = addPolicy(context, {
        type,
        name,
        priority: index + 1,
        system: true,
        description: "The default policy applies in all situations if no other policy applies.",
      });
      if (name === "Active Directory Policy") {
        policy.conditions = {
          ...(policy.conditions as JsonObject),
          authProvider: { provider: "ACTIVE_DIRECTORY" } as Json,
        };
      }
    });
  }
  const enrollment = state.policies.find(({ type, system }) => type === "PROFILE_ENROLLMENT" && system);
  for (const app of state.apps) {
    app.profileEnrollment = enrollment?.id ?? null;
  }
}

function furnishApps(context: EmulatorContext): void {
  const { state } = context;
  const type = "ACCESS_POLICY";
  const stamp = oktaStamp(context.clock);
  for (const builtIn of builtInApps) {
    const id = oktaId("0oa");
    const policy = addPolicy(context, {
      type,
      name: builtIn.label,
      priority: 1,
      system: false,
      resourceType: "APP",
      ...(builtIn.bound ? { boundApp: id } : {}),
    });
    const { label, name } = builtIn;
    state.apps.push({
      id,
      body: {
        id,
        name,
        label,
        status: "ACTIVE",
        created: stamp,
        lastUpdated: stamp,
        ...openIdConnect(id),
      },
      accessPolicy: policy.id,
      profileEnrollment: null,
    });
  }
  addPolicy(context, {
    type,
    name: "Any two factors",
    priority: 1,
    system: true,
    description: "Require two factors to access.",
    resourceType: "APP",
  });
  addPolicy(context, {
    type,
    name: "Okta Account Management Policy",
    priority: 1,
    system: false,
    description:
      "This policy defines how users must authenticate for authenticator enrollment, recovery and unlocking.",
    resourceType: "END_USER_ACCOUNT_MANAGEMENT",
  });
}

export const defaultPolicy = (state: OrgState, type: string): PolicyRecord | undefined =>
  state.policies.find((policy) => policy.type === type && policy.system);
