import { z } from "zod";
import { isObject, type Json } from "../../comparison/json";
import { apps, GROUPS_NAMED, network, people, ZONES_NEEDED } from "../conditions/validation";
import type { TypeValidation } from "../validation/contents";
import { duration, element, flag, ids, list, named, object, oneOf, text, whole } from "../validation/fields";
import { filled, given, has, objectsIn, when } from "../validation/predicates";
import type {
  MfaEnrollPolicyConditions,
  MfaEnrollPolicySettings,
  MfaEnrollRuleActions,
  MfaEnrollRuleConditions,
} from "./types";

const self = oneOf("NOT_ALLOWED", "OPTIONAL", "REQUIRED");
const EXPIRY = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const ENROLL = "settings.authenticators[].enroll";

const settings = object<MfaEnrollPolicySettings>({
  type: oneOf("AUTHENTICATORS", "FACTORS"),
  authenticators: list(
    element({
      key: z.string().min(1),
      id: text,
      enroll: object({
        self,
        autoEnroll: flag,
        gracePeriod: object({
          type: oneOf("BY_DATE_TIME", "BY_SKIP_COUNT"),
          expiry: z
            .string()
            .regex(EXPIRY, "is a time in UTC with milliseconds, such as 2027-01-01T18:30:45.000Z")
            .nullish(),
          skipCount: whole(1, 10),
        }),
        promotion: object({
          skipCount: whole(0),
          cooldown: object({ type: oneOf("BY_DURATION", "BY_SIGN_IN"), duration }),
        }),
      }),
      constraints: object({ aaguidGroups: ids }),
    }),
  ),
  factors: z
    .record(z.string(), element({ enroll: object({ self }), consent: object({ type: text }) }))
    .nullish(),
});

/** Authenticators whose key and id an earlier one has; no id is one, too. */
function namedBefore(authenticators: Json | undefined): string[] {
  const seen = new Set<string>();
  return objectsIn(authenticators).flatMap(({ object: { key, id }, place }) => {
    const identity = JSON.stringify([key, id ?? null]);
    const again = seen.has(identity);
    seen.add(identity);
    return when(again, `authenticators${place}`);
  });
}

export const validation: TypeValidation = {
  policy: {
    fields: { conditions: object<MfaEnrollPolicyConditions>({ people }), settings },
    rules: [
      GROUPS_NAMED,
      {
        path: "settings",
        dependsOn: ["type", "authenticators", "factors"],
        violations: (declared) => [
          ...(declared.type === "AUTHENTICATORS" ? filled(declared, "factors") : []),
          ...(declared.type === "FACTORS" ? filled(declared, "authenticators") : []),
          ...when(
            declared.type === undefined && filled(declared, "authenticators", "factors").length === 2,
            "factors",
          ),
        ],
        message:
          'a policy lists authenticators (type "AUTHENTICATORS") or factors (type "FACTORS"), never both: remove one of them',
        source: "facts §2.3",
      },
      {
        path: "settings",
        dependsOn: ["authenticators"],
        violations: ({ authenticators }) => namedBefore(authenticators),
        message:
          "the same authenticator, by key and id, stands here once more: keep one, or tell them apart by id",
        source: "facts §2.3",
      },
      {
        path: "settings.authenticators[]",
        dependsOn: ["key", "enroll"],
        violations: ({ key, enroll }) =>
          when(
            has(isObject(enroll) ? enroll : {}, "autoEnroll") && key !== "okta_email",
            "enroll.autoEnroll",
          ),
        message: "only okta_email can be enrolled automatically: remove autoEnroll",
        source: "facts §2.3",
      },
      {
        path: ENROLL,
        dependsOn: ["self", "autoEnroll"],
        violations: (enroll) => when(enroll.autoEnroll === false && enroll.self === "REQUIRED", "autoEnroll"),
        message: "autoEnroll: false goes with self OPTIONAL or NOT_ALLOWED only: change one of the two",
        source: "facts §2.3",
      },
      {
        path: `${ENROLL}.gracePeriod`,
        dependsOn: ["type", "expiry", "skipCount"],
        violations: (period) => [
          ...when(period.type === "BY_DATE_TIME" && !has(period, "expiry"), "expiry"),
          ...when(period.type === "BY_SKIP_COUNT" && !has(period, "skipCount"), "skipCount"),
        ],
        message: "a grace period BY_DATE_TIME needs expiry, one BY_SKIP_COUNT needs skipCount: add it",
        source: "facts §2.3",
      },
      {
        path: `${ENROLL}.gracePeriod`,
        dependsOn: ["type", "expiry", "skipCount"],
        violations: (period) => [
          ...(period.type === "BY_DATE_TIME" ? given(period, "skipCount") : []),
          ...(period.type === "BY_SKIP_COUNT" ? given(period, "expiry") : []),
        ],
        message:
          "a grace period ends by date (expiry) or by count (skipCount), as its type says: remove the other",
        source: "facts §2.3",
      },
    ],
  },
  rule: {
    fields: {
      conditions: object<MfaEnrollRuleConditions>({ people, network, app: apps }),
      actions: object<MfaEnrollRuleActions>({
        enroll: object({ self: named("CHALLENGE", "LOGIN", "NEVER", "NEVER_INCLUDING_RECOVERY") }),
      }),
    },
    rules: [ZONES_NEEDED],
  },
};
