import { network, platform, ZONES_NEEDED } from "../conditions/validation";
import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import { cataloguedAs, element, list, object, oneOf, text } from "../validation/fields";
import type { DeviceSignalCollectionRuleActions, DeviceSignalCollectionRuleConditions } from "./types";

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      conditions: object<DeviceSignalCollectionRuleConditions>({
        network,
        platform: platform(["DESKTOP", "MOBILE"], ["ANDROID", "CHROMEOS", "IOS", "MACOS", "WINDOWS"]),
      }),
      actions: object<DeviceSignalCollectionRuleActions>({
        deviceSignalCollection: object({
          deviceContextProviders: list(
            element({
              key: cataloguedAs("OKTA_VERIFY", "CHROME_DEVICE_TRUST", "DEVICE_POSTURE_IDP"),
              id: text,
              userIdentification: oneOf("ALLOW", "IGNORE"),
            }),
          ),
        }),
      }),
    },
    rules: [ZONES_NEEDED],
  },
};
