import { z } from "zod";
import { people } from "../conditions/validation";
import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import { cataloguedAs, list, object, oneOf } from "../validation/fields";
import { filled, when } from "../validation/predicates";
import { action, workflowNeeded } from "../workflow-action/validation";
import type { EntityRiskRuleActions, EntityRiskRuleConditions } from "./types";

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

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      conditions: object<EntityRiskRuleConditions>({
        people,
        entityRisk: object({ level: oneOf("ANY", "LOW", "MEDIUM", "HIGH") }),
        riskDetectionTypes: object({ include: detections, exclude: detections }),
      }),
      actions: object<EntityRiskRuleActions>({
        entityRisk: object({
          actions: z
            .array(action("TERMINATE_ALL_SESSIONS"))
            .max(1, "a rule does one thing at most: remove the other, or run a workflow that does both")
            .nullish(),
        }),
      }),
    },
    rules: [
      {
        path: "conditions.riskDetectionTypes",
        dependsOn: ["include", "exclude"],
        violations: (types) => when(filled(types, "include", "exclude").length === 2),
        message: "has include or exclude, not both: remove one of the two",
        source: "facts §2.8",
      },
      workflowNeeded("actions.entityRisk.actions[]"),
    ],
  },
};
