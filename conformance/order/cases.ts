import * as fc from "fast-check";

// Lists as they are and as a program wants them, with what goes wrong on the way.

export const KINDS = ["gapped", "dense"] as const;
/** How Okta numbers the rules. */
export type Kind = (typeof KINDS)[number];

/** What a rule matches and does: the same number stands for the same conditions and actions. */
export interface Content {
  readonly number: number;
  readonly denies: boolean;
}

/** A rule that stands in Okta before the up. */
export interface Standing {
  readonly name: string;
  readonly content: Content;
  readonly active: boolean;
  /** Made by somebody else. */
  readonly isForeign: boolean;
  /** How many numbers stay free above it, where numbers may have gaps. */
  readonly gap: number;
}

/** A rule as the program wants it. */
export interface Wanted {
  readonly key: string;
  readonly name: string;
  readonly content: Content;
  readonly active: boolean;
}

export interface Case {
  readonly kind: Kind;
  readonly before: readonly Standing[];
  readonly after: readonly Wanted[];
  /** What Okta's own rule does; dense policies have none. */
  readonly catchAll: readonly [before: Content, after: Content];
}

const CATCH_ALL = 900;
const NEW = 100;

const content = (number: number) =>
  fc.integer({ min: 0, max: 3 }).map((chance): Content => ({ number, denies: chance === 0 }));

const standing = (index: number) =>
  fc.record({
    name: fc.constant(`R${index}`),
    content: content(index),
    active: fc.integer({ min: 0, max: 12 }).map((chance) => chance > 0),
    isForeign: fc.integer({ min: 0, max: 5 }).map((chance) => chance === 0),
    gap: fc.constantFrom(0, 0, 0, 1, 2, 12),
  });

/** What a pull request does to one rule. */
const EDITS = ["keep", "keep", "keep", "edit", "edit", "rename", "remove", "switch"] as const;

interface Change {
  readonly edits: readonly (typeof EDITS)[number][];
  readonly order: readonly number[];
  readonly denies: readonly boolean[];
  readonly added: readonly { readonly place: number; readonly denies: boolean; readonly active: boolean }[];
  readonly exchange: "none" | "names" | "contents";
}

function applied(before: readonly Standing[], change: Change): Wanted[] {
  const own = before.filter(({ isForeign }) => !isForeign);
  const edited = own.map((rule, index): Wanted & { readonly edit: string } => {
    const edit = change.edits[index] ?? "keep";
    return {
      edit,
      key: rule.name,
      name: edit === "rename" ? `${rule.name} renamed` : rule.name,
      content:
        edit === "edit"
          ? { number: rule.content.number + 10, denies: change.denies[index] ?? false }
          : rule.content,
      active: edit === "switch" ? !rule.active : rule.active,
    };
  });
  const exchanged = exchange(edited, change.exchange);
  const ordered = exchanged
    .map((rule, index) => ({ rule, at: change.order[index] ?? index }))
    .sort((a, b) => a.at - b.at)
    .map(({ rule }) => rule)
    .filter(({ edit }) => edit !== "remove")
    .map(({ edit: _edit, ...rule }) => rule);
  return change.added.reduce<Wanted[]>((list, { place, denies, active }, index) => {
    const name = `N${index}`;
    const rule = { key: name, name, content: { number: NEW + index, denies }, active };
    return list.toSpliced(Math.min(place, list.length), 0, rule);
  }, ordered);
}

/** The first two rules swap their names, or what they match and do. */
function exchange<Rule extends Wanted>(rules: readonly Rule[], what: Change["exchange"]): Rule[] {
  const [first, second, ...rest] = rules;
  if (first === undefined || second === undefined || what === "none") {
    return [...rules];
  }
  return what === "names"
    ? [{ ...first, name: second.name }, { ...second, name: first.name }, ...rest]
    : [{ ...first, content: second.content }, { ...second, content: first.content }, ...rest];
}

/** @param most rules before */
export const cases = (most: number): fc.Arbitrary<Case> =>
  fc
    .tuple(
      fc.constantFrom(...KINDS),
      fc.integer({ min: 1, max: most }).chain((count) => fc.tuple(...[...Array(count).keys()].map(standing))),
      fc.tuple(content(CATCH_ALL), content(CATCH_ALL + 1), fc.boolean()),
    )
    .chain(([kind, before, [catchAll, other, changes]]) =>
      fc
        .record({
          edits: fc.array(fc.constantFrom(...EDITS), { minLength: most, maxLength: most }),
          // Half of the pull requests leave the order alone.
          order: fc.oneof(
            fc.constant([...Array(most).keys()]),
            fc.shuffledSubarray([...Array(most).keys()], { minLength: most, maxLength: most }),
          ),
          denies: fc.array(fc.boolean(), { minLength: most, maxLength: most }),
          added: fc.array(
            fc.record({
              place: fc.integer({ min: 0, max: most }),
              denies: fc.boolean(),
              active: fc.integer({ min: 0, max: 4 }).map((chance) => chance > 0),
            }),
            { maxLength: 2 },
          ),
          exchange: fc.constantFrom("none", "none", "none", "none", "names", "contents"),
        })
        .map((change): Case => {
          const after = applied(before, change);
          return { kind, before, after, catchAll: [catchAll, changes ? other : catchAll] };
        }),
    )
    .filter(({ before, after }) => before.some(({ isForeign }) => !isForeign) && after.length > 0);

export const FAULTS = ["429", "409", "423", "500", "lost request", "lost response", "killed"] as const;
/** What goes wrong at the write of this number, counted from 0. */
export interface Fault {
  readonly kind: (typeof FAULTS)[number];
  readonly at: number;
}

export const faults: fc.Arbitrary<Fault> = fc.record({
  kind: fc.constantFrom(...FAULTS),
  at: fc.integer({ min: 0, max: 4 }),
});

/** Rules whose contents differ between before and after. */
export function editsIn({ before, after }: Case): number {
  const contents = new Map(before.map(({ name, content: held }) => [name, held.number]));
  return after.filter(({ key, content: held }) => contents.has(key) && contents.get(key) !== held.number)
    .length;
}
