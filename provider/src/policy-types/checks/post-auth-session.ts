import { z } from "zod";
import { people } from "./conditions";
import { NO_CONTENTS, type TypeChecks } from "./contents";
import { object } from "./values";
import { action, workflowNeeded } from "./workflow";

export const postAuthSession: TypeChecks = {
  policy: NO_CONTENTS,
  rule: {
    shape: {
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
    refusals: [workflowNeeded("actions.postAuthSession.failureActions[]")],
  },
};
