import { v1Framework } from "../capabilities";
import type { PolicyTypeDefinition } from "../definition";
import { fieldRules } from "./field-rules";
import { validation } from "./validation";

export const password: PolicyTypeDefinition = {
  capabilities: {
    ...v1Framework,
    defaultPolicy: ["description", "settings"],
    settings: true,
    ruleType: "PASSWORD",
    source: "facts §2.0, §2.2",
  },
  validation,
  fieldRules,
};
