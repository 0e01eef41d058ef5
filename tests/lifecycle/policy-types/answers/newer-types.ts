import { ANYWHERE, type Answer, PEOPLE } from "./answer";

const form = {
  access: "ALLOW",
  unknownUserAction: "REGISTER",
  activationRequirements: { emailVerification: true },
  profileAttributes: [{ name: "email", label: "Email", required: true }],
  progressiveProfilingAction: "DISABLED",
};
const terminate = { action: "TERMINATE_ALL_SESSIONS" };
const verify = { deviceSignalCollection: { deviceContextProviders: [{ key: "OKTA_VERIFY" }] } };
const macs = { include: [{ type: "DESKTOP", os: { type: "MACOS" } }] };

/** Types of the newer framework, but for the sign-in policies of apps. */
export const NEWER_TYPES: readonly Answer[] = [
  {
    what: "a form, answered with what newcomers sign in by and no hooks",
    kind: "rule",
    type: "PROFILE_ENROLLMENT",
    sent: {
      actions: {
        profileEnrollment: form,
      },
    },
    answered: {
      conditions: null,
      actions: {
        profileEnrollment: {
          ...form,
          preRegistrationInlineHooks: null,
          targetGroupIds: null,
          allowedIdentifiers: ["login"],
        },
      },
    },
  },
  {
    what: "a hook, answered with its scope",
    kind: "rule",
    type: "PROFILE_ENROLLMENT",
    sent: {
      actions: {
        profileEnrollment: {
          ...form,
          preRegistrationInlineHooks: [{ inlineHookId: "cal1" }],
          targetGroupIds: ["00g1"],
        },
      },
    },
    answered: {
      conditions: null,
      actions: {
        profileEnrollment: {
          ...form,
          preRegistrationInlineHooks: [{ inlineHookId: "cal1", scopes: ["SELF_SERVICE_REGISTRATION"] }],
          targetGroupIds: ["00g1"],
          allowedIdentifiers: ["login"],
        },
      },
    },
  },
  {
    what: "devices in any network",
    kind: "rule",
    type: "DEVICE_SIGNAL_COLLECTION",
    sent: { conditions: { platform: macs }, actions: verify },
    answered: { conditions: { network: ANYWHERE, platform: macs }, actions: verify },
  },
  {
    what: "a level of risk, answered with people",
    kind: "rule",
    type: "ENTITY_RISK",
    sent: {
      conditions: { entityRisk: { level: "HIGH" } },
      actions: { entityRisk: { actions: [terminate] } },
    },
    answered: {
      conditions: { people: PEOPLE, entityRisk: { level: "HIGH" } },
      actions: { entityRisk: { actions: [terminate] } },
    },
  },
  {
    what: "empty lists, which are not answered, and an action, answered with a null",
    kind: "rule",
    type: "POST_AUTH_SESSION",
    sent: {
      conditions: {
        people: { groups: { include: [], exclude: [] }, users: { include: [], exclude: [] } },
      },
      actions: { postAuthSession: { failureActions: [{ action: "TERMINATE_SESSION" }] } },
    },
    answered: {
      conditions: { people: PEOPLE },
      actions: { postAuthSession: { failureActions: [{ action: "TERMINATE_SESSION", slo: null }] } },
    },
  },
  {
    what: "a level of risk, answered with a network",
    kind: "rule",
    type: "SESSION_VIOLATION_DETECTION",
    sent: {
      conditions: { riskScore: { minRiskLevel: "LOW" } },
      actions: { sessionViolationDetection: { policyEvaluation: { enabled: false } } },
    },
    answered: {
      conditions: { network: ANYWHERE, riskScore: { minRiskLevel: "LOW" } },
      actions: { sessionViolationDetection: { policyEvaluation: { enabled: false } } },
    },
  },
  {
    what: "what Okta Verify may do",
    kind: "rule",
    type: "CLIENT_UPDATE",
    sent: { actions: { updateControls: { actions: [{ action: "OKTA_VERIFY_UPDATE", value: "DENY" }] } } },
    answered: {
      conditions: null,
      actions: { updateControls: { actions: [{ action: "OKTA_VERIFY_UPDATE", value: "DENY" }] } },
    },
  },
  {
    what: "whom claims are asked of",
    kind: "rule",
    type: "IDENTITY_CLAIM_SOURCING",
    sent: {
      actions: {
        claimSourcing: {
          redirectType: "IDP_DISCOVERY",
          refresh: { redirectType: "FIXED", filter: { include: [{ id: "0oa1" }] } },
        },
      },
    },
    answered: {
      conditions: null,
      actions: {
        claimSourcing: {
          redirectType: "IDP_DISCOVERY",
          refresh: { redirectType: "FIXED", filter: { include: [{ id: "0oa1" }] } },
        },
      },
    },
  },
];
