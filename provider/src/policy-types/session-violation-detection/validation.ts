import { network, ZONES_NEEDED } from "../conditions/validation";
import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import { flag, object, oneOf } from "../validation/fields";

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      conditions: object({ network, riskScore: object({ minRiskLevel: oneOf("LOW", "MEDIUM", "HIGH") }) }),
      actions: object({
        sessionViolationDetection: object({ policyEvaluation: object({ enabled: flag }) }),
      }),
    },
    rules: [ZONES_NEEDED],
  },
};
