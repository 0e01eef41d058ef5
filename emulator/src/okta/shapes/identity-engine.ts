import { network, people } from "./conditions.js";
import { field, filledSince2025, leaf, listOf, object } from "./shape.js";

/** The rules of the remaining Identity Engine types (facts §2.6 to §2.12). */

const workflow = field(object({ id: leaf() }));

export const profileEnrollmentRule = {
  conditions: object({}),
  actions: object({
    profileEnrollment: field(
      object({
        access: leaf({ default: "ALLOW" }),
        preRegistrationInlineHooks: field(
          listOf(object({ inlineHookId: leaf(), scopes: leaf({ default: ["SELF_SERVICE_REGISTRATION"] }) })),
          { default: null, empty: "drop", rule: "enrollment-nulls-shown" },
        ),
        profileAttributes: field(listOf(object({ name: leaf(), label: leaf(), required: leaf() })), {
          default: [],
        }),
        targetGroupIds: leaf({ default: null, rule: "enrollment-nulls-shown" }),
        unknownUserAction: leaf({ default: "DENY" }),
        activationRequirements: field(object({ emailVerification: leaf({ default: true }) }), {
          default: {},
        }),
        uiSchemaId: leaf(),
        progressiveProfilingAction: leaf(),
        enrollAuthenticatorTypes: leaf(),
        allowedIdentifiers: leaf({ default: filledSince2025(["login"]), rule: "allowed-identifiers-filled" }),
      }),
      { default: {} },
    ),
  }),
};

export const deviceSignalCollectionRule = {
  conditions: object({ network, platform: leaf() }),
  actions: object({
    deviceSignalCollection: field(
      object({
        deviceContextProviders: field(
          listOf(object({ key: leaf(), id: leaf(), userIdentification: leaf() })),
          {
            default: [],
          },
        ),
      }),
      { default: {} },
    ),
  }),
};

export const entityRiskRule = {
  conditions: object({
    people,
    entityRisk: field(object({ level: leaf() })),
    riskDetectionTypes: field(object({ include: leaf(), exclude: leaf() })),
  }),
  actions: object({
    entityRisk: field(
      object({ actions: field(listOf(object({ action: leaf(), workflow })), { default: [] }) }),
      { default: {} },
    ),
  }),
};

export const postAuthSessionRule = {
  conditions: object({ people }),
  actions: object({
    postAuthSession: field(
      /** `{}` comes back as `{}`; each action gets `slo: null` (recorded). */
      object({
        failureActions: field(
          listOf(object({ action: leaf(), workflow, slo: leaf({ default: null, rule: "slo-shown" }) })),
        ),
      }),
      { default: {} },
    ),
  }),
};

export const sessionViolationRule = {
  conditions: object({ network, riskScore: field(object({ minRiskLevel: leaf() })) }),
  actions: object({
    sessionViolationDetection: field(
      object({ policyEvaluation: field(object({ enabled: leaf({ default: false }) }), { default: {} }) }),
      { default: {} },
    ),
  }),
};

export const clientUpdateRule = {
  conditions: object({}),
  actions: object({
    updateControls: field(
      object({ actions: field(listOf(object({ action: leaf(), value: leaf() })), { default: [] }) }),
      {
        default: {},
      },
    ),
  }),
};

export const identityClaimSourcingRule = {
  conditions: object({}),
  actions: object({
    claimSourcing: field(
      object({
        redirectType: leaf({ default: "IDP_DISCOVERY" }),
        refresh: field(
          object({
            redirectType: leaf(),
            filter: field(object({ include: field(listOf(object({ id: leaf(), name: leaf() }))) })),
          }),
        ),
      }),
      { default: {} },
    ),
  }),
};
