import { z } from "zod";
import { network, platform, ZONES_NEEDED } from "./conditions";
import { NO_CONTENTS, type TypeChecks } from "./contents";
import { cataloguedAs, list, object, oneOf, text } from "./values";

export const deviceSignalCollection: TypeChecks = {
  policy: NO_CONTENTS,
  rule: {
    shape: {
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
    refusals: [ZONES_NEEDED],
  },
};
