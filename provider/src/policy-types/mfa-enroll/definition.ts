import { v1Framework } from "../capabilities";
import type { PolicyTypeDefinition } from "../definition";
import { fieldRules } from "./field-rules";
import { validation } from "./validation";

export const mfaEnroll: PolicyTypeDefinition = {
  capabilities: {
    ...v1Framework,
    defaultPolicy: ["description", "settings"],
    settings: true,
    ruleType: "MFA_ENROLL",
    systemRule: false,
    source: "facts §2.0, §2.3; default rule read-only",
  },
  validation,
  fieldRules,
};
