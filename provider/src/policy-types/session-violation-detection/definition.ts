import { singleton } from "../capabilities";
import type { PolicyTypeDefinition } from "../definition";
import { validation } from "./validation";

export const sessionViolationDetection: PolicyTypeDefinition = {
  capabilities: {
    ...singleton,
    needs: "the licence for Identity Threat Protection",
    ruleType: "SESSION_VIOLATION_DETECTION",
    source: "facts §2.0, §2.10; the specification shows a rule being created, other clients only adopt",
  },
  validation,
  fieldRules: [],
};
