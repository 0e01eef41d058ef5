import { z } from "zod";
import { people } from "../conditions/validation";
import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import { object } from "../validation/fields";
import { action, workflowNeeded } from "../workflow-action/validation";

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      conditions: object({ people }),
      actions: object({
        postAuthSession: object({
          failureActions: z
            .array(action("TERMINATE_SESSION"))
            .max(2, "a rule does two things at most, ending the session and running a workflow")
            .nullish(),
        }),
      }),
    },
    rules: [workflowNeeded("actions.postAuthSession.failureActions[]")],
  },
};
