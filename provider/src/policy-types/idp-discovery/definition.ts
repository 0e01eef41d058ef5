import { v1Framework } from "../capabilities";
import type { PolicyTypeDefinition } from "../definition";
import { fieldRules } from "./field-rules";
import { validation } from "./validation";

export const idpDiscovery: PolicyTypeDefinition = {
  capabilities: {
    ...v1Framework,
    createPolicy: false,
    defaultPolicy: [],
    policyConditions: false,
    policiesOrdered: false,
    ruleType: "IDP_DISCOVERY",
    systemRule: false,
    source: "facts §2.0, §2.4; one system policy, one immutable default rule",
  },
  validation,
  fieldRules,
};
