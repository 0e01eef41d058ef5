import { appAlways, network, platform } from "./conditions.js";
import { field, leaf, listOf, object } from "./shape.js";

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
      { default: {} },
    ),
    app: appAlways,
  }),
  actions: object({
    idp: field(
      object({
        providers: field(listOf(object({ type: leaf(), id: leaf(), name: leaf() })), { default: [] }),
        idpSelectionType: leaf({ default: "SPECIFIC" }),
        matchCriteria: field(
          listOf(object({ providerExpression: leaf(), propertyName: leaf({ default: "name" }) })),
        ),
      }),
      { default: {} },
    ),
  }),
};
