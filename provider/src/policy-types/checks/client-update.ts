import { z } from "zod";
import { NO_CONTENTS, type TypeChecks } from "./contents";
import { list, named, object } from "./values";

export const clientUpdate: TypeChecks = {
  policy: NO_CONTENTS,
  rule: {
    shape: {
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
    refusals: [],
  },
};
