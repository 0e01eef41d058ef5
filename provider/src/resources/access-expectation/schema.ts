import { z } from "zod";
import { SIMULATED_TYPES } from "../../okta/simulated";
import { simulationContextSchema } from "../../okta/simulation";

const text = z
  .string()
  .min(1)
  .refine((value) => value.trim() !== "", "must not be blank");

export const accessExpectationSchema = z
  .strictObject({
    app: text,
    context: simulationContextSchema.optional(),
    rule: text.optional(),
    access: z.enum(["ALLOW", "DENY"]).optional(),
    policyType: z.enum(SIMULATED_TYPES).optional(),
    always: z.boolean().optional(),
    watched: z.string().optional(),
  })
  .refine(({ rule, access }) => rule !== undefined || access !== undefined, {
    path: ["rule"],
    message: 'say what you expect: rule: "…" (the rule that decides), access: "ALLOW" or "DENY", or both',
  })
  .refine(({ access, policyType }) => access === undefined || decidesAccess(policyType), {
    path: ["access"],
    message: "only rules of ACCESS_POLICY and OKTA_SIGN_ON policies let in or refuse",
  });

function decidesAccess(policyType: string | undefined): boolean {
  return policyType === undefined || policyType === "ACCESS_POLICY" || policyType === "OKTA_SIGN_ON";
}
