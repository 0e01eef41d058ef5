import { fits } from "./differences";
import { elementLike, sameScalar } from "./equivalence";
import { isList, isObject, type Json, type JsonObject, keysOfBoth, member, objectOf } from "./json";
import { saysNothing, telling } from "./leaves";
import { isIdle, kindOfList, memberNamed, nameOf, pair } from "./pairing";
import { childOf, elementOf, isNothing, isServerOwned, type Shape } from "./shape";

/**
 * `live`, spelled as in `spelling` wherever both mean the same: order of sets, durations, case, null
 * or default or absence, fields that are never echoed. All else as live has it.
 */
export function respell(shape: Shape, spelling: JsonObject, live: JsonObject): JsonObject {
  return respellObject(shape, spelling, live);
}

interface Beside {
  readonly spelling?: JsonObject;
  readonly live?: JsonObject;
}

function respellObject(shape: Shape, spelling: JsonObject, live: JsonObject): JsonObject {
  return objectOf(keysOfBoth(live, spelling), (key) => {
    if (isServerOwned(shape, key)) return member(live, key);
    return respellValue(childOf(shape, key), member(spelling, key), member(live, key), { spelling, live });
  });
}

function respellValue(
  shape: Shape,
  spelling: Json | undefined,
  live: Json | undefined,
  beside: Beside,
): Json | undefined {
  if (isNothing(shape, spelling)) return saysNothing(shape, live, beside.live) ? spelling : live;
  if (isNothing(shape, live)) {
    return telling(shape, spelling, beside.live, "", "with idle members").length === 0 ? spelling : live;
  }
  if (isObject(spelling) && isObject(live)) return respellObject(shape, spelling, live);
  if (isList(spelling) && isList(live)) return respellList(shape, spelling, live);
  const same = sameScalar(
    shape,
    { value: spelling, siblings: beside.spelling },
    { value: live, siblings: beside.live },
  );
  return same ? spelling : live;
}

function respellList(shape: Shape, spelling: Json[], live: Json[]): Json[] {
  switch (kindOfList(shape, [spelling, live])) {
    case "scalars":
      return [
        ...spelling.filter((element) => elementLike(shape, live, element) !== undefined),
        ...live.filter((element) => elementLike(shape, spelling, element) === undefined),
      ];
    case "keyed":
      return respellMembers(shape, spelling.filter(isObject), live.filter(isObject));
    case "set":
      return respellSet(shape, spelling, live);
    case "ordered":
      if (spelling.length !== live.length) return live;
      return live.map((element, index) => respellElement(shape, spelling[index], element));
    case "opaque":
      return live;
  }
}

function respellElement(shape: Shape, spelling: Json | undefined, live: Json): Json {
  return respellValue(elementOf(shape), spelling, live, {}) ?? live;
}

function respellMembers(shape: Shape, spelling: JsonObject[], live: JsonObject[]): Json[] {
  const spelled = spelling.flatMap((element) => {
    const partner = memberNamed(live, nameOf(element) ?? "");
    return partner === undefined ? [] : [respellElement(shape, element, partner)];
  });
  const others = live.filter(
    (element) => memberNamed(spelling, nameOf(element) ?? "") === undefined && !isIdle(shape, element),
  );
  return [...spelled, ...others];
}

/** In the order of `spelling`, as far as its elements are found; the rest of `live` behind them. */
function respellSet(shape: Shape, spelling: Json[], live: Json[]): Json[] {
  const partners = pair(spelling, live, (one, other) => fits("declared", shape, one, other));
  const spelled = partners.flatMap((partner, index) => {
    const element = partner === undefined ? undefined : live[partner];
    return element === undefined ? [] : [respellElement(shape, spelling[index], element)];
  });
  return [...spelled, ...live.filter((_, place) => !partners.includes(place))];
}
