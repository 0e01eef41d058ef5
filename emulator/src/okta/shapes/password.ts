import { asList, type Json } from "../../json.js";
import { network, people } from "./conditions.js";
import { field, leaf, listOf, object } from "./shape.js";

const access = (fallback: string) => field(object({ access: leaf({ default: fallback }) }), { default: {} });

/** Recovery methods come back in Okta's own order (VCR: [otp, email] became [email, otp]). */
const methodOrder = ["push", "sms", "voice", "email", "otp"];
const inOktaOrder = (methods: Json): Json => {
  const rank = (method: Json): number => {
    const place = methodOrder.indexOf(String(method));
    return place === -1 ? methodOrder.length : place;
  };
  return [...asList(methods)].sort((a, b) => rank(a) - rank(b));
};

export const passwordRule = {
  conditions: object({ people, network }),
  actions: object({
    passwordChange: access("ALLOW"),
    selfServicePasswordReset: field(
      object({
        access: leaf({ default: "ALLOW" }),
        type: leaf(),
        requirement: field(
          object({
            accessControl: leaf(),
            primary: field(
              object({
                methods: leaf({ becomes: inOktaOrder }),
                methodConstraints: field(
                  listOf(
                    object({ method: leaf(), allowedAuthenticators: field(listOf(object({ key: leaf() }))) }),
                  ),
                ),
              }),
            ),
            stepUp: field(object({ required: leaf(), methods: leaf() })),
          }),
        ),
        settings: field(object({ allowRecoveryEmailWithoutEnrollment: leaf({ nulls: "keep" }) })),
      }),
      { default: {} },
    ),
    selfServiceUnlock: access("DENY"),
  }),
};

const status = (fallback: string) => leaf({ default: fallback });

export const passwordSettings = object({
  password: field(
    object({
      complexity: field(
        object({
          minLength: leaf({ default: 8 }),
          minLowerCase: leaf({ default: 1 }),
          minUpperCase: leaf({ default: 1 }),
          minNumber: leaf({ default: 1 }),
          minSymbol: leaf({ default: 1 }),
          excludeUsername: leaf({ default: true }),
          dictionary: field(
            object({ common: field(object({ exclude: leaf({ default: false }) }), { default: {} }) }),
            { default: {} },
          ),
          excludeAttributes: leaf({ default: [] }),
          maxConsecutiveCharacters: leaf(),
          oelStatement: leaf(),
        }),
        { default: {} },
      ),
      age: field(
        object({
          maxAgeDays: leaf({ default: 0 }),
          expireWarnDays: leaf({ default: 0 }),
          minAgeMinutes: leaf({ default: 0 }),
          historyCount: leaf({ default: 0 }),
        }),
        { default: {} },
      ),
      lockout: field(
        object({
          maxAttempts: leaf({ default: 10 }),
          autoUnlockMinutes: leaf({ default: 0 }),
          userLockoutNotificationChannels: leaf({ default: [] }),
          showLockoutFailures: leaf({ default: false }),
        }),
        { default: {} },
      ),
      breachedProtection: field(
        object({
          expireAfterDays: leaf({ nulls: "keep", default: null }),
          logoutEnabled: leaf({ default: false }),
          delegatedWorkflowId: leaf({ nulls: "keep", default: null }),
        }),
        { default: ({ features }) => (features.breachedProtection ? {} : undefined) },
      ),
    }),
    { default: {} },
  ),
  recovery: field(
    object({
      factors: field(
        object({
          recovery_question: field(
            object({
              status: status("ACTIVE"),
              properties: field(
                object({ complexity: field(object({ minLength: leaf({ default: 4 }) }), { default: {} }) }),
                { default: {} },
              ),
            }),
            { default: {} },
          ),
          okta_email: field(
            object({
              status: status("ACTIVE"),
              properties: field(
                object({
                  recoveryToken: field(object({ tokenLifetimeMinutes: leaf({ default: 10080 }) }), {
                    default: {},
                  }),
                }),
                { default: {} },
              ),
            }),
            { default: {} },
          ),
          okta_sms: field(object({ status: status("INACTIVE") }), { default: {} }),
          okta_call: field(object({ status: status("INACTIVE") }), { default: {} }),
        }),
        { default: {} },
      ),
    }),
    { default: {} },
  ),
  delegation: field(
    object({ options: field(object({ skipUnlock: leaf({ default: false }) }), { default: {} }) }),
    { default: {} },
  ),
});
