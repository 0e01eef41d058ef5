import { GROUPS_NAMED, network, people, riskScore, ZONES_NEEDED } from "./conditions";
import type { TypeChecks } from "./contents";
import { emptied, given, has, when } from "./judgements";
import { flag, ids, object, oneOf, whole } from "./values";

const SIGNON = "actions.signon";

export const oktaSignOn: TypeChecks = {
  policy: { shape: { conditions: object({ people }) }, refusals: [GROUPS_NAMED] },
  rule: {
    shape: {
      conditions: object({
        people,
        network,
        authContext: object({ authType: oneOf("ANY", "LDAP_INTERFACE", "RADIUS") }),
        identityProvider: object({ provider: oneOf("ANY", "OKTA", "SPECIFIC_IDP"), idpIds: ids }),
        riskScore,
        risk: object({ behaviors: ids }),
      }),
      actions: object({
        signon: object({
          // Classic orgs with factor sequencing also know CHALLENGE.
          access: oneOf("ALLOW", "DENY", "CHALLENGE"),
          requireFactor: flag,
          primaryFactor: oneOf("PASSWORD_IDP", "PASSWORD_IDP_ANY_FACTOR"),
          factorPromptMode: oneOf("ALWAYS", "DEVICE", "SESSION"),
          factorLifetime: whole(0),
          rememberDeviceByDefault: flag,
          session: object({
            maxSessionIdleMinutes: whole(0),
            maxSessionLifetimeMinutes: whole(0),
            usePersistentCookie: flag,
          }),
        }),
      }),
    },
    refusals: [
      ZONES_NEEDED,
      {
        at: "conditions.identityProvider",
        reads: ["provider", "idpIds"],
        // Where they are left out, Okta's own answer is the better judge; a list that came out empty is a mistake.
        wrong: (condition) => (condition.provider === "SPECIFIC_IDP" ? emptied(condition, "idpIds") : []),
        says: 'provider "SPECIFIC_IDP" needs providers: name them under idpIds, or say provider "ANY"',
        source: "facts §2.1",
      },
      {
        at: SIGNON,
        reads: ["requireFactor", "factorPromptMode", "factorLifetime"],
        wrong: (signon) =>
          signon.requireFactor === true ? [] : given(signon, "factorPromptMode", "factorLifetime"),
        says: "goes with requireFactor: true only: add that, or remove this",
        source: "facts §2.1",
      },
      {
        at: SIGNON,
        reads: ["requireFactor", "factorPromptMode"],
        wrong: (signon) =>
          when(signon.requireFactor === true && !has(signon, "factorPromptMode"), "factorPromptMode"),
        says: "requireFactor: true needs factorPromptMode: ALWAYS, DEVICE or SESSION",
        source: "facts §2.1",
      },
      {
        at: SIGNON,
        reads: ["requireFactor", "factorPromptMode", "factorLifetime"],
        wrong: (signon) =>
          when(
            signon.requireFactor === true &&
              signon.factorPromptMode === "SESSION" &&
              !has(signon, "factorLifetime"),
            "factorLifetime",
          ),
        says: 'factorPromptMode "SESSION" needs factorLifetime: after how many minutes the factor is asked for again',
        source: "facts §2.1",
      },
    ],
  },
};
