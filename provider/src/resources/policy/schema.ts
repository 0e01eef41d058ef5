import { z } from "zod";
import { adoptSchema, objectFields, optionFields } from "../../declared/options-schema";
import { ALWAYS, judge, unknownArguments } from "../../policy-types/checks/judge";

export const policySchema = z
  .strictObject(
    {
      ...objectFields,
      ...optionFields,
      type: z.string().min(1),
      settings: z.looseObject({}).nullish(),
      allowSameName: z.boolean().optional(),
      adopt: adoptSchema({
        id: z.string().min(1).optional(),
        name: z.string().min(1).optional(),
        default: z.literal(true).optional(),
        builtIn: z.string().min(1).optional(),
      }),
    },
    { error: unknownArguments },
  )
  .superRefine(judge("policy"), ALWAYS);
