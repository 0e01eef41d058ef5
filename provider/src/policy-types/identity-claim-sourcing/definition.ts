import { singleton } from "../capabilities";
import type { PolicyTypeDefinition } from "../definition";
import { fieldRules } from "./field-rules";
import { validation } from "./validation";

export const identityClaimSourcing: PolicyTypeDefinition = {
  capabilities: {
    ...singleton,
    needs: "the Early Access feature identity claim sourcing",
    ruleType: "IDENTITY_CLAIM_SOURCING",
    extraRules: false,
    ruleConditions: false,
    source: "facts §2.0, §2.12; the default rule only",
  },
  validation,
  fieldRules,
};
