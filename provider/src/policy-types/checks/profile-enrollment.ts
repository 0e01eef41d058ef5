import { z } from "zod";
import { NO_CONTENTS, type TypeChecks } from "./contents";
import { emptied, when } from "./judgements";
import { flag, ids, named, object, oneOf, text } from "./values";

const MAX_ATTRIBUTES = 10;

export const profileEnrollment: TypeChecks = {
  policy: NO_CONTENTS,
  rule: {
    shape: {
      actions: object({
        profileEnrollment: object({
          access: oneOf("ALLOW", "DENY"),
          unknownUserAction: oneOf("DENY", "REGISTER"),
          activationRequirements: object({ emailVerification: flag }),
          allowedIdentifiers: ids,
          enrollAuthenticatorTypes: z.array(named("password")).nullish(),
          preRegistrationInlineHooks: z
            .array(z.looseObject({ inlineHookId: text }))
            .max(1, "at most one hook runs before registration: remove the others")
            .nullish(),
          profileAttributes: z
            .array(z.looseObject({ name: text, label: text, required: flag }))
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
    refusals: [
      {
        at: "actions.profileEnrollment",
        reads: ["allowedIdentifiers"],
        wrong: (enrollment) => emptied(enrollment, "allowedIdentifiers"),
        says: 'nobody could say who they are: name an attribute, or leave allowedIdentifiers out for ["login"]',
        source: "facts §2.6 and §3.2: what is left out is filled in",
      },
      {
        at: "actions.profileEnrollment",
        reads: ["access"],
        wrong: ({ access }) => when(access === "DENY", "access"),
        says: "DENY cannot be set on a rule that exists, and Okta makes this rule with its policy: remove access, or say ALLOW",
        source: "facts §2.6",
      },
    ],
  },
};
