import { z } from "zod";
import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import { list, named, object } from "../validation/fields";

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      actions: object({
        updateControls: object({
          actions: list(
            z.looseObject({
              action: named("OKTA_VERIFY_UPDATE"),
              value: named("ALLOW", "HOTFIX_ONLY", "DENY"),
            }),
          ),
        }),
      }),
    },
    rules: [],
  },
};
