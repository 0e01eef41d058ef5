import { z } from "zod";
import { people } from "./conditions";
import { NO_CONTENTS, type TypeChecks } from "./contents";
import { filled, when } from "./judgements";
import { cataloguedAs, list, object, oneOf } from "./values";
import { action, workflowNeeded } from "./workflow";

const detections = list(
  cataloguedAs(
    "ADMIN_REPORTED_USER_RISK",
    "BRUTE_FORCE_ATTACK",
    "ENTITY_CRITICAL_ACTION_FROM_HIGH_THREAT_IP",
    "OKTA_THREAT_INTELLIGENCE",
    "SECURITY_EVENTS_PROVIDER_REPORTED_RISK",
    "SESSION_INFLUENCED_USER_RISK",
    "SUSPICIOUS_APP_ACCESS",
    "USER_REPORTED_SUSPICIOUS_ACTIVITY",
  ),
);

export const entityRisk: TypeChecks = {
  policy: NO_CONTENTS,
  rule: {
    shape: {
      conditions: object({
        people,
        entityRisk: object({ level: oneOf("ANY", "LOW", "MEDIUM", "HIGH") }),
        riskDetectionTypes: object({ include: detections, exclude: detections }),
      }),
      actions: object({
        entityRisk: object({
          actions: z
            .array(action("TERMINATE_ALL_SESSIONS"))
            .max(1, "a rule does one thing at most: remove the other, or run a workflow that does both")
            .nullish(),
        }),
      }),
    },
    refusals: [
      {
        at: "conditions.riskDetectionTypes",
        reads: ["include", "exclude"],
        wrong: (types) => when(filled(types, "include", "exclude").length === 2),
        says: "has include or exclude, not both: remove one of the two",
        source: "facts §2.8",
      },
      workflowNeeded("actions.entityRisk.actions[]"),
    ],
  },
};
