import type { JsonObject } from "../../comparison/json";
import { GROUPS_NAMED, network, people, riskScore, ZONES_NEEDED } from "../conditions/validation";
import type { TypeValidation } from "../validation/contents";
import { catalogued, element, flag, ids, list, object, oneOf, whole } from "../validation/fields";
import { emptied, filled, given, has, when } from "../validation/predicates";
import type { SequenceStep } from "./factor-sequence";
import type { OktaSignOnPolicyConditions, SignOnRuleActions, SignOnRuleConditions } from "./types";

const SIGNON = "actions.signon";

const sequenceStep = {
  criteria: list(element({ factorType: catalogued, provider: catalogued })),
};
const laterStep = element<SequenceStep>(sequenceStep);

export const validation: TypeValidation = {
  policy: { fields: { conditions: object<OktaSignOnPolicyConditions>({ people }) }, rules: [GROUPS_NAMED] },
  rule: {
    fields: {
      conditions: object<SignOnRuleConditions>({
        people,
        network,
        authContext: object({ authType: oneOf("ANY", "LDAP_INTERFACE", "RADIUS") }),
        identityProvider: object({ provider: oneOf("ANY", "OKTA", "SPECIFIC_IDP"), idpIds: ids }),
        riskScore,
        risk: object({ behaviors: ids }),
      }),
      actions: object<SignOnRuleActions>({
        signon: object({
          // Classic orgs with factor sequencing also know CHALLENGE.
          access: oneOf("ALLOW", "DENY", "CHALLENGE"),
          challenge: object({ chain: list(element({ ...sequenceStep, next: list(laterStep) })) }),
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
    rules: [
      ZONES_NEEDED,
      {
        path: "conditions.identityProvider",
        dependsOn: ["provider", "idpIds"],
        // Where they are left out, Okta's own answer is the better judge; a list that came out empty is a mistake.
        violations: (condition) =>
          condition.provider === "SPECIFIC_IDP" ? emptied(condition, "idpIds") : [],
        message: 'provider "SPECIFIC_IDP" needs providers: name them under idpIds, or say provider "ANY"',
        source: "facts §2.1",
      },
      {
        path: SIGNON,
        dependsOn: ["access", "challenge"],
        violations: (signon) =>
          signon.access === "ALLOW" || signon.access === "DENY" ? filled(signon, "challenge") : [],
        message: 'goes with access "CHALLENGE" only: say that, or remove the challenge',
        source: "terraform-provider-okta, factor_sequence",
      },
      {
        path: `${SIGNON}.challenge`,
        dependsOn: ["chain"],
        violations: (challenge) => emptied(challenge, "chain"),
        message: "a challenge without a sequence asks for nothing: name one, or remove the challenge",
        source: "terraform-provider-okta, factor_sequence",
      },
      ...[`${SIGNON}.challenge.chain[]`, `${SIGNON}.challenge.chain[].next[]`].map((path) => ({
        path,
        dependsOn: ["criteria"],
        violations: (step: JsonObject) => emptied(step, "criteria"),
        message: "a step without a factor asks for nothing: name one, or remove the step",
        source: "terraform-provider-okta, factor_sequence",
      })),
      {
        path: SIGNON,
        dependsOn: ["requireFactor", "factorPromptMode", "factorLifetime"],
        violations: (signon) =>
          signon.requireFactor === true ? [] : given(signon, "factorPromptMode", "factorLifetime"),
        message: "goes with requireFactor: true only: add that, or remove this",
        source: "facts §2.1",
      },
      {
        path: SIGNON,
        dependsOn: ["requireFactor", "factorPromptMode"],
        violations: (signon) =>
          when(signon.requireFactor === true && !has(signon, "factorPromptMode"), "factorPromptMode"),
        message: "requireFactor: true needs factorPromptMode: ALWAYS, DEVICE or SESSION",
        source: "facts §2.1",
      },
      {
        path: SIGNON,
        dependsOn: ["requireFactor", "factorPromptMode", "factorLifetime"],
        violations: (signon) =>
          when(
            signon.requireFactor === true &&
              signon.factorPromptMode === "SESSION" &&
              !has(signon, "factorLifetime"),
            "factorLifetime",
          ),
        message:
          'factorPromptMode "SESSION" needs factorLifetime: after how many minutes the factor is asked for again',
        source: "facts §2.1",
      },
    ],
  },
};
