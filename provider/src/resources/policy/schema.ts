import { z } from "zod";
import { adoptSchema, objectFields, optionFields } from "../../declared/options-schema";

/** Types of which Okta keeps exactly the one it made; POST is refused. Source: facts on policy types, spec `CreateOrUpdatePolicy`. */
export const ONLY_ADOPTED: ReadonlySet<string> = new Set([
  "IDP_DISCOVERY",
  "ENTITY_RISK",
  "POST_AUTH_SESSION",
  "SESSION_VIOLATION_DETECTION",
  "CLIENT_UPDATE",
  "IDENTITY_CLAIM_SOURCING",
]);

export const policySchema = z
  .strictObject({
    ...objectFields,
    ...optionFields,
    type: z.string().min(1),
    settings: z.looseObject({}).optional(),
    allowSameName: z.boolean().optional(),
    adopt: adoptSchema({
      id: z.string().min(1).optional(),
      name: z.string().min(1).optional(),
      default: z.literal(true).optional(),
      builtIn: z.string().min(1).optional(),
    }),
  })
  .superRefine(({ type, adopt }, context) => {
    if (ONLY_ADOPTED.has(type) && adopt === undefined) {
      context.addIssue({
        code: "custom",
        path: ["type"],
        message: `${type} policies cannot be created; adopt the one Okta made with adopt: { default: true }`,
      });
    }
  });
