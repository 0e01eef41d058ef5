import type { FeatureChange } from "okta-emulator";
import { isObject, type Json, type JsonObject } from "../recordings";
import { idOf, kept, namedBy, parentOf, type Step } from "./steps";

/** One thing in which orgs differ: how an answer shows it. Undefined: this answer does not depend on it. */
interface Switch {
  readonly name: string;
  readonly observe: (step: Step, steps: readonly Step[]) => FeatureChange | undefined;
}

function at(value: Json | undefined, ...path: string[]): Json | undefined {
  let here = value;
  for (const key of path) {
    here = isObject(here) ? here[key] : undefined;
  }
  return here;
}

/** The objects of one type that the step itself wrote, or undefined. */
const written = (step: Step, type: string): JsonObject | undefined =>
  step.isWrite && step.target.kind !== "assignment" && step.objects[0]?.type === type
    ? step.objects[0]
    : undefined;

const enrollmentOfNewPolicies = [
  "profileAttributes",
  "progressiveProfilingAction",
  "enrollAuthenticatorTypes",
  "uiSchemaId",
];

/** Whether an object shows something that nobody sent in the whole sequence; undefined where that cannot be told. */
function filledIn(
  object: JsonObject,
  steps: readonly Step[],
  ...path: [string, ...string[]]
): boolean | undefined {
  const isSent = steps.some(({ request }) => at(request, ...path) !== undefined);
  const isThere = isObject(at(object, ...path.slice(0, -1)));
  return isSent || !isThere ? undefined : at(object, ...path) !== undefined;
}

/** What servers of 2023 left out: whether the objects of a step show it, where they could. */
const marksOfRelease = (step: Step, steps: readonly Step[]): boolean[] =>
  step.objects
    .flatMap((object) => {
      const { created, id, system } = object;
      const isReadAgain = step.method !== "POST" && parentOf(step) !== undefined && system === false;
      return [
        step.isWrite && system === false
          ? filledIn(object, steps, "actions", "appSignOn", "keepMeSignedIn")
          : undefined,
        filledIn(object, steps, "actions", "profileEnrollment", "allowedIdentifiers"),
        isReadAgain && String(id).startsWith("0pr") ? created !== null : undefined,
      ];
    })
    .filter((mark) => mark !== undefined);

/** Whether rules are read of a policy that the sequence made: those of others say nothing of what new ones come with. */
const isOfNewPolicy = (step: Step, steps: readonly Step[]): boolean =>
  !step.isWrite && steps.some(({ made }) => made !== undefined && made === parentOf(step));

const isEdited = (rule: JsonObject, step: Step, steps: readonly Step[]): boolean =>
  steps.some((one) => one.index < step.index && one.isWrite && namedBy(one).includes(idOf(rule)));

/** The closed list of what is asked of an org before its sequence is judged. */
export const switches: readonly Switch[] = [
  {
    name: "riskScoring",
    observe: (step) => {
      const rule = written(step, "ACCESS_POLICY");
      if (!isObject(rule?.conditions)) {
        return undefined;
      }
      return { riskScoring: rule.conditions.riskScore !== undefined };
    },
  },
  {
    name: "resourceTypeInLists",
    observe: ({ target, objects }) =>
      target.kind === "policies" && target.listed === "ACCESS_POLICY" && objects.length > 0
        ? { resourceTypeInLists: objects[0]?._embedded !== undefined }
        : undefined,
  },
  {
    name: "breachedProtection",
    observe: (step) => {
      const password = at(written(step, "PASSWORD")?.settings, "password");
      const isSent = at(step.request, "settings", "password", "breachedProtection") !== undefined;
      if (!isObject(password) || isSent) {
        return undefined;
      }
      return { breachedProtection: password.breachedProtection !== undefined };
    },
  },
  {
    name: "primaryFactor",
    observe: (step) => {
      const signon = at(written(step, "SIGN_ON")?.actions, "signon");
      if (!isObject(signon) || signon.access === "DENY") {
        return undefined;
      }
      if (at(step.request, "actions", "signon", "primaryFactor") !== undefined) {
        return undefined;
      }
      return { primaryFactor: typeof signon.primaryFactor === "string" ? signon.primaryFactor : null };
    },
  },
  {
    name: "catchAll",
    observe: (step, steps) => {
      const rule = isOfNewPolicy(step, steps)
        ? step.objects.find((one) => one.system === true && !isEdited(one, step, steps))
        : undefined;
      const method = at(rule?.actions, "appSignOn", "verificationMethod");
      if (isObject(method)) {
        const { constraints } = method;
        return { catchAllConstraints: Array.isArray(constraints) ? constraints.filter(isObject) : null };
      }
      const enrollment = at(rule?.actions, "profileEnrollment");
      return isObject(enrollment)
        ? { catchAllEnrollment: kept(enrollment, enrollmentOfNewPolicies) }
        : undefined;
    },
  },
  {
    name: "release",
    observe: (step, steps) => {
      const told = marksOfRelease(step, steps);
      if (told.includes(true)) {
        return { release: "current" };
      }
      // What is left out tells only where nothing of the kind is ever shown: an account management rule leaves it out too.
      const isOld =
        told.includes(false) && !steps.some((other) => marksOfRelease(other, steps).includes(true));
      return isOld ? { release: "2023" } : undefined;
    },
  },
  {
    name: "mappingsLink",
    observe: ({ objects }) => {
      // Okta's own policies never have it, and do not offer to deactivate either.
      const own = objects.find(({ _links }) => at(_links, "rules") && at(_links, "deactivate"));
      return own === undefined ? undefined : { mappingsLink: at(own._links, "mappings") !== undefined };
    },
  },
  {
    name: "engine",
    // Only Identity Engine names the kind of settings: Classic knows but one, and lists no policies of types it lacks.
    observe: (step) => {
      if (step.target.kind === "policies" && step.target.listed !== undefined && step.status === 400) {
        return { engine: "v1" };
      }
      const settings = written(step, "MFA_ENROLL")?.settings;
      return isObject(settings) ? { engine: settings.type === undefined ? "v1" : "idx" } : undefined;
    },
  },
];

/** Besides the switches: what the org lets its people enroll in, as the answer lists it. */
const authenticators: Switch = {
  name: "authenticators",
  observe: (step) => {
    const settings = written(step, "MFA_ENROLL")?.settings;
    if (!isObject(settings)) {
      return undefined;
    }
    if (Array.isArray(settings.authenticators)) {
      return {
        authenticators: settings.authenticators
          .filter(isObject)
          .map((entry) => authenticatorOf(entry, sentAuthenticator(step, entry))),
      };
    }
    return isObject(settings.factors) ? { factors: factorsOfOrg(step, settings.factors) } : undefined;
  },
};

/** Constraints that nobody sent are the org's own. */
function authenticatorOf({ key, id, constraints }: JsonObject, sent: JsonObject | undefined) {
  return {
    key: String(key),
    ...(typeof id === "string" ? { id } : {}),
    ...(isObject(constraints) && sent?.constraints === undefined ? { constraints } : {}),
  };
}

function sentAuthenticator(step: Step, { key, id }: JsonObject): JsonObject | undefined {
  const sent = at(step.request, "settings", "authenticators");
  return Array.isArray(sent)
    ? sent.filter(isObject).find((one) => one.key === key && one.id === id)
    : undefined;
}

/** Factors that the answer shows although nobody sent them, or sent them as not allowed, are the org's. */
function factorsOfOrg(step: Step, shown: JsonObject): Record<string, string> {
  const enrolled = Object.entries(shown).map(
    ([key, factor]) => [key, String(at(factor, "enroll", "self"))] as const,
  );
  return Object.fromEntries(
    enrolled.filter(
      ([key, self]) => at(step.request, "settings", "factors", key) === undefined || self === "NOT_ALLOWED",
    ),
  );
}

export interface Calibration {
  readonly features: FeatureChange;
  /** The calls that were asked, by number, and what they told. */
  readonly asked: ReadonlyMap<number, readonly string[]>;
}

export function calibrate(steps: readonly Step[]): Calibration {
  const asked = new Map<number, string[]>();
  let features: FeatureChange = {};
  for (const { name, observe } of [...switches, authenticators]) {
    const telling = steps.flatMap((step) => {
      const change = observe(step, steps);
      return change === undefined ? [] : { index: step.index, change };
    });
    // A call that was asked already is not judged anyway.
    const taken = telling.find(({ index }) => asked.has(index)) ?? telling[0];
    if (taken === undefined) {
      continue;
    }
    features = { ...features, ...taken.change };
    asked.set(taken.index, [...(asked.get(taken.index) ?? []), name]);
  }
  return { features, asked };
}
