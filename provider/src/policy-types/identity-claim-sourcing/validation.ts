import { z } from "zod";
import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import { list, object, oneOf, text } from "../validation/fields";

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      actions: object({
        claimSourcing: object({
          redirectType: oneOf("IDP_DISCOVERY"),
          refresh: object({
            redirectType: oneOf("NONE", "FIXED"),
            filter: object({ include: list(z.looseObject({ id: z.string().min(1), name: text })) }),
          }),
        }),
      }),
    },
    rules: [],
  },
};
