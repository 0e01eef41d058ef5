import { z } from "zod";
import { capabilitiesOf } from "../../policy-types/registry";
import { UNKNOWN } from "../../pulumi/unknown";

export const policyOrderSchema = z.strictObject({
  type: z
    .string()
    .min(1)
    .refine((type) => type === UNKNOWN || capabilitiesOf(type)?.policiesOrdered !== false, {
      error: ({ input }) =>
        `${String(input)} policies have no order among themselves: take the PolicyOrder out; the order of their rules is a PolicyRuleSet's`,
    }),
  policies: z
    .array(z.string().min(1))
    .min(1)
    .refine(
      (ids) => new Set(ids.filter((id) => id !== UNKNOWN)).size === ids.filter((id) => id !== UNKNOWN).length,
      {
        error: "names each policy once",
      },
    ),
  foreignPolicies: z
    .union([z.enum(["report", "keep"]), z.strictObject({ keep: z.array(z.string().min(1)) })])
    .optional(),
});
