import { z } from "zod";
import { isOption, optionFields } from "../../lifecycle/options";
import { objectFields } from "../../lifecycle/policy-object/object-schema";
import { ALWAYS, unknownArguments, validate } from "../../policy-types/validation/validate";

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
  .superRefine(validate("rule", isOption), ALWAYS);
