import { v2Framework } from "../capabilities";
import type { PolicyTypeDefinition } from "../definition";
import { validation } from "./validation";

export const deviceSignalCollection: PolicyTypeDefinition = {
  capabilities: {
    ...v2Framework,
    needs: "the Early Access feature device signal collection",
    ruleType: "DEVICE_SIGNAL_COLLECTION",
    source: "facts §2.0, §2.7",
  },
  validation,
  fieldRules: [],
};
