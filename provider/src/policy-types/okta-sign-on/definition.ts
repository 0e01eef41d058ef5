import { v1Framework } from "../capabilities";
import type { PolicyTypeDefinition } from "../definition";
import { fieldRules } from "./field-rules";
import { validation } from "./validation";

export const oktaSignOn: PolicyTypeDefinition = {
  capabilities: {
    ...v1Framework,
    defaultPolicy: ["description"],
    ruleType: "SIGN_ON",
    source: "facts §2.0, §2.1; default rule editable on the Identity Engine",
  },
  validation,
  fieldRules,
  outcome: {
    access: "actions.signon.access",
    refusal: { signon: { access: "DENY" } },
    words: [
      { at: "actions.signon.requireFactor", value: true, says: "two factors" },
      { at: "actions.signon.requireFactor", value: false, says: "one factor" },
    ],
  },
};
