import { z } from "zod";
import { adoptSchema, objectFields, optionFields } from "../../declared/options-schema";
import { ALWAYS, judge, unknownArguments } from "../../policy-types/checks/judge";

export const policyRuleSchema = z
  .strictObject(
    {
      ...objectFields,
      ...optionFields,
      policyId: z.string().min(1),
      type: z.string().min(1),
      actions: z.looseObject({}).nullish(),
      adopt: adoptSchema({
        id: z.string().min(1).optional(),
        name: z.string().min(1).optional(),
        default: z.literal(true).optional(),
        catchAll: z.literal(true).optional(),
      }),
    },
    { error: unknownArguments },
  )
  .superRefine(judge("rule"), ALWAYS);
