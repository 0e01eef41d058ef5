/** One endpoint of an API, and the public names through which a program calls it. */
export interface Endpoint {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** The path, where braces stand for one segment. */
  readonly path: string;
  /** Exported names that call it. */
  readonly names: readonly string[];
  /** What a stranger wants to know beside. */
  readonly note?: string;
}

/** The endpoints of one API. */
export interface ApiTable {
  readonly api: string;
  readonly endpoints: readonly Endpoint[];
}

const POLICY_WRITERS = ["Policy", "PolicyWithRules"] as const;
const RULE_WRITERS = ["PolicyRule", "PolicyRuleSet", "PolicyWithRules"] as const;
const lookUp = (path: string, name: string): Endpoint => ({ method: "GET", path, names: [name] });

/** Every endpoint of the two APIs that this package is for, and the lookups of what policies name. */
export const TABLE: readonly ApiTable[] = [
  {
    api: "Policies",
    endpoints: [
      {
        method: "GET",
        path: "/api/v1/policies",
        names: ["getPolicies", "getPolicy", ...POLICY_WRITERS, "PolicyOrder"],
        note: "type, status, q, expand, sortBy, resourceId; all pages",
      },
      { method: "POST", path: "/api/v1/policies", names: POLICY_WRITERS },
      { method: "GET", path: "/api/v1/policies/{policyId}", names: ["getPolicy", ...POLICY_WRITERS] },
      { method: "PUT", path: "/api/v1/policies/{policyId}", names: [...POLICY_WRITERS, "PolicyOrder"] },
      { method: "DELETE", path: "/api/v1/policies/{policyId}", names: POLICY_WRITERS },
      {
        method: "POST",
        path: "/api/v1/policies/{policyId}/lifecycle/activate",
        names: POLICY_WRITERS,
        note: "`status`",
      },
      {
        method: "POST",
        path: "/api/v1/policies/{policyId}/lifecycle/deactivate",
        names: POLICY_WRITERS,
        note: "`status`",
      },
      {
        method: "POST",
        path: "/api/v1/policies/{policyId}/clone",
        names: POLICY_WRITERS,
        note: "`cloneFrom`",
      },
      {
        method: "POST",
        path: "/api/v1/policies/simulate",
        names: ["simulatePolicies", "AccessExpectation"],
        note: "Identity Engine",
      },
    ],
  },
  {
    api: "Rules",
    endpoints: [
      {
        method: "GET",
        path: "/api/v1/policies/{policyId}/rules",
        names: ["getPolicyRules", "getPolicyRule", ...RULE_WRITERS],
      },
      { method: "POST", path: "/api/v1/policies/{policyId}/rules", names: RULE_WRITERS },
      {
        method: "GET",
        path: "/api/v1/policies/{policyId}/rules/{ruleId}",
        names: ["getPolicyRule", "AccessExpectation", ...RULE_WRITERS],
      },
      { method: "PUT", path: "/api/v1/policies/{policyId}/rules/{ruleId}", names: RULE_WRITERS },
      { method: "DELETE", path: "/api/v1/policies/{policyId}/rules/{ruleId}", names: RULE_WRITERS },
      {
        method: "POST",
        path: "/api/v1/policies/{policyId}/rules/{ruleId}/lifecycle/activate",
        names: RULE_WRITERS,
        note: "`status`",
      },
      {
        method: "POST",
        path: "/api/v1/policies/{policyId}/rules/{ruleId}/lifecycle/deactivate",
        names: RULE_WRITERS,
        note: "`status`",
      },
    ],
  },
  {
    api: "Apps on policies",
    endpoints: [
      {
        method: "GET",
        path: "/api/v1/policies/{policyId}/mappings",
        names: ["getPolicyMappings", "PolicyResourceMapping", ...POLICY_WRITERS],
        note: "of policies before they are deleted",
      },
      {
        method: "GET",
        path: "/api/v1/policies/{policyId}/mappings/{mappingId}",
        names: ["getPolicyMappings", "PolicyResourceMapping"],
      },
      {
        method: "POST",
        path: "/api/v1/policies/{policyId}/mappings",
        names: ["PolicyResourceMapping"],
        note: "device signal policies",
      },
      {
        method: "DELETE",
        path: "/api/v1/policies/{policyId}/mappings/{mappingId}",
        names: ["PolicyResourceMapping"],
        note: "device signal policies",
      },
      {
        method: "GET",
        path: "/api/v1/policies/{policyId}/app",
        names: ["getPolicyMappings", ...POLICY_WRITERS],
        note: "deprecated by Okta: only where there is no list of mappings",
      },
      {
        method: "PUT",
        path: "/api/v1/apps/{appId}/policies/{policyId}",
        names: ["PolicyResourceMapping", ...POLICY_WRITERS],
        note: "`reassignTo` of policies",
      },
      {
        method: "GET",
        path: "/api/v1/apps/{appId}",
        names: ["getApp", "PolicyResourceMapping", "PolicyWithRules"],
      },
    ],
  },
  {
    api: "Okta Privileged Access",
    endpoints: [
      {
        method: "POST",
        path: "/v1/teams/{team}/service_token",
        names: ["getServiceToken", "ServiceUser", "ServiceUserApiKey", "ServiceUserGroupMembership"],
        note: "the provider's own sign-in, and a check of each new key",
      },
      { method: "GET", path: "/v1/teams/{team}/service_users", names: ["getServiceUsers", "ServiceUser"] },
      {
        method: "GET",
        path: "/v1/teams/{team}/service_users/{userName}",
        names: ["getServiceUser", "ServiceUser"],
      },
      { method: "POST", path: "/v1/teams/{team}/service_users", names: ["ServiceUser"] },
      { method: "PUT", path: "/v1/teams/{team}/service_users/{userName}", names: ["ServiceUser"] },
      {
        method: "GET",
        path: "/v1/teams/{team}/service_users/{userName}/keys",
        names: ["getServiceUserApiKeys", "ServiceUserApiKey"],
      },
      {
        method: "POST",
        path: "/v1/teams/{team}/service_users/{userName}/keys",
        names: ["ServiceUserApiKey"],
      },
      {
        method: "DELETE",
        path: "/v1/teams/{team}/service_users/{userName}/keys/{keyId}",
        names: ["ServiceUserApiKey"],
      },
      {
        method: "GET",
        path: "/v1/teams/{team}/groups/{groupName}/users",
        names: ["ServiceUserGroupMembership"],
      },
      {
        method: "POST",
        path: "/v1/teams/{team}/groups/{groupName}/users",
        names: ["ServiceUserGroupMembership"],
      },
      {
        method: "DELETE",
        path: "/v1/teams/{team}/groups/{groupName}/users/{userName}",
        names: ["ServiceUserGroupMembership"],
      },
    ],
  },
  {
    api: "What policies name",
    endpoints: [
      lookUp("/api/v1/apps", "getApp"),
      lookUp("/api/v1/groups", "getGroup"),
      lookUp("/api/v1/groups/{groupId}", "getGroup"),
      lookUp("/api/v1/zones", "getNetworkZone"),
      lookUp("/api/v1/zones/{zoneId}", "getNetworkZone"),
      lookUp("/api/v1/authenticators", "getAuthenticators"),
      lookUp("/api/v1/authenticators/{authenticatorId}/methods", "getAuthenticators"),
      lookUp("/api/v1/idps", "getIdentityProvider"),
      lookUp("/api/v1/idps/{idpId}", "getIdentityProvider"),
      lookUp("/api/v1/meta/types/user", "getUserType"),
      lookUp("/api/v1/meta/types/user/{typeId}", "getUserType"),
      lookUp("/api/v1/device-assurances", "getDeviceAssurancePolicy"),
      lookUp("/api/v1/device-assurances/{deviceAssuranceId}", "getDeviceAssurancePolicy"),
      lookUp("/api/v1/behaviors", "getBehavior"),
      lookUp("/api/v1/behaviors/{behaviorId}", "getBehavior"),
    ],
  },
];
