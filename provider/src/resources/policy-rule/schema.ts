import { z } from "zod";
import { adoptSchema, objectFields, optionFields } from "../../declared/options-schema";

/** Types whose policies have only the rules Okta made. Source: spec, note on createPolicyRule. */
export const ONLY_ADOPTED: ReadonlySet<string> = new Set([
  "PROFILE_ENROLLMENT",
  "POST_AUTH_SESSION",
  "CLIENT_UPDATE",
  "IDENTITY_CLAIM_SOURCING",
]);

export const policyRuleSchema = z
  .strictObject({
    ...objectFields,
    ...optionFields,
    policyId: z.string().min(1),
    type: z.string().min(1),
    actions: z.looseObject({}).optional(),
    adopt: adoptSchema({
      id: z.string().min(1).optional(),
      name: z.string().min(1).optional(),
      default: z.literal(true).optional(),
      catchAll: z.literal(true).optional(),
    }),
  })
  .superRefine(({ type, adopt }, context) => {
    if (type === "OKTA_SIGN_ON") {
      context.addIssue({
        code: "custom",
        path: ["type"],
        message: "rules of OKTA_SIGN_ON policies have the type SIGN_ON",
      });
    }
    if (ONLY_ADOPTED.has(type) && adopt === undefined) {
      context.addIssue({
        code: "custom",
        path: ["type"],
        message: `${type} rules cannot be created; adopt the one Okta made, for example with adopt: { catchAll: true }`,
      });
    }
  });
