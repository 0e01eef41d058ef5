import { z } from "zod";
import { NO_CONTENTS, type TypeChecks } from "./contents";
import { list, object, oneOf, text } from "./values";

export const identityClaimSourcing: TypeChecks = {
  policy: NO_CONTENTS,
  rule: {
    shape: {
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
    refusals: [],
  },
};
