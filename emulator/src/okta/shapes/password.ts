import { asList, type Json } from "../../json.js";
import { network, people } from "./conditions.js";
import { field, leaf, listOf, object } from "./shape.js";

const access = (fallback: string) => field(object({ access: leaf({ default: fallback }) }), { default: {} });

/** Recovery methods come back in Okta's own order (recorded: [otp, email] became [email, otp]). */
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
                methods: leaf({ becomes: inOktaOrder, rule: "recovery-methods-ordered" }),
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

/** Settings are answered in full, whatever was sent of them. */
const setting = (fallback: Json) => leaf({ default: fallback, rule: "password-settings-filled" });

export const passwordSettings = object({
  password: field(
    object({
      complexity: field(
        object({
          minLength: setting(8),
          minLowerCase: setting(1),
          minUpperCase: setting(1),
          minNumber: setting(1),
          minSymbol: setting(1),
          excludeUsername: setting(true),
          dictionary: field(object({ common: field(object({ exclude: setting(false) }), { default: {} }) }), {
            default: {},
          }),
          excludeAttributes: setting([]),
          maxConsecutiveCharacters: leaf(),
          oelStatement: leaf(),
        }),
        { default: {} },
      ),
      age: field(
        object({
          maxAgeDays: setting(0),
          expireWarnDays: setting(0),
          minAgeMinutes: setting(0),
          historyCount: setting(0),
        }),
        { default: {} },
      ),
      lockout: field(
        object({
          maxAttempts: setting(10),
          autoUnlockMinutes: setting(0),
          userLockoutNotificationChannels: setting([]),
          showLockoutFailures: setting(false),
        }),
        { default: {} },
      ),
      breachedProtection: field(
        object({
          expireAfterDays: leaf({ nulls: "keep", default: null }),
          logoutEnabled: leaf({ default: false }),
          delegatedWorkflowId: leaf({ nulls: "keep", default: null }),
        }),
        {
          rule: "breached-protection-filled",
          default: ({ features }) => (features.breachedProtection ? {} : undefined),
        },
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
              status: setting("ACTIVE"),
              properties: field(
                object({ complexity: field(object({ minLength: setting(4) }), { default: {} }) }),
                { default: {} },
              ),
            }),
            { default: {} },
          ),
          okta_email: field(
            object({
              status: setting("ACTIVE"),
              properties: field(
                object({
                  recoveryToken: field(object({ tokenLifetimeMinutes: setting(10080) }), {
                    default: {},
                  }),
                }),
                { default: {} },
              ),
            }),
            { default: {} },
          ),
          okta_sms: field(object({ status: setting("INACTIVE") }), { default: {} }),
          okta_call: field(object({ status: setting("INACTIVE") }), { default: {} }),
        }),
        { default: {} },
      ),
    }),
    { default: {} },
  ),
  delegation: field(object({ options: field(object({ skipUnlock: setting(false) }), { default: {} }) }), {
    default: {},
  }),
});
