import { z } from "zod";
import { isList, isObject, type Json, type JsonObject } from "../../comparison/json";
import { network, people, platform, riskScore, ZONES_NEEDED } from "../conditions/validation";
import { NO_CONTENTS, type TypeValidation } from "../validation/contents";
import {
  catalogued,
  duration,
  element,
  flag,
  ids,
  list,
  named,
  object,
  oneOf,
  text,
} from "../validation/fields";
import { emptied, filled, given, has, lengthOf, objectsIn, when } from "../validation/predicates";
import type { ValidationRule } from "../validation/rule";
import type { AssuranceConstraint, AuthenticationMethodObject } from "./assurance";
import type { DeviceCondition } from "./device";
import type { AuthenticationMethodChain, ChainEnd, ChainMiddle } from "./method-chain";
import type { AccessPolicyRuleActions, AccessPolicyRuleConditions } from "./types";

const device = object<DeviceCondition>({
  registered: flag,
  managed: flag,
  assurance: object({ include: ids }),
});

const MANAGED_NEEDS_REGISTERED: ValidationRule = {
  path: "conditions.device",
  dependsOn: ["registered", "managed"],
  violations: (condition) => when(has(condition, "managed") && condition.registered !== true, "managed"),
  message: "only a registered device can be a managed one: add registered: true, or remove managed",
  source: "facts §2.5",
};

const METHOD = "actions.appSignOn.verificationMethod";
const MAX_CHAINS = 5;
const MAX_STEPS = 3;

const demand = oneOf("OPTIONAL", "REQUIRED");
const userVerificationMethods = list(named("BIOMETRICS", "PIN"));
const authenticator = element<AuthenticationMethodObject>({ key: z.string().min(1), method: text, id: text });

const factor = {
  types: list(catalogued),
  methods: list(catalogued),
  authenticationMethods: list(authenticator),
  excludedAuthenticationMethods: list(authenticator),
  reauthenticateIn: duration,
  required: flag,
};

const constraint = element<AssuranceConstraint>({
  knowledge: object(factor),
  possession: object({
    ...factor,
    deviceBound: demand,
    hardwareProtection: demand,
    phishingResistant: demand,
    userPresence: demand,
    userVerification: demand,
    userVerificationMethods,
  }),
});

const step = {
  authenticationMethods: list(
    element({
      key: z.string().min(1),
      method: z.string().min(1),
      id: text,
      hardwareProtection: demand,
      phishingResistant: demand,
      userVerification: demand,
      userVerificationMethods,
    }),
  ),
  reauthenticateIn: duration,
};
const lastStep = element<ChainEnd>(step);
const secondStep = element<ChainMiddle>({ ...step, next: list(lastStep) });
const chain = element<AuthenticationMethodChain>({ ...step, next: list(secondStep) });

const VERIFIED_BY: Omit<ValidationRule, "path"> = {
  dependsOn: ["userVerification", "userVerificationMethods"],
  violations: (declared) =>
    declared.userVerification === "REQUIRED" ? [] : filled(declared, "userVerificationMethods"),
  message: 'goes with userVerification: "REQUIRED" only: say that, or remove this',
  source: "facts §2.5",
};

const METHODS_NAMED: Omit<ValidationRule, "path"> = {
  dependsOn: ["authenticationMethods"],
  violations: (step) => emptied(step, "authenticationMethods"),
  message: "a step without a method asks for nothing: name one, or remove the step",
  source: "facts §2.5",
};

/** Whether a constraint asks for a factor of its class at all. */
function isWanted(factorClass: Json | undefined): boolean {
  return isObject(factorClass) && factorClass.required !== false;
}

/** The intervals of all steps of a chain. */
function intervals(step: JsonObject, place: string): string[] {
  return [
    ...given(step, "reauthenticateIn").map((key) => `${place}.${key}`),
    ...objectsIn(step.next ?? null).flatMap(({ object: next, place: below }) =>
      intervals(next, `${place}.next${below}`),
    ),
  ];
}

/** Where a chain goes on beyond what is allowed, or splits. */
function overlong(step: JsonObject, place: string, left: number): string[] {
  const next: Json = step.next ?? null;
  if (!isList(next) || next.length === 0) {
    return [];
  }
  if (next.length > 1 || left === 1) {
    return [`${place}.next`];
  }
  return objectsIn(next).flatMap(({ object: further, place: below }) =>
    overlong(further, `${place}.next${below}`, left - 1),
  );
}

export const validation: TypeValidation = {
  policy: NO_CONTENTS,
  rule: {
    fields: {
      conditions: object<AccessPolicyRuleConditions>({
        people,
        network,
        device,
        platform: platform(
          ["ANY", "DESKTOP", "MOBILE", "OTHER"],
          ["ANDROID", "ANY", "CHROMEOS", "IOS", "MACOS", "OTHER", "WINDOWS", "LINUX"],
        ),
        riskScore,
        userType: object({ include: ids, exclude: ids }),
        elCondition: object({ condition: text }),
      }),
      actions: object<AccessPolicyRuleActions>({
        appSignOn: object({
          access: oneOf("ALLOW", "DENY"),
          keepMeSignedIn: object({
            postAuth: oneOf("ALLOWED", "NOT_ALLOWED"),
            postAuthPromptFrequency: duration,
          }),
          verificationMethod: object({
            type: oneOf("ASSURANCE", "AUTH_METHOD_CHAIN", "ID_PROOFING"),
            factorMode: oneOf("1FA", "2FA"),
            reauthenticateIn: duration,
            inactivityPeriod: duration,
            constraints: list(constraint),
            chains: list(chain),
            id: text,
          }),
        }),
      }),
    },
    rules: [
      ZONES_NEEDED,
      MANAGED_NEEDS_REGISTERED,
      {
        path: METHOD,
        dependsOn: ["type", "factorMode", "constraints"],
        violations: ({ type, factorMode, constraints }) =>
          type === "ASSURANCE" && factorMode === "1FA"
            ? objectsIn(constraints)
                .filter(({ object: both }) => isWanted(both.knowledge) && isWanted(both.possession))
                .map(({ place }) => `constraints${place}`)
            : [],
        message:
          'asks for two factors, knowledge and possession, under factorMode "1FA": say "2FA", or remove one of the two',
        source: "facts §2.5",
      },
      {
        path: METHOD,
        dependsOn: ["type", "id"],
        violations: (method) => when(method.type === "ID_PROOFING" && !has(method, "id"), "id"),
        message: 'type "ID_PROOFING" needs id: the identity verification provider',
        source: "facts §2.5",
      },
      {
        path: METHOD,
        dependsOn: ["type", "chains"],
        violations: ({ type, chains }) =>
          when(
            type === "AUTH_METHOD_CHAIN" && (lengthOf(chains) < 1 || lengthOf(chains) > MAX_CHAINS),
            "chains",
          ),
        message: `type "AUTH_METHOD_CHAIN" has 1 to ${MAX_CHAINS} chains: add or remove some`,
        source: "facts §2.5",
      },
      {
        path: METHOD,
        dependsOn: ["chains"],
        violations: ({ chains }) =>
          objectsIn(chains).flatMap(({ object: first, place }) =>
            overlong(first, `chains${place}`, MAX_STEPS),
          ),
        message: `a step has one next step at most, and a chain ${MAX_STEPS} steps: make a chain of its own for each way`,
        source: "facts §2.5",
      },
      {
        path: METHOD,
        dependsOn: ["reauthenticateIn", "chains"],
        violations: (method) =>
          has(method, "reauthenticateIn")
            ? objectsIn(method.chains).flatMap(({ object: first, place }) =>
                intervals(first, `chains${place}`),
              )
            : [],
        message:
          "reauthenticateIn stands on the verification method or on its chains, never on both: remove one",
        source: "facts §2.5",
      },
      { ...METHODS_NAMED, path: `${METHOD}.chains[]` },
      { ...METHODS_NAMED, path: `${METHOD}.chains[].next[]` },
      { ...METHODS_NAMED, path: `${METHOD}.chains[].next[].next[]` },
      { ...VERIFIED_BY, path: `${METHOD}.constraints[].possession` },
      { ...VERIFIED_BY, path: `${METHOD}.chains[].authenticationMethods[]` },
      { ...VERIFIED_BY, path: `${METHOD}.chains[].next[].authenticationMethods[]` },
      { ...VERIFIED_BY, path: `${METHOD}.chains[].next[].next[].authenticationMethods[]` },
    ],
  },
};
