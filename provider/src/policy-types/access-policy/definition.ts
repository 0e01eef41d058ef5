import { v2Framework } from "../capabilities";
import type { PolicyTypeDefinition } from "../definition";
import { fieldRules } from "./field-rules";
import { validation } from "./validation";

export const accessPolicy: PolicyTypeDefinition = {
  capabilities: {
    ...v2Framework,
    ruleType: "ACCESS_POLICY",
    source: "facts §2.0, §2.5; of the default policy only the description may be written",
  },
  validation,
  fieldRules,
};
