import { z } from "zod";
import { isOption, optionFields } from "../../lifecycle/options";
import { objectFields } from "../../lifecycle/policy-object/object-schema";
import { ALWAYS, unknownArguments, validate } from "../../policy-types/validation/validate";

export const policySchema = z
  .strictObject(
    {
      ...objectFields,
      ...optionFields("policy"),
      type: z.string().min(1),
      settings: z.looseObject({}).nullish(),
    },
    { error: unknownArguments },
  )
  .superRefine(validate("policy", isOption), ALWAYS);
