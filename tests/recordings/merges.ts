import type { JsonObject } from "../../provider/src/comparison/json";

/** What an update sends after the object became another variant of itself, one case for each kind of variant. */
export interface Merge {
  readonly kind: "policy" | "rule";
  readonly type: string;
  /** The object whose key decides what else may stand in it. */
  readonly path: string;
  readonly live: JsonObject;
  readonly declared: JsonObject;
}

// In each, `live` has something that was never declared and goes with the old variant only: the body
// must be just what is declared.
export const MERGES: readonly Merge[] = [
  {
    kind: "rule",
    type: "SIGN_ON",
    path: "conditions.network",
    live: { conditions: { network: { connection: "ZONE", exclude: ["nzoElsewhere"] } } },
    declared: { conditions: { network: { connection: "ANYWHERE" } } },
  },
  {
    kind: "rule",
    type: "SIGN_ON",
    path: "conditions.identityProvider",
    live: { conditions: { identityProvider: { provider: "SPECIFIC_IDP", idpIds: ["0oaPartner"] } } },
    declared: { conditions: { identityProvider: { provider: "OKTA" } } },
  },
  {
    kind: "rule",
    type: "ACCESS_POLICY",
    path: "actions.appSignOn.verificationMethod",
    live: {
      actions: {
        appSignOn: {
          verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT12H" },
        },
      },
    },
    declared: {
      actions: {
        appSignOn: {
          verificationMethod: {
            type: "AUTH_METHOD_CHAIN",
            chains: [{ authenticationMethods: [{ key: "okta_password", method: "password" }] }],
          },
        },
      },
    },
  },
  {
    kind: "policy",
    type: "PASSWORD",
    path: "conditions.authProvider",
    live: { conditions: { authProvider: { provider: "ACTIVE_DIRECTORY", include: ["0oaDirectory"] } } },
    declared: { conditions: { authProvider: { provider: "OKTA" } } },
  },
  {
    kind: "policy",
    type: "MFA_ENROLL",
    path: "settings",
    live: { settings: { type: "FACTORS", factors: { okta_otp: { enroll: { self: "REQUIRED" } } } } },
    declared: {
      settings: {
        type: "AUTHENTICATORS",
        authenticators: [{ key: "okta_email", enroll: { self: "REQUIRED" } }],
      },
    },
  },
  {
    kind: "rule",
    type: "IDP_DISCOVERY",
    path: "conditions.userIdentifier",
    live: { conditions: { userIdentifier: { type: "ATTRIBUTE", attribute: "department", patterns: [] } } },
    declared: {
      conditions: {
        userIdentifier: { type: "IDENTIFIER", patterns: [{ matchType: "SUFFIX", value: "example.com" }] },
      },
    },
  },
  {
    kind: "rule",
    type: "IDP_DISCOVERY",
    path: "actions.idp",
    live: {
      actions: {
        idp: {
          idpSelectionType: "DYNAMIC",
          providers: [],
          matchCriteria: [{ providerExpression: "login.identifier", propertyName: "name" }],
        },
      },
    },
    declared: { actions: { idp: { idpSelectionType: "SPECIFIC", providers: [{ type: "OKTA" }] } } },
  },
];
