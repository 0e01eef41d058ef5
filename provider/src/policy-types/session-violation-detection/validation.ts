import { network, ZONES_NEEDED } from "../conditions/validation";
import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import { flag, object, oneOf } from "../validation/fields";
import type { SessionViolationDetectionRuleActions, SessionViolationDetectionRuleConditions } from "./types";

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      conditions: object<SessionViolationDetectionRuleConditions>({
        network,
        riskScore: object({ minRiskLevel: oneOf("LOW", "MEDIUM", "HIGH") }),
      }),
      actions: object<SessionViolationDetectionRuleActions>({
        sessionViolationDetection: object({ policyEvaluation: object({ enabled: flag }) }),
      }),
    },
    rules: [ZONES_NEEDED],
  },
};
