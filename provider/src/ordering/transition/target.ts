import type { CatchAllWish, Present, Rule, Wish } from "./rules";

const NEW = "new ";

/** The id of a rule that is yet to be made. */
export function newId({ key }: Pick<Wish, "key">): string {
  return `${NEW}${key}`;
}

/** The key of the wish for which a rule of this id is to be made; undefined for the id of a rule that stands in Okta. */
export function keyOfNew(id: string): string | undefined {
  return id.startsWith(NEW) ? id.slice(NEW.length) : undefined;
}

/** Which rules keep their place, and which are born anew. */
export interface Choice {
  /** Ids of rules of the program that stay where they stand, relative to each other and to all that is not the program's. */
  readonly kept: ReadonlySet<string>;
  /** Keys of wishes that get a new rule, though they continue one. */
  readonly reborn: ReadonlySet<string>;
}

/** The id under which the wish will stand in Okta. */
export function idAfter(wish: Wish, { reborn }: Choice): string {
  return wish.id === undefined || reborn.has(wish.key) ? newId(wish) : wish.id;
}

/**
 * The list that the program wants. Rules that nobody in the program decides about keep their place beside those that are
 * kept; every other rule comes right behind the one that the program names before it.
 */
export function targetOf(
  present: readonly Present[],
  wishes: readonly Wish[],
  catchAll: CatchAllWish | undefined,
  choice: Choice,
): Rule[] {
  const byId = new Map(wishes.flatMap((wish) => (wish.id === undefined ? [] : [[wish.id, wish] as const])));
  const list = present.flatMap((rule): Rule[] => {
    const wish = byId.get(rule.id);
    if (wish !== undefined) {
      return choice.kept.has(rule.id) ? [asWished(wish, choice)] : [];
    }
    if (rule.owner === "okta") {
      return [{ ...rule, ...catchAll }];
    }
    return rule.owner === "foreign" ? [rule] : [];
  });
  const okta = present.find(({ owner }) => owner === "okta");
  for (const [index, wish] of wishes.entries()) {
    const id = idAfter(wish, choice);
    if (!list.some((rule) => rule.id === id)) {
      list.splice(placeFor(wishes, index, list, { choice, last: okta?.id }), 0, asWished(wish, choice));
    }
  }
  return list;
}

function asWished(wish: Wish, choice: Choice): Rule {
  const { name, content, denies, active } = wish;
  return { id: idAfter(wish, choice), name, content, denies, active };
}

function placeFor(
  wishes: readonly Wish[],
  index: number,
  list: readonly Rule[],
  { choice, last }: { choice: Choice; last: string | undefined },
): number {
  const placeOf = (id: string | undefined) => list.findIndex((rule) => rule.id === id);
  const above = wishes[index - 1];
  if (above !== undefined) {
    return placeOf(idAfter(above, choice)) + 1;
  }
  const next = wishes.map((wish) => placeOf(idAfter(wish, choice))).find((place) => place >= 0);
  // Okta's own rule is the last; some policies have none.
  return next ?? (placeOf(last) < 0 ? list.length : placeOf(last));
}
