import { v2Framework } from "../capabilities";
import type { PolicyTypeDefinition } from "../definition";
import { fieldRules } from "./field-rules";
import { validation } from "./validation";

export const profileEnrollment: PolicyTypeDefinition = {
  capabilities: {
    ...v2Framework,
    holdsApps: true,
    ruleType: "PROFILE_ENROLLMENT",
    extraRules: false,
    ruleConditions: false,
    source: "facts §2.0, §2.6; exactly one rule, the catch-all",
  },
  validation,
  fieldRules,
};
