import { APP_ON_BOTH_SIDES, apps, network, platform, ZONES_NEEDED } from "../conditions/validation";
import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import { element, flag, list, object, oneOf, text } from "../validation/fields";
import { given, has, lengthOf, objectsIn, when } from "../validation/predicates";
import type { IdpDiscoveryRuleActions, IdpDiscoveryRuleConditions } from "./types";

const WITHOUT_ID: ReadonlySet<unknown> = new Set(["OKTA", "AgentlessDSSO", "IWA"]);
const ALONE: ReadonlySet<unknown> = new Set(["AgentlessDSSO", "IWA", "X509"]);
const MAX_PROVIDERS = 10;
const IDP = "actions.idp";

const systems = ["ANDROID", "ANY", "CHROMEOS", "IOS", "OSX", "OTHER", "WINDOWS", "LINUX"];

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      conditions: object<IdpDiscoveryRuleConditions>({
        network,
        platform: platform(["ANY", "DESKTOP", "MOBILE", "OTHER"], systems),
        userIdentifier: object({
          type: oneOf("ATTRIBUTE", "IDENTIFIER"),
          attribute: text,
          patterns: list(
            element({
              matchType: oneOf("CONTAINS", "EQUALS", "EXPRESSION", "STARTS_WITH", "SUFFIX"),
              value: text,
            }),
          ),
        }),
        app: apps,
      }),
      actions: object<IdpDiscoveryRuleActions>({
        idp: object({
          idpSelectionType: oneOf("SPECIFIC", "DYNAMIC"),
          // Types of providers stay open: the specification misses some that orgs have.
          providers: list(element({ type: text, id: text, name: text })),
          matchCriteria: list(element({ providerExpression: text, propertyName: text })),
          shouldFallBackToOkta: flag,
        }),
      }),
    },
    rules: [
      ZONES_NEEDED,
      APP_ON_BOTH_SIDES,
      {
        path: "conditions.userIdentifier",
        dependsOn: ["type", "patterns"],
        violations: ({ type, patterns }) =>
          when(
            lengthOf(patterns) > 1 &&
              (type === "ATTRIBUTE" ||
                objectsIn(patterns).some(({ object: { matchType } }) => matchType === "EXPRESSION")),
            "patterns",
          ),
        message:
          "an attribute, or a regular expression, is matched by one pattern only: keep one, or make a rule for each",
        source: "facts §2.4",
      },
      {
        path: "conditions.userIdentifier",
        dependsOn: ["type", "attribute"],
        violations: (match) => when(match.type === "ATTRIBUTE" && !has(match, "attribute"), "attribute"),
        message: 'type "ATTRIBUTE" needs attribute: the name of an attribute of the user profile',
        source: "facts §2.4",
      },
      {
        path: IDP,
        dependsOn: ["idpSelectionType", "providers"],
        violations: ({ idpSelectionType, providers }) =>
          when(idpSelectionType === "DYNAMIC" && lengthOf(providers) > 0, "providers"),
        message: 'idpSelectionType "DYNAMIC" computes the provider: leave providers empty, or say "SPECIFIC"',
        source: "facts §2.4",
      },
      {
        path: IDP,
        dependsOn: ["idpSelectionType", "matchCriteria"],
        violations: ({ idpSelectionType, matchCriteria }) =>
          when(idpSelectionType === "DYNAMIC" && lengthOf(matchCriteria) === 0, "matchCriteria"),
        message: 'idpSelectionType "DYNAMIC" needs matchCriteria: [{ providerExpression: "…" }]',
        source: "facts §2.4",
      },
      {
        path: IDP,
        dependsOn: ["idpSelectionType", "matchCriteria"],
        violations: ({ idpSelectionType, matchCriteria }) =>
          idpSelectionType === "SPECIFIC"
            ? objectsIn(matchCriteria)
                .filter(({ object: criterion }) => has(criterion, "providerExpression"))
                .map(({ place }) => `matchCriteria${place}.providerExpression`)
            : [],
        message: 'idpSelectionType "SPECIFIC" lists its providers: remove the expression, or say "DYNAMIC"',
        source: "facts §2.4",
      },
      {
        path: IDP,
        dependsOn: ["providers"],
        violations: ({ providers }) => when(lengthOf(providers) > MAX_PROVIDERS, "providers"),
        message: `a rule routes to at most ${MAX_PROVIDERS} providers: remove some`,
        source: "facts §2.4",
      },
      {
        path: IDP,
        dependsOn: ["providers"],
        violations: ({ providers }) =>
          lengthOf(providers) > 1
            ? objectsIn(providers)
                .filter(({ object: { type } }) => ALONE.has(type))
                .map(({ place }) => `providers${place}`)
            : [],
        message: "AgentlessDSSO, IWA and X509 stand alone: give this provider a rule of its own",
        source: "facts §2.4",
      },
      {
        path: `${IDP}.providers[]`,
        dependsOn: ["type", "id"],
        // An empty id is how some clients spell none.
        violations: (provider) =>
          WITHOUT_ID.has(provider.type) && provider.id !== "" ? given(provider, "id") : [],
        message: "OKTA, AgentlessDSSO and IWA have no id: remove it",
        source: "facts §2.4",
      },
    ],
  },
};
