import { singleton } from "../capabilities";
import type { PolicyTypeDefinition } from "../definition";
import { validation } from "./validation";

export const postAuthSession: PolicyTypeDefinition = {
  capabilities: {
    ...singleton,
    needs: "the licence for Identity Threat Protection",
    ruleType: "POST_AUTH_SESSION",
    extraRules: false,
    source: "facts §2.0, §2.9; one editable rule and the catch-all, both made by Okta",
  },
  validation,
  fieldRules: [],
};
