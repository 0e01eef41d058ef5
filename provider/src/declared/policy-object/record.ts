import { coverOf } from "../../comparison/cover";
import { unmet } from "../../comparison/differences";
import type { JsonObject } from "../../comparison/json";
import { respell } from "../../comparison/respell";
import { HalfDoneError } from "../../dynamic/half-done";
import type { LivePolicy } from "../../okta/policies";
import { BAG, type Bag, writeBag } from "../bag";
import { argumentsOf, asObject } from "../layout";
import { describe, ignored, rankIn, shapeOf, spelled } from "./content";
import type { Place, PolicyObject, Site } from "./kind";
import type { Written } from "./placing";

/** What a create still has to do after its writes: it makes the outputs, and may wait without holding anybody up. */
export type Recording = () => Promise<{ id: string; outs: JsonObject }>;

/** Outputs: Okta's answer in the inputs' layout, plus the bag. */
export function outsOf(
  kind: PolicyObject,
  place: Place,
  live: LivePolicy,
  object: JsonObject,
  bag: Bag,
): JsonObject {
  return {
    ...kind.outputs(place, live),
    ...argumentsOf(object),
    system: live.system === true,
    ...(typeof live.created === "string" ? { created: live.created } : {}),
    [BAG]: writeBag(bag),
  };
}

/** Outputs after a write: Okta's answer, spelled as declared. */
export function recorded(
  { kind, org, place }: Site,
  live: LivePolicy,
  object: JsonObject,
  facts: Omit<Bag, "v" | "declared">,
): JsonObject {
  const shape = shapeOf(kind, object);
  const spelling = respell(shape, object, asObject(live));
  // A declared priority is a rank: the number stays as declared while the order holds.
  const outs = object.priority === undefined ? spelling : { ...spelling, priority: object.priority };
  if (rankIn(object) === undefined) {
    org.ranks.record(place.key, live.id, undefined);
  }
  return outsOf(kind, place, live, outs, { v: 1, declared: coverOf(shape, object, outs), ...facts });
}

/** The outputs of a write that did all; else the half-done object with what is missing, so that state keeps it. */
export function finish(
  { kind, org, place }: Site,
  done: "created" | "updated" | "taken over",
  { live, unfinished }: Written,
  object: JsonObject,
  outs: JsonObject,
): JsonObject {
  const what = describe(kind, live.id, live);
  if (unfinished !== undefined) {
    throw new HalfDoneError(kind.idOf(place, live), outs, [
      `${what} was ${done}, but ${unfinished} The next \`pulumi up\` tries again.`,
    ]);
  }
  const lost = ignored(kind, object, live);
  if (lost.length > 0) {
    throw new HalfDoneError(kind.idOf(place, live), outs, [
      `${what} was written, but Okta did not keep ${lost.map(spelled).join(", ")}. ` +
        "Correct or remove these fields; the next `pulumi up` writes again.",
    ]);
  }
  for (const { path } of unmet(shapeOf(kind, object), object, asObject(live))) {
    if (path !== "priority") {
      org.log(`${what}: Okta did not return ${path}`);
    }
  }
  return outs;
}
