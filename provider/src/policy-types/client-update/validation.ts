import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import { element, list, named, object } from "../validation/fields";
import type { ClientUpdateRuleActions } from "./types";

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      actions: object<ClientUpdateRuleActions>({
        updateControls: object({
          actions: list(
            element({
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
