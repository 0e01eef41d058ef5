import { singleton } from "../capabilities";
import type { PolicyTypeDefinition } from "../definition";
import { validation } from "./validation";

export const clientUpdate: PolicyTypeDefinition = {
  capabilities: {
    ...singleton,
    ruleType: "CLIENT_UPDATE",
    extraRules: false,
    ruleConditions: false,
    source: "facts §2.0, §2.11",
  },
  validation,
  fieldRules: [],
};
