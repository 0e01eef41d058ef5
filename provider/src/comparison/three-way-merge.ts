import { differences } from "./differences";
import { isListOfObjects, isObject, type Json, type JsonObject, keysOfBoth, member, objectOf } from "./json";
import { leavesOf } from "./leaves";
import { listTypeOf, memberNamed, nameOf } from "./pairing";
import { childOf, elementOf, isServerOwned, ruleHere, type Shape } from "./shape";

export interface Versions {
  readonly live: JsonObject;
  readonly lastApplied: JsonObject;
  readonly desired: JsonObject;
}

/**
 * The body of a PUT, which replaces the whole object: what is live, minus what was applied last
 * and is no longer desired, plus what is desired. So nothing is reset that the user never mentioned.
 */
export function threeWayMerge(shape: Shape, { live, lastApplied, desired }: Versions): JsonObject {
  return mergeObjects(shape, live, lastApplied, desired);
}

function mergeObjects(
  shape: Shape,
  live: JsonObject,
  lastApplied: Json | undefined,
  desired: JsonObject,
): JsonObject {
  const before = isObject(lastApplied) ? lastApplied : undefined;
  const keys = keysOfBoth(live, desired).filter((key) => !isServerOwned(shape, key));
  return objectOf(keys, (key) => {
    const inner = childOf(shape, key);
    const now = member(desired, key);
    const was = member(before, key);
    return now === undefined
      ? without(inner, member(live, key), was)
      : mergeValues(inner, member(live, key), was, now);
  });
}

function mergeValues(
  shape: Shape,
  live: Json | undefined,
  lastApplied: Json | undefined,
  desired: Json,
): Json {
  if (isObject(desired) && isObject(live)) {
    return becomesAnotherVariant(shape, live, desired)
      ? desired
      : mergeObjects(shape, live, lastApplied, desired);
  }
  if (isListOfObjects(desired) && isListOfObjects(live)) {
    return mergeLists(shape, live, lastApplied, desired);
  }
  return desired;
}

/** Where the discriminator changes, the fields of the old variant have no meaning any more. */
function becomesAnotherVariant(shape: Shape, live: JsonObject, desired: JsonObject): boolean {
  const variant = ruleHere(shape, "variant");
  if (variant === undefined || member(desired, variant.key) === undefined) {
    return false;
  }
  const only = (object: JsonObject) => objectOf([variant.key], (key) => member(object, key));
  return differences(shape, only(live), only(desired)).length > 0;
}

function mergeLists(
  shape: Shape,
  live: JsonObject[],
  lastApplied: Json | undefined,
  desired: JsonObject[],
): Json[] {
  const here = elementOf(shape);
  const before = isListOfObjects(lastApplied) ? lastApplied : [];
  switch (listTypeOf(shape, [live, desired])) {
    case "map": {
      const kept = live.flatMap((element) => {
        const name = nameOf(element) ?? "";
        const now = memberNamed(desired, name);
        const was = memberNamed(before, name);
        if (now !== undefined) {
          return [mergeValues(here, element, was, now)];
        }
        return was === undefined ? [element] : [];
      });
      return [
        ...kept,
        ...desired.filter((element) => memberNamed(live, nameOf(element) ?? "") === undefined),
      ];
    }
    case "list":
      if (live.length !== desired.length) {
        return desired;
      }
      return desired.map((element, index) =>
        mergeValues(here, live[index], before.length === desired.length ? before[index] : undefined, element),
      );
    default:
      return desired;
  }
}

/** `live` without what was applied last. Lists go as one; so does an object whose discriminator was applied. */
function without(shape: Shape, live: Json | undefined, lastApplied: Json | undefined): Json | undefined {
  if (live === undefined || lastApplied === undefined) {
    return live;
  }
  if (isObject(live) && isObject(lastApplied)) {
    const variant = ruleHere(shape, "variant");
    if (variant !== undefined && member(lastApplied, variant.key) !== undefined) {
      return undefined;
    }
    const rest = objectOf(Object.keys(live), (key) =>
      without(childOf(shape, key), member(live, key), member(lastApplied, key)),
    );
    return Object.keys(rest).length === 0 && Object.keys(live).length > 0 ? undefined : rest;
  }
  if (
    isListOfObjects(live) &&
    isListOfObjects(lastApplied) &&
    listTypeOf(shape, [live, lastApplied]) === "map"
  ) {
    const rest = live.filter((element) => memberNamed(lastApplied, nameOf(element) ?? "") === undefined);
    return rest.length === 0 ? undefined : rest;
  }
  return leavesOf(shape, lastApplied, "", "nulls").length === 0 ? live : undefined;
}
