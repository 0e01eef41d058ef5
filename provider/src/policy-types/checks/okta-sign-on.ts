import { z } from "zod";
import type { JsonObject } from "../../comparison/json";
import { GROUPS_NAMED, network, people, riskScore, ZONES_NEEDED } from "./conditions";
import type { TypeChecks } from "./contents";
import { emptied, filled, given, has, when } from "./judgements";
import { catalogued, flag, ids, list, object, oneOf, whole } from "./values";

const SIGNON = "actions.signon";

const sequenceStep = {
  criteria: list(z.looseObject({ factorType: catalogued, provider: catalogued })),
};
const laterStep = z.looseObject(sequenceStep);

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
          challenge: object({ chain: list(z.looseObject({ ...sequenceStep, next: list(laterStep) })) }),
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
        reads: ["access", "challenge"],
        wrong: (signon) =>
          signon.access === "ALLOW" || signon.access === "DENY" ? filled(signon, "challenge") : [],
        says: 'goes with access "CHALLENGE" only: say that, or remove the challenge',
        source: "terraform-provider-okta, factor_sequence",
      },
      {
        at: `${SIGNON}.challenge`,
        reads: ["chain"],
        wrong: (challenge) => emptied(challenge, "chain"),
        says: "a challenge without a sequence asks for nothing: name one, or remove the challenge",
        source: "terraform-provider-okta, factor_sequence",
      },
      ...[`${SIGNON}.challenge.chain[]`, `${SIGNON}.challenge.chain[].next[]`].map((at) => ({
        at,
        reads: ["criteria"],
        wrong: (step: JsonObject) => emptied(step, "criteria"),
        says: "a step without a factor asks for nothing: name one, or remove the step",
        source: "terraform-provider-okta, factor_sequence",
      })),
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
