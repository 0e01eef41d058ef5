import { fits } from "./differences";
import { elementLike, isDefault, sameScalar } from "./equivalence";
import {
  isList,
  isListOfObjects,
  isObject,
  type Json,
  type JsonObject,
  keysOfBoth,
  member,
  objectOf,
} from "./json";
import { equalsAbsent, leavesOf, significantLeaves } from "./leaves";
import { equalsAbsentMember, listTypeOf, memberNamed, nameOf, pair } from "./pairing";
import { childOf, elementOf, isAbsent, isServerOwned, type Shape } from "./shape";

/**
 * `live`, spelled as in `spelling` wherever both mean the same: order of sets, durations, case, null
 * or default or absence, fields that are never echoed. All else as live has it, less what says nothing there:
 * nulls, defaults, and the objects that are left empty without them.
 */
export function keepDeclaredSpelling(shape: Shape, spelling: JsonObject, live: JsonObject): JsonObject {
  return respellFields(shape, spelling, live);
}

interface Beside {
  readonly spelling?: JsonObject;
  readonly live?: JsonObject;
}

/** An object in the answer that holds nothing of what was declared in it counts as gone. */
function respellObject(shape: Shape, spelling: JsonObject, live: JsonObject): JsonObject | undefined {
  const respelled = respellFields(shape, spelling, live);
  const isGone = isShell(respelled) && equalsAbsent(shape, live, undefined);
  return isGone && leavesOf(shape, spelling, "", "nulls").length > 0 ? undefined : respelled;
}

function respellFields(shape: Shape, spelling: JsonObject, live: JsonObject): JsonObject {
  return objectOf(keysOfBoth(live, spelling), (key) => {
    if (isServerOwned(shape, key)) {
      return member(live, key);
    }
    return respellValue(childOf(shape, key), member(spelling, key), member(live, key), { spelling, live });
  });
}

function respellValue(
  shape: Shape,
  spelling: Json | undefined,
  live: Json | undefined,
  beside: Beside,
): Json | undefined {
  if (isAbsent(shape, spelling)) {
    return live === undefined || equalsAbsent(shape, live, beside.live)
      ? spelling
      : withoutDefaults(shape, live);
  }
  if (isAbsent(shape, live)) {
    if (significantLeaves(shape, spelling, beside.live, "", "with idle members").length === 0) {
      return spelling;
    }
    return live ?? undefined;
  }
  if (isObject(spelling) && isObject(live)) {
    return respellObject(shape, spelling, live);
  }
  if (isList(spelling) && isList(live)) {
    return respellList(shape, spelling, live);
  }
  const same = sameScalar(
    shape,
    { value: spelling, siblings: beside.spelling },
    { value: live, siblings: beside.live },
  );
  return same ? spelling : live;
}

function respellList(shape: Shape, spelling: Json[], live: Json[]): Json[] {
  switch (listTypeOf(shape, [spelling, live])) {
    case "scalars":
      return keepPositions(
        spelling.map((element) => (elementLike(shape, live, element) === undefined ? undefined : element)),
        live.filter((element) => elementLike(shape, spelling, element) === undefined),
      );
    case "map":
      return respellMembers(shape, spelling.filter(isObject), live.filter(isObject));
    case "set":
      return respellSet(shape, spelling, live);
    case "list":
      return live.map((element, index) => respellElement(shape, spelling[index], element));
    case "atomic":
      return live;
  }
}

function respellElement(shape: Shape, spelling: Json | undefined, live: Json): Json {
  const here = elementOf(shape);
  return isObject(spelling) && isObject(live)
    ? respellFields(here, spelling, live)
    : (respellValue(here, spelling, live, {}) ?? live);
}

function respellMembers(shape: Shape, spelling: JsonObject[], live: JsonObject[]): Json[] {
  const spelled = spelling.flatMap((element) => {
    const partner = memberNamed(live, nameOf(element) ?? "");
    return partner === undefined ? [] : [respellElement(shape, element, partner)];
  });
  const others = live.filter(
    (element) =>
      memberNamed(spelling, nameOf(element) ?? "") === undefined && !equalsAbsentMember(shape, element),
  );
  return [...spelled, ...others.map((element) => withoutDefaults(elementOf(shape), element))];
}

/** In the order of `spelling`, as far as its elements are found. */
function respellSet(shape: Shape, spelling: Json[], live: Json[]): Json[] {
  const partners = pair(spelling, live, (one, other) => fits("declared", shape, one, other));
  const found = partners.map((partner, index) => {
    const element = partner === undefined ? undefined : live[partner];
    return element === undefined ? undefined : respellElement(shape, spelling[index], element);
  });
  const others = live.filter((_, place) => !partners.includes(place));
  return keepPositions(
    found,
    others.map((element) => withoutDefaults(elementOf(shape), element)),
  );
}

/** Elements that are found keep their index; new elements take the indexes of those that are gone, so a changed element stays where it was. */
function keepPositions(found: readonly (Json | undefined)[], others: readonly Json[]): Json[] {
  const gone = found.flatMap((element, place) => (element === undefined ? [place] : []));
  const taken = found.flatMap((element, place) => {
    const seat = element === undefined ? others[gone.indexOf(place)] : element;
    return seat === undefined ? [] : [seat];
  });
  return [...taken, ...others.slice(gone.length)];
}

/**
 * What nobody spelled before, in the fewest words: a null, a default or an empty object that only Okta says would look
 * like a part of the declaration, and its absence from the program like a change.
 */
function withoutDefaults(shape: Shape, live: Json): Json {
  if (isListOfObjects(live)) {
    return live.map((element) => withoutDefaults(elementOf(shape), element));
  }
  if (!isObject(live)) {
    return live;
  }
  const told = objectOf(Object.keys(live), (key) => {
    const [here, value] = [childOf(shape, key), member(live, key)];
    if (isAbsent(here, value) || isDefault(here, value, live)) {
      return undefined;
    }
    return isObject(value) && equalsAbsent(here, value, live) ? undefined : withoutDefaults(here, value);
  });
  // An object of defaults only still differs from absence: it is there.
  return isShell(told) ? live : told;
}

function isShell(value: Json): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}
