import { z } from "zod";
import { optionFields } from "../../lifecycle/options";
import { objectFields } from "../../lifecycle/policy-object/object-schema";
import { ALWAYS, judge, unknownArguments } from "../../policy-types/checks/judge";

export const policyRuleSchema = z
  .strictObject(
    {
      ...objectFields,
      ...optionFields("rule"),
      policyId: z.string().min(1),
      type: z.string().min(1),
      actions: z.looseObject({}).nullish(),
    },
    { error: unknownArguments },
  )
  .superRefine(judge("rule"), ALWAYS);
