import { z } from "zod";
import { people } from "../conditions/validation";
import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import { object } from "../validation/fields";
import { action, workflowNeeded } from "../workflow-action/validation";
import type { PostAuthSessionRuleActions, PostAuthSessionRuleConditions } from "./types";

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      conditions: object<PostAuthSessionRuleConditions>({ people }),
      actions: object<PostAuthSessionRuleActions>({
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
