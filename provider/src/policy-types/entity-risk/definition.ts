import { singleton } from "../capabilities";
import type { PolicyTypeDefinition } from "../definition";
import { validation } from "./validation";

export const entityRisk: PolicyTypeDefinition = {
  capabilities: {
    ...singleton,
    needs: "the licence for Identity Threat Protection",
    ruleType: "ENTITY_RISK",
    systemRule: false,
    source: "facts §2.0, §2.8; rules may be created, the catch-all is not editable",
  },
  validation,
  fieldRules: [],
};
