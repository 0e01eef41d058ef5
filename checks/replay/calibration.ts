import type { FeatureChange } from "okta-emulator";
import { isObject, type Json, type JsonObject } from "../recordings";
import { kept, type Step } from "./steps";

/** One thing in which orgs differ: how an answer shows it. Undefined: this answer does not depend on it. */
interface Switch {
  readonly name: string;
  readonly observe: (step: Step, steps: readonly Step[]) => FeatureChange | undefined;
}

function at(value: Json | undefined, ...path: string[]): Json | undefined {
  let here = value;
  for (const key of path) here = isObject(here) ? here[key] : undefined;
  return here;
}

/** The objects of one type that the step itself wrote, or undefined. */
const written = (step: Step, type: string): JsonObject | undefined =>
  step.isWrite && step.target.kind !== "assignment" && step.objects[0]?.type === type
    ? step.objects[0]
    : undefined;

const enrollmentOfNewPolicies = ["profileAttributes", "progressiveProfilingAction"];

/** What servers of 2023 left out: whether the objects of a step show it, where they could. */
const marksOfRelease = (step: Step): boolean[] =>
  step.objects.flatMap(({ _links, actions, created, id, system }) => {
    const marks: boolean[] = [];
    if (at(_links, "rules") !== undefined && at(_links, "deactivate") !== undefined)
      marks.push(at(_links, "mappings") !== undefined);
    if (step.isWrite && system === false && isObject(at(actions, "appSignOn")))
      marks.push(at(actions, "appSignOn", "keepMeSignedIn") !== undefined);
    if (isObject(at(actions, "profileEnrollment")))
      marks.push(at(actions, "profileEnrollment", "allowedIdentifiers") !== undefined);
    const isReadAgain = step.method !== "POST" && step.target.kind === "rule" && system === false;
    if (isReadAgain && String(id).startsWith("0pr")) marks.push(created !== null);
    return marks;
  });

/** The closed list of what is asked of an org before its sequence is judged. */
export const switches: readonly Switch[] = [
  {
    name: "riskScoring",
    observe: (step) => {
      const rule = written(step, "ACCESS_POLICY");
      if (!isObject(rule?.conditions)) return undefined;
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
      if (!isObject(password) || isSent) return undefined;
      return { breachedProtection: password.breachedProtection !== undefined };
    },
  },
  {
    name: "primaryFactor",
    observe: (step) => {
      const signon = at(written(step, "SIGN_ON")?.actions, "signon");
      if (!isObject(signon) || signon.access === "DENY") return undefined;
      if (at(step.request, "actions", "signon", "primaryFactor") !== undefined) return undefined;
      return { primaryFactor: typeof signon.primaryFactor === "string" ? signon.primaryFactor : null };
    },
  },
  {
    name: "catchAll",
    observe: ({ objects, isWrite }) => {
      const rule = isWrite ? undefined : objects.find(({ system }) => system === true);
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
      const told = marksOfRelease(step);
      if (told.includes(true)) return { release: "current", mappingsLink: true };
      // What is left out tells only where nothing of the kind is ever shown: an account management rule leaves it out too.
      const isOld = told.includes(false) && !steps.some((other) => marksOfRelease(other).includes(true));
      return isOld ? { release: "2023", mappingsLink: false } : undefined;
    },
  },
  {
    name: "engine",
    // Only Identity Engine names the kind of settings: Classic knows but one, and lists no policies of types it lacks.
    observe: (step) => {
      if (step.target.kind === "policies" && step.target.listed !== undefined && step.status === 400)
        return { engine: "v1" };
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
    if (!isObject(settings)) return undefined;
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
    if (taken === undefined) continue;
    features = { ...features, ...taken.change };
    asked.set(taken.index, [...(asked.get(taken.index) ?? []), name]);
  }
  return { features, asked };
}
