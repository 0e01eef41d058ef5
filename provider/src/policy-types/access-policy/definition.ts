import { v2Framework } from "../capabilities";
import type { PolicyTypeDefinition } from "../definition";
import { fieldRules } from "./field-rules";
import { validation } from "./validation";

export const accessPolicy: PolicyTypeDefinition = {
  capabilities: {
    ...v2Framework,
    clonePolicy: true,
    holdsApps: true,
    ruleType: "ACCESS_POLICY",
    source: "facts §2.0, §2.5; of the default policy only the description may be written",
  },
  validation,
  fieldRules,
  outcome: {
    access: "actions.appSignOn.access",
    refusal: { appSignOn: { access: "DENY" } },
    words: [
      { at: "actions.appSignOn.verificationMethod.factorMode", value: "1FA", says: "one factor" },
      { at: "actions.appSignOn.verificationMethod.factorMode", value: "2FA", says: "two factors" },
      {
        at: "actions.appSignOn.verificationMethod.type",
        value: "AUTH_METHOD_CHAIN",
        says: "a chain of methods",
      },
    ],
  },
};
