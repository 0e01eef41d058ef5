import type { JsonObject } from "../../json.js";
import { network, people, platformOfAccess } from "./conditions.js";
import { choice, field, leaf, listOf, object, type Shape } from "./shape.js";

const durationInHours = (duration: string): string => {
  const days = /^P(\d+)D$/.exec(duration);
  return days ? `PT${Number(days[1]) * 24}H` : duration;
};

const authenticationMethod = object({
  key: leaf(),
  method: leaf(),
  id: leaf(),
  hardwareProtection: leaf(),
  phishingResistant: leaf(),
  userVerification: leaf(),
  userVerificationMethods: leaf(),
});

const constraintFields = {
  types: leaf({ empty: "drop" }),
  methods: leaf({ empty: "drop" }),
  authenticationMethods: field(listOf(authenticationMethod), { empty: "drop" }),
  excludedAuthenticationMethods: field(listOf(authenticationMethod), { empty: "drop" }),
  reauthenticateIn: leaf(),
  /** false when exclusions are given, else true (facts §2.5). */
  required: leaf({
    rule: "constraint-required-filled",
    default: ({ features }, sent: JsonObject) =>
      features.release === "2023" ? undefined : sent.excludedAuthenticationMethods === undefined,
  }),
} as const;

const constraint = object({
  knowledge: field(object(constraintFields)),
  possession: field(
    object({
      ...constraintFields,
      deviceBound: leaf(),
      hardwareProtection: leaf(),
      phishingResistant: leaf(),
      userPresence: leaf(),
      userVerification: leaf(),
      userVerificationMethods: leaf(),
    }),
  ),
});

const chain: Shape = object({
  authenticationMethods: field(listOf(authenticationMethod)),
  reauthenticateIn: leaf(),
  next: field(listOf(() => chain)),
});

/** What does not belong to the type is dropped: factorMode and inactivityPeriod from a chain (recorded). */
const verificationMethod = choice("type", "ASSURANCE", {
  ASSURANCE: object({
    factorMode: leaf(),
    type: leaf(),
    reauthenticateIn: leaf({ default: "PT12H", rule: "reauthenticate-in-filled" }),
    inactivityPeriod: leaf(),
    constraints: field(listOf(constraint)),
  }),
  AUTH_METHOD_CHAIN: object({ type: leaf(), chains: field(listOf(chain)), reauthenticateIn: leaf() }),
  ID_PROOFING: object({ type: leaf(), id: leaf() }),
});

export const accessPolicyRule = {
  conditions: object({
    people,
    network,
    device: field(
      object({ registered: leaf(), managed: leaf(), assurance: field(object({ include: leaf() })) }),
      {
        empty: "drop",
      },
    ),
    platform: platformOfAccess,
    riskScore: field(object({ level: leaf() }), {
      rule: "risk-score-filled",
      default: ({ features }) => (features.riskScoring ? { level: "ANY" } : undefined),
    }),
    elCondition: field(object({ condition: leaf() }), { empty: "drop" }),
    userType: field(object({ include: leaf({ default: [] }), exclude: leaf({ default: [] }) }), {
      default: {},
      rule: "user-type-filled",
    }),
  }),
  actions: object({
    appSignOn: field(
      object({
        access: leaf({ default: "ALLOW" }),
        verificationMethod: field(verificationMethod),
        keepMeSignedIn: field(
          object({
            postAuth: leaf(),
            postAuthPromptFrequency: leaf({
              rule: "durations-in-hours",
              becomes: (value) => (typeof value === "string" ? durationInHours(value) : value),
            }),
          }),
          {
            rule: "keep-me-signed-in-filled",
            default: ({ features, resourceType }) =>
              resourceType === "END_USER_ACCOUNT_MANAGEMENT" || features.release === "2023"
                ? undefined
                : { postAuth: "NOT_ALLOWED" },
          },
        ),
      }),
      { default: {} },
    ),
  }),
};
