import * as fc from "fast-check";
import { UNKNOWN } from "../../provider/src/pulumi/unknown";

// What no program means to pass, and what a broken or hostile one does. All of it can come over Pulumi's wire, which knows
// numbers that JSON does not.

/** Keys that mean something to JavaScript, and not to Okta. */
const PROTOTYPE_KEYS = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "toJSON",
];

/** An object whose members are its own whatever they are called; assigned, `__proto__` would not be one. */
function own(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries);
}

function nested(depth: number, around: (inner: unknown) => unknown): unknown {
  let value: unknown = "end";
  for (let level = 0; level < depth; level += 1) {
    value = around(value);
  }
  return value;
}

const HUGE = "x".repeat(300_000);

const scalars = fc.constantFrom<unknown>(
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e308,
  2 ** 53 + 2,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  "",
  " ",
  "NaN",
  "Infinity",
  "1e999",
  "\ud800",
  "a\udc00b",
  "a\u0000b",
  "\u001b[31m",
  "../../users",
  "%",
  "\u202e",
  HUGE,
  UNKNOWN,
  `${UNKNOWN}${UNKNOWN}`,
  ...PROTOTYPE_KEYS,
);

const deep = fc.constantFrom(
  nested(150, (inner) => [inner]),
  nested(150, (inner) => ({ inner })),
  nested(20_000, (inner) => [inner]),
  nested(20_000, (inner) => ({ inner })),
  nested(20_000, (inner) => own([["__proto__", inner]])),
);

const keys = fc.oneof(
  fc.constantFrom(...PROTOTYPE_KEYS, "", "a.b", "a[0]", "*", UNKNOWN),
  fc.string({ maxLength: 5 }),
);

const badValues = (keys: fc.Arbitrary<string>, scalars: fc.Arbitrary<unknown>, deep: fc.Arbitrary<unknown>) =>
  fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      { arbitrary: scalars, weight: 6 },
      { arbitrary: fc.array(tie("value"), { maxLength: 3 }), weight: 2 },
      { arbitrary: fc.array(fc.tuple(keys, tie("value")), { maxLength: 3 }).map(own), weight: 2 },
      { arbitrary: deep, weight: 1 },
    ),
  })).value;

/** Any bad value. */
export const badValue: fc.Arbitrary<unknown> = badValues(keys, scalars, deep);

/** A bad value that a state can hold: what cannot be stored was refused before. */
export const badStoredValue: fc.Arbitrary<unknown> = badValues(
  keys.filter((key) => key !== "__proto__"),
  scalars.filter((value) => typeof value !== "number" || Number.isFinite(value)),
  fc.constant(nested(50, (inner) => [inner])),
);

type Bag = Record<string, unknown>;

/** The bag with something wrong in one or several places: replaced, added, taken out, or wrapped. */
export function spoiled(sample: Bag, bad = badValue): fc.Arbitrary<Bag> {
  const spoil = fc.record({
    at: fc.nat(),
    how: fc.constantFrom("replace", "add", "drop", "wrap in a list", "wrap in an object"),
    key: bad === badValue ? keys : keys.filter((key) => key !== "__proto__"),
    value: bad,
  });
  return fc.array(spoil, { minLength: 1, maxLength: 3 }).map((spoils) =>
    spoils.reduce<Bag>((bag, { at, how, key, value }) => {
      const places = placesIn(bag);
      const place = places[at % places.length];
      if (place === undefined) {
        return own([[key, value]]) as Bag;
      }
      return changed(bag, place, (old) => {
        if (how === "drop") {
          return undefined;
        }
        if (how === "add" && typeof old === "object" && old !== null && !Array.isArray(old)) {
          return own([...Object.entries(old), [key, value]]);
        }
        return how === "wrap in a list" ? [old] : how === "wrap in an object" ? own([[key, old]]) : value;
      }) as Bag;
    }, sample),
  );
}

type Place = readonly (string | number)[];

/** Every place in a value but the value itself; not deeper than any sample is. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== "object" || value === null || at.length > 12) {
    return [at];
  }
  const inner = Object.entries(value).flatMap(([key, member]) =>
    placesIn(member, [...at, Array.isArray(value) ? Number(key) : key]),
  );
  return at.length === 0 ? inner : [at, ...inner];
}

function changed(value: unknown, [step, ...rest]: Place, change: (old: unknown) => unknown): unknown {
  if (step === undefined) {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.flatMap((member, index) => {
      const now = index === step ? changed(member, rest, change) : member;
      return now === undefined ? [] : [now];
    });
  }
  const entries = Object.entries(Object(value)).map(
    ([key, member]) => [key, key === step ? changed(member, rest, change) : member] as const,
  );
  return own(entries.filter(([, member]) => member !== undefined));
}
