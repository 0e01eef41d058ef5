import type { JsonObject } from "../recordings";
import type { SeededRule, Standing } from "./infer-hidden-objects";
import { collectionOf, idOf, isWhole, namedBy, parentOf, type Step } from "./steps";

/** What other people did to the org between two calls of the sequence, as the later call shows it. */
export interface ExternalChange extends Standing {
  /** Paths of what they deleted. */
  readonly gone: readonly string[];
}

export interface ExternalChanges {
  /** By the number of the call that shows it. */
  readonly changes: ReadonlyMap<number, ExternalChange>;
  /** Objects that were not there when the sequence began. */
  readonly cameLater: ReadonlySet<string>;
}

/** An object of others: how it was last seen; unknown after an own write that may have moved it. */
interface Stranger {
  readonly collection: string;
  readonly text: string | undefined;
}

/**
 * Orgs are shared. An object that the sequence neither made nor wrote to, nor to its neighbours, since it was last seen, and
 * that has become another, has come to a list or has left one, was touched by someone else.
 */
export function externalChanges(steps: readonly Step[]): ExternalChanges {
  const own = new Set<string>();
  const strangers = new Map<string, Stranger>();
  const listed = new Set<string>();
  const changes = new Map<number, ExternalChange>();
  const cameLater = new Set<string>();
  for (const step of steps) {
    if (step.isWrite) {
      for (const id of [...namedBy(step), ...(step.made === undefined ? [] : [step.made])]) {
        own.add(id);
      }
      blur(strangers, step);
      continue;
    }
    const changed: JsonObject[] = [];
    for (const object of step.objects.filter((one) => !own.has(idOf(one)))) {
      const before = strangers.get(idOf(object));
      const text = textOf(object);
      const came =
        before === undefined && (listed.has(collectionOf(step)) || cameLater.has(parentOf(step) ?? ""));
      if (came) {
        cameLater.add(idOf(object));
      }
      if (came || (before?.text !== undefined && before.text !== text)) {
        changed.push(object);
      }
      strangers.set(idOf(object), { collection: collectionOf(step), text });
    }
    const gone = isWhole(step) ? missingFrom(step, strangers, own) : [];
    for (const id of gone) {
      strangers.delete(id);
    }
    if (isWhole(step)) {
      listed.add(collectionOf(step));
    }
    if (changed.length + gone.length > 0) {
      changes.set(step.index, { ...standing(step, changed), gone: gone.map((id) => pathOf(step, id)) });
    }
  }
  return { changes, cameLater };
}

function pathOf(step: Step, id: string): string {
  const policyId = parentOf(step);
  return policyId === undefined ? `/api/v1/policies/${id}` : `/api/v1/policies/${policyId}/rules/${id}`;
}

function missingFrom(
  step: Step,
  strangers: ReadonlyMap<string, Stranger>,
  own: ReadonlySet<string>,
): string[] {
  const present = new Set(step.objects.map(idOf));
  return [...strangers]
    .filter(([id, { collection }]) => collection === collectionOf(step) && !present.has(id) && !own.has(id))
    .map(([id]) => id);
}

/** After an own write nobody knows how its policy and the neighbours look: the policy's rules, or all policies. */
function blur(strangers: Map<string, Stranger>, { target }: Step): void {
  if (target.kind === "elsewhere" || target.kind === "assignment") {
    return;
  }
  const policyId = "policyId" in target ? target.policyId : undefined;
  const line = target.kind === "rule" || target.kind === "rules" ? policyId : undefined;
  for (const [id, { collection }] of strangers) {
    const isNeighbour = line === undefined ? /^[A-Z_]+$/.test(collection) : collection === line;
    if (isNeighbour || id === policyId) {
      strangers.set(id, { collection, text: undefined });
    }
  }
}

/** Links follow from the rest, and some things are shown in lists only. */
function textOf({ _links, _embedded, ...rest }: JsonObject): string {
  return JSON.stringify(rest);
}

function standing(step: Step, objects: readonly JsonObject[]): Standing {
  const policyId = parentOf(step);
  return policyId === undefined
    ? { policies: objects, rules: [] }
    : { policies: [], rules: objects.map((rule): SeededRule => ({ ...rule, policyId })) };
}
