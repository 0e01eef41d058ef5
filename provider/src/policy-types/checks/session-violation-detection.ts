import { network, ZONES_NEEDED } from "./conditions";
import { NO_CONTENTS, type TypeChecks } from "./contents";
import { flag, object, oneOf } from "./values";

export const sessionViolationDetection: TypeChecks = {
  policy: NO_CONTENTS,
  rule: {
    shape: {
      conditions: object({ network, riskScore: object({ minRiskLevel: oneOf("LOW", "MEDIUM", "HIGH") }) }),
      actions: object({
        sessionViolationDetection: object({ policyEvaluation: object({ enabled: flag }) }),
      }),
    },
    refusals: [ZONES_NEEDED],
  },
};
