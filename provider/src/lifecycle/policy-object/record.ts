import { coverOf } from "../../comparison/cover";
import { unmet } from "../../comparison/differences";
import type { JsonObject } from "../../comparison/json";
import { respell } from "../../comparison/respell";
import { BAG, type Bag, writeBag } from "../../declared/bag";
import { argumentsOf, asObject } from "../../declared/layout";
import { HalfDoneError } from "../../dynamic/half-done";
import type { LivePolicy } from "../../okta/policies";
import { describe, ignored, rankIn, shapeOf, spelled } from "./content";
import type { Context, PolicyList, PolicyObjectDefinition } from "./definition";
import { orderIn, type Written } from "./place";

/** What Pulumi records of a new resource. */
export interface Created {
  readonly id: string;
  readonly outs: JsonObject;
}

/** Outputs: Okta's answer in the inputs' layout, plus the bag. */
export function outsOf(
  definition: PolicyObjectDefinition,
  list: PolicyList,
  live: LivePolicy,
  object: JsonObject,
  bag: Bag,
): JsonObject {
  return {
    ...definition.outputs(list, live),
    ...argumentsOf(object),
    system: live.system === true,
    ...(typeof live.created === "string" ? { created: live.created } : {}),
    [BAG]: writeBag(bag),
  };
}

/** Outputs after a write: Okta's answer, spelled as declared. */
export function recorded(
  context: Context,
  live: LivePolicy,
  object: JsonObject,
  facts: Omit<Bag, "v" | "declared">,
): JsonObject {
  const { definition, list } = context;
  const shape = shapeOf(definition, object);
  const spelling = respell(shape, object, asObject(live));
  // A declared priority is a rank: the number stays as declared while the order holds.
  const outs = object.priority === undefined ? spelling : { ...spelling, priority: object.priority };
  if (rankIn(object) === undefined) {
    orderIn(context)?.forget(live.id);
  }
  return outsOf(definition, list, live, outs, { v: 1, declared: coverOf(shape, object, outs), ...facts });
}

/** The outputs of a write that did all; else the half-done object with what is missing, so that state keeps it. */
export function finish(
  { definition, org, list }: Context,
  done: "created" | "updated" | "taken over",
  { live, unfinished }: Written,
  object: JsonObject,
  outs: JsonObject,
): JsonObject {
  const what = describe(definition, live.id, live);
  if (unfinished !== undefined) {
    throw new HalfDoneError(definition.idOf(list, live), outs, [
      `${what} was ${done}, but ${unfinished} The next \`pulumi up\` tries again.`,
    ]);
  }
  const lost = ignored(definition, object, live);
  if (lost.length > 0) {
    throw new HalfDoneError(definition.idOf(list, live), outs, [
      `${what} was written, but Okta did not keep ${lost.map(spelled).join(", ")}. ` +
        "Correct or remove these fields; the next `pulumi up` writes again.",
    ]);
  }
  for (const { path } of unmet(shapeOf(definition, object), object, asObject(live))) {
    if (path !== "priority") {
      org.log(`${what}: Okta did not return ${path}`);
    }
  }
  return outs;
}
