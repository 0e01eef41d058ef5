import { isSetOfScalars } from "./equivalence";
import { isListOfObjects, isObject, type Json, type JsonObject, member, sameJson } from "./json";
import { identityOf, memberIn } from "./path";
import { ruleHere, type Shape } from "./shape";

export type ListType = "scalars" | "map" | "set" | "list" | "atomic";

/** How two lists at one place are compared; a list that has other than objects or scalars is taken whole. */
export function listTypeOf(shape: Shape, lists: readonly Json[]): ListType {
  if (lists.every(isSetOfScalars)) {
    return ruleHere(shape, "unordered") ? "scalars" : "atomic";
  }
  if (!lists.every(isListOfObjects)) {
    return "atomic";
  }
  if (ruleHere(shape, "keyed") && lists.every(hasDistinctMembers)) {
    return "map";
  }
  return ruleHere(shape, "set") ? "set" : "list";
}

/** Two of one name may stand in a list if they are alike: some authenticators of one key come without an id. */
function hasDistinctMembers(list: Json): boolean {
  if (!isListOfObjects(list)) {
    return false;
  }
  return list.every((element) => {
    const name = nameOf(element);
    const first = name === undefined ? undefined : memberNamed(list, name);
    return first !== undefined && sameJson(first, element);
  });
}

/** What a keyed member is called in a path, brackets and all. */
export function nameOf(element: JsonObject): string | undefined {
  const identity = identityOf(element);
  return identity && memberIn("", identity.key, identity.id);
}

export function memberNamed(list: readonly JsonObject[], name: string): JsonObject | undefined {
  return list.find((element) => nameOf(element) === name);
}

/** Whether a member of a list with named members equals its absence. */
export function equalsAbsentMember(shape: Shape, element: Json): boolean {
  const idle = ruleHere(shape, "keyed")?.idle;
  if (idle === undefined || !isObject(element)) {
    return false;
  }
  const [outer, inner] = idle.path;
  const holder = member(element, outer);
  return isObject(holder) && member(holder, inner) === idle.value;
}

/**
 * Pairs the elements of two unordered lists so that each pair fits: as many pairs as there can be
 * (augmenting paths). The result says for each element of `left` where in `right` its partner stands.
 */
export function pair<Left extends Json, Right extends Json>(
  left: readonly Left[],
  right: readonly Right[],
  fits: (one: Left, other: Right) => boolean,
): (number | undefined)[] {
  const partnerOfRight = new Map<number, number>();
  const seat = (index: number, tried: Set<number>): boolean => {
    const one = left[index];
    if (one === undefined) {
      return false;
    }
    // Among equally good partners an identical element comes first, then the element at the same index.
    const liking = (place: number, other: Right) =>
      (sameJson(one, other) ? 2 : 0) + (place === index ? 1 : 0);
    const places = [...right.entries()].sort(([a, x], [b, y]) => liking(b, y) - liking(a, x));
    for (const [place, other] of places) {
      if (tried.has(place) || !fits(one, other)) {
        continue;
      }
      tried.add(place);
      const holder = partnerOfRight.get(place);
      if (holder === undefined || seat(holder, tried)) {
        partnerOfRight.set(place, index);
        return true;
      }
    }
    return false;
  };
  for (const index of left.keys()) {
    seat(index, new Set());
  }
  const partners: (number | undefined)[] = left.map(() => undefined);
  for (const [place, index] of partnerOfRight) {
    partners[index] = place;
  }
  return partners;
}
