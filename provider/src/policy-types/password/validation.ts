import { z } from "zod";
import { GROUPS_NAMED, network, people, ZONES_NEEDED } from "../conditions/validation";
import type { TypeValidation } from "../validation/contents";
import {
  catalogued,
  element,
  flag,
  ids,
  list,
  named,
  object,
  oneOf,
  oneOfAnyCase,
  text,
  whole,
} from "../validation/fields";
import { filled, has, objectsIn, when } from "../validation/predicates";
import type {
  PasswordPolicyConditions,
  PasswordPolicySettings,
  PasswordRuleActions,
  PasswordRuleConditions,
} from "./types";

const yesOrNo = whole(0, 1);
const access = object({ access: oneOf("ALLOW", "DENY") });
const status = oneOf("ACTIVE", "INACTIVE");

const settings = object<PasswordPolicySettings>({
  password: object({
    complexity: object({
      minLength: whole(0),
      minLowerCase: yesOrNo,
      minUpperCase: yesOrNo,
      minNumber: yesOrNo,
      minSymbol: yesOrNo,
      excludeUsername: flag,
      excludeAttributes: list(named("firstName", "lastName")),
      dictionary: object({ common: object({ exclude: flag }) }),
      maxConsecutiveCharacters: whole(1, 72),
      oelStatement: text,
    }),
    age: object({
      maxAgeDays: whole(0),
      expireWarnDays: whole(0),
      minAgeMinutes: whole(0),
      historyCount: whole(0),
    }),
    lockout: object({
      maxAttempts: whole(0),
      autoUnlockMinutes: whole(0),
      showLockoutFailures: flag,
      userLockoutNotificationChannels: z.array(named("EMAIL")).max(1, 'is either [] or ["EMAIL"]').nullish(),
    }),
    breachedProtection: object({
      expireAfterDays: whole(0, 10),
      logoutEnabled: flag,
      delegatedWorkflowId: text,
    }),
  }),
  recovery: object({
    factors: object({
      recovery_question: object({
        status,
        properties: object({ complexity: object({ minLength: whole(0) }) }),
      }),
      okta_email: object({
        status,
        properties: object({ recoveryToken: object({ tokenLifetimeMinutes: whole(0) }) }),
      }),
      okta_sms: object({ status }),
      okta_call: object({ status }),
    }),
  }),
  delegation: object({ options: object({ skipUnlock: flag }) }),
});

const RESET = "actions.selfServicePasswordReset.requirement";

export const validation: TypeValidation = {
  policy: {
    fields: {
      conditions: object<PasswordPolicyConditions>({
        people,
        authProvider: object({ provider: oneOf("ACTIVE_DIRECTORY", "ANY", "LDAP", "OKTA"), include: ids }),
      }),
      settings,
    },
    rules: [
      GROUPS_NAMED,
      {
        path: "settings.password.breachedProtection",
        dependsOn: ["logoutEnabled", "expireAfterDays"],
        violations: (protection) =>
          when(protection.logoutEnabled === true && !has(protection, "expireAfterDays"), "logoutEnabled"),
        message: "logoutEnabled: true needs expireAfterDays, 0 to 10: add that, or remove this",
        source: "facts §2.2",
      },
    ],
  },
  rule: {
    fields: {
      conditions: object<PasswordRuleConditions>({ people, network }),
      actions: object<PasswordRuleActions>({
        passwordChange: access,
        selfServicePasswordReset: object({
          access: oneOf("ALLOW", "DENY"),
          type: oneOf("selfServicePasswordReset"),
          requirement: object({
            accessControl: oneOf("AUTH_POLICY", "LEGACY"),
            primary: object({
              methods: list(catalogued),
              methodConstraints: list(
                element({
                  method: oneOfAnyCase("OTP").nullish(),
                  allowedAuthenticators: list(element({ key: text })),
                }),
              ),
            }),
            stepUp: object({ required: flag, methods: list(oneOfAnyCase("SECURITY_QUESTION")) }),
          }),
          settings: object({ allowRecoveryEmailWithoutEnrollment: flag }),
        }),
        selfServiceUnlock: access,
      }),
    },
    rules: [
      ZONES_NEEDED,
      {
        path: `${RESET}.primary`,
        dependsOn: ["methods", "methodConstraints"],
        violations: ({ methods, methodConstraints }) => {
          const place = Array.isArray(methods) ? methods.findIndex(isOtp) : -1;
          const named = objectsIn(methodConstraints).some(
            ({ object: { method, allowedAuthenticators } }) =>
              isOtp(method) &&
              objectsIn(allowedAuthenticators).some(({ object: { key } }) => key === "google_otp"),
          );
          return when(place >= 0 && !named, `methods[${place}]`);
        },
        message:
          'the method otp is for Google Authenticator alone: add methodConstraints: [{ method: "otp", allowedAuthenticators: [{ key: "google_otp" }] }]',
        source: "facts §2.2",
      },
      {
        path: `${RESET}.stepUp`,
        dependsOn: ["required", "methods"],
        violations: (stepUp) => (stepUp.required === false ? filled(stepUp, "methods") : []),
        message: "goes with required: true only: say that, or remove the methods",
        source: "facts §2.2",
      },
    ],
  },
};

function isOtp(method: unknown): boolean {
  return typeof method === "string" && method.toLowerCase() === "otp";
}
