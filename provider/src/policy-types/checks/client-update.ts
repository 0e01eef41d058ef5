import { z } from "zod";
import { NO_CONTENTS, type TypeChecks } from "./contents";
import { list, object } from "./values";

export const clientUpdate: TypeChecks = {
  policy: NO_CONTENTS,
  rule: {
    shape: {
      actions: object({
        updateControls: object({
          actions: list(
            z.looseObject({
              action: z.enum(["OKTA_VERIFY_UPDATE"]),
              value: z.enum(["ALLOW", "HOTFIX_ONLY", "DENY"]),
            }),
          ),
        }),
      }),
    },
    refusals: [],
  },
};
