import { z } from "zod";
import { network, platform, ZONES_NEEDED } from "../conditions/validation";
import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import { cataloguedAs, list, object, oneOf, text } from "../validation/fields";

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      conditions: object({
        network,
        platform: platform(["DESKTOP", "MOBILE"], ["ANDROID", "CHROMEOS", "IOS", "MACOS", "WINDOWS"]),
      }),
      actions: object({
        deviceSignalCollection: object({
          deviceContextProviders: list(
            z.looseObject({
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
