import { z } from "zod";
import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import { element, flag, ids, named, object, oneOf, text } from "../validation/fields";
import { emptied, when } from "../validation/predicates";
import type { ProfileEnrollmentRuleActions } from "./types";

const MAX_ATTRIBUTES = 10;

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      actions: object<ProfileEnrollmentRuleActions>({
        profileEnrollment: object({
          access: oneOf("ALLOW", "DENY"),
          unknownUserAction: oneOf("DENY", "REGISTER"),
          activationRequirements: object({ emailVerification: flag }),
          allowedIdentifiers: ids,
          enrollAuthenticatorTypes: z.array(named("password")).nullish(),
          preRegistrationInlineHooks: z
            .array(element({ inlineHookId: text }))
            .max(1, "at most one hook runs before registration: remove the others")
            .nullish(),
          profileAttributes: z
            .array(element({ name: text, label: text, required: flag }))
            .max(MAX_ATTRIBUTES, `a form has at most ${MAX_ATTRIBUTES} fields: remove some`)
            .nullish(),
          progressiveProfilingAction: oneOf("ENABLED", "DISABLED"),
          targetGroupIds: z
            .array(z.string())
            .max(1, "new users join at most one group: remove the others")
            .nullish(),
          uiSchemaId: text,
        }),
      }),
    },
    rules: [
      {
        path: "actions.profileEnrollment",
        dependsOn: ["allowedIdentifiers"],
        violations: (enrollment) => emptied(enrollment, "allowedIdentifiers"),
        message:
          'nobody could say who they are: name an attribute, or leave allowedIdentifiers out for ["login"]',
        source: "facts §2.6 and §3.2: what is left out is filled in",
      },
      {
        path: "actions.profileEnrollment",
        dependsOn: ["access"],
        violations: ({ access }) => when(access === "DENY", "access"),
        message:
          "DENY cannot be set on a rule that exists, and Okta makes this rule with its policy: remove access, or say ALLOW",
        source: "facts §2.6",
      },
    ],
  },
};
