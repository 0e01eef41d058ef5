import { appAlways, network, platform } from "./conditions.js";
import { field, leaf, listOf, object } from "./shape.js";

/** Okta tells the name of an identity provider that it knows (recorded). */
const provider = object({
  type: leaf(),
  id: leaf(),
  name: leaf({
    rule: "identity-providers-named",
    default: ({ providerName }, { id }) => (typeof id === "string" ? providerName(id) : undefined),
  }),
});

export const idpDiscoveryRule = {
  conditions: object({
    network,
    platform,
    userIdentifier: field(
      object({
        type: leaf(),
        attribute: leaf(),
        patterns: field(listOf(object({ matchType: leaf(), value: leaf() })), { default: [] }),
      }),
      { default: {}, rule: "user-identifier-filled" },
    ),
    app: appAlways,
  }),
  actions: object({
    idp: field(
      object({
        providers: field(listOf(provider), { default: [] }),
        idpSelectionType: leaf({ default: "SPECIFIC" }),
        shouldFallBackToOkta: leaf({ unsaid: false, rule: "fall-back-told-if-true" }),
        matchCriteria: field(
          listOf(
            object({
              providerExpression: leaf(),
              propertyName: leaf({ default: "name", rule: "match-property-filled" }),
            }),
          ),
        ),
      }),
      { default: {} },
    ),
  }),
};
