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
 * The body of a PUT, which replaces the whole object: what is live, minus what was declared formerly
 * and no longer is, plus what is declared. So nothing is reset that the user never mentioned.
 */
export function threeWayMerge(
  shape: Shape,
  { live, lastApplied: formerly, desired: declared }: Versions,
): JsonObject {
  return mergeObjects(shape, live, formerly, declared);
}

function mergeObjects(
  shape: Shape,
  live: JsonObject,
  formerly: Json | undefined,
  declared: JsonObject,
): JsonObject {
  const before = isObject(formerly) ? formerly : undefined;
  const keys = keysOfBoth(live, declared).filter((key) => !isServerOwned(shape, key));
  return objectOf(keys, (key) => {
    const inner = childOf(shape, key);
    const now = member(declared, key);
    const was = member(before, key);
    return now === undefined
      ? without(inner, member(live, key), was)
      : mergeValues(inner, member(live, key), was, now);
  });
}

function mergeValues(shape: Shape, live: Json | undefined, formerly: Json | undefined, declared: Json): Json {
  if (isObject(declared) && isObject(live)) {
    return becomesAnotherVariant(shape, live, declared)
      ? declared
      : mergeObjects(shape, live, formerly, declared);
  }
  if (isListOfObjects(declared) && isListOfObjects(live)) {
    return mergeLists(shape, live, formerly, declared);
  }
  return declared;
}

/** What stood beside the old value of the discriminator has no meaning beside the new one. */
function becomesAnotherVariant(shape: Shape, live: JsonObject, declared: JsonObject): boolean {
  const variant = ruleHere(shape, "variant");
  if (variant === undefined || member(declared, variant.key) === undefined) {
    return false;
  }
  const only = (object: JsonObject) => objectOf([variant.key], (key) => member(object, key));
  return differences(shape, only(live), only(declared)).length > 0;
}

function mergeLists(
  shape: Shape,
  live: JsonObject[],
  formerly: Json | undefined,
  declared: JsonObject[],
): Json[] {
  const here = elementOf(shape);
  const before = isListOfObjects(formerly) ? formerly : [];
  switch (listTypeOf(shape, [live, declared])) {
    case "keyed": {
      const kept = live.flatMap((element) => {
        const name = nameOf(element) ?? "";
        const now = memberNamed(declared, name);
        const was = memberNamed(before, name);
        if (now !== undefined) {
          return [mergeValues(here, element, was, now)];
        }
        return was === undefined ? [element] : [];
      });
      return [
        ...kept,
        ...declared.filter((element) => memberNamed(live, nameOf(element) ?? "") === undefined),
      ];
    }
    case "ordered":
      if (live.length !== declared.length) {
        return declared;
      }
      return declared.map((element, index) =>
        mergeValues(
          here,
          live[index],
          before.length === declared.length ? before[index] : undefined,
          element,
        ),
      );
    default:
      return declared;
  }
}

/** `live` without what was declared. Lists go as one; so does an object whose discriminator was declared. */
function without(shape: Shape, live: Json | undefined, formerly: Json | undefined): Json | undefined {
  if (live === undefined || formerly === undefined) {
    return live;
  }
  if (isObject(live) && isObject(formerly)) {
    const variant = ruleHere(shape, "variant");
    if (variant !== undefined && member(formerly, variant.key) !== undefined) {
      return undefined;
    }
    const rest = objectOf(Object.keys(live), (key) =>
      without(childOf(shape, key), member(live, key), member(formerly, key)),
    );
    return Object.keys(rest).length === 0 && Object.keys(live).length > 0 ? undefined : rest;
  }
  if (isListOfObjects(live) && isListOfObjects(formerly) && listTypeOf(shape, [live, formerly]) === "keyed") {
    const rest = live.filter((element) => memberNamed(formerly, nameOf(element) ?? "") === undefined);
    return rest.length === 0 ? undefined : rest;
  }
  return leavesOf(shape, formerly, "", "nulls").length === 0 ? live : undefined;
}
