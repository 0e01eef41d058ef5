import { describePolicyType, type PolicyTypeLife } from "./console-edit";

/** Types of which an org has the one policy that Okta made. */
const lives: readonly PolicyTypeLife[] = [
  {
    example: "idp-discovery",
    type: "IDP_DISCOVERY",
    policy: "Idp Discovery Policy",
    rule: "Partners: their own identity provider",
    edit: ["conditions", "userIdentifier", "patterns", 0, "value"],
    to: "@elsewhere.example",
    shows: /"@elsewhere.example"/,
  },
  {
    example: "entity-risk",
    type: "ENTITY_RISK",
    policy: "Entity Risk Policy",
    rule: "High risk: out everywhere",
    edit: ["conditions", "entityRisk", "level"],
    to: "ANY",
    shows: /level\s*: "HIGH" => "ANY"/,
  },
  {
    example: "post-auth-session",
    type: "POST_AUTH_SESSION",
    policy: "Post Auth Policy",
    rule: "Session Protection Rule",
    edit: ["actions", "postAuthSession", "failureActions"],
    to: [],
    shows: /TERMINATE_SESSION/,
  },
  {
    example: "session-violation-detection",
    type: "SESSION_VIOLATION_DETECTION",
    policy: "Session Violation Detection Policy",
    rule: "Session Risk Rule",
    edit: ["conditions", "riskScore", "minRiskLevel"],
    to: "HIGH",
    shows: /minRiskLevel\s*: "MEDIUM" => "HIGH"/,
  },
  {
    example: "client-update",
    type: "CLIENT_UPDATE",
    policy: "Client Update Policy",
    rule: "Catch-all Rule",
    edit: ["actions", "updateControls", "actions", 0, "value"],
    to: "DENY",
    shows: /value\s*: "HOTFIX_ONLY" => "DENY"/,
  },
  {
    example: "identity-claim-sourcing",
    type: "IDENTITY_CLAIM_SOURCING",
    policy: "Identity Claim Sourcing Policy",
    rule: "Catch-all Rule",
    edit: ["actions", "claimSourcing", "refresh", "redirectType"],
    to: "NONE",
    shows: /redirectType\s*: "FIXED" => "NONE"/,
  },
];

lives.forEach(describePolicyType);
