import { z } from "zod";
import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import { element, list, object, oneOf, text } from "../validation/fields";
import type { IdentityClaimSourcingRuleActions } from "./types";

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      actions: object<IdentityClaimSourcingRuleActions>({
        claimSourcing: object({
          redirectType: oneOf("IDP_DISCOVERY"),
          refresh: object({
            redirectType: oneOf("NONE", "FIXED"),
            filter: object({ include: list(element({ id: z.string().min(1), name: text })) }),
          }),
        }),
      }),
    },
    rules: [],
  },
};
