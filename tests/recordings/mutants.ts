import { PROVIDER, type Provider } from "../../conformance/drift/provider";
import type { FieldRule } from "../../provider/src/comparison/field-rule";
import type { FieldRow } from "../../provider/src/policy-types/field-rows";

/** The provider with one thing wrong. */
export interface Mutant {
  readonly what: string;
  readonly provider: Provider;
  /** The types that it concerns; any where left out. */
  readonly types?: readonly string[];
}

const nameOf = ({ rule, path }: FieldRow) => `${rule.is} ${path}`;

/** Each rule taken away from each of its types. */
export function withoutRow(row: FieldRow): Mutant[] {
  const others = PROVIDER.rows.filter((other) => other !== row);
  if (row.types === "any") {
    return [{ what: `without ${nameOf(row)}`, provider: { ...PROVIDER, rows: others } }];
  }
  const { types } = row;
  return types.map((type) => ({
    what: `without ${nameOf(row)} for ${type}`,
    types: [type],
    provider: { ...PROVIDER, rows: [...others, { ...row, types: types.filter((each) => each !== type) }] },
  }));
}

/** The same rule, saying something else. */
export function twisted(row: FieldRow): Mutant[] {
  return twists(row.rule).map(([what, rule]) => ({
    what: `${nameOf(row)}: ${what}`,
    ...(row.types === "any" ? {} : { types: row.types }),
    provider: { ...PROVIDER, rows: PROVIDER.rows.map((each) => (each === row ? { ...row, rule } : each)) },
  }));
}

function twists(rule: FieldRule): [string, FieldRule][] {
  switch (rule.is) {
    case "default": {
      const { when, ...always } = rule;
      return [
        ["another default", { ...rule, value: typeof rule.value === "boolean" ? !rule.value : "another" }],
        ...(when === undefined ? [] : [["whatever stands beside it", always] satisfies [string, FieldRule]]),
      ];
    }
    case "keyed":
      return [["other members are idle", { ...rule, idle: { ...rule.idle, value: "OPTIONAL" } }]];
    case "alias":
      return [["whatever stands beside it", { ...rule, unless: "nothing" }]];
    default:
      return [];
  }
}

const everywhere = (rule: FieldRule): FieldRow => ({
  of: "any",
  types: "any",
  path: "**",
  rule,
  source: "none: this is wrong",
});

const LENIENT: readonly [string, FieldRule][] = [
  ["lists of objects have no order", { is: "set" }],
  ["Okta adds anything by itself", { is: "server-made" }],
  ["case never matters", { is: "caseless" }],
  ["an empty list is absence", { is: "default", value: [] }],
  ["false is absence", { is: "default", value: false }],
  ["zero is absence", { is: "default", value: 0 }],
];

/** A rule too much. */
export const TOO_LENIENT: readonly Mutant[] = LENIENT.map(([what, rule]) => ({
  what,
  provider: { ...PROVIDER, rows: [...PROVIDER.rows, everywhere(rule)] },
}));

const { managedFields, differences, pickFields, detectDrift, unsatisfied } = PROVIDER;
const parentOf = (path: string) => path.split(".").slice(0, -1).join(".");

const BROKEN: readonly [string, Partial<Provider>][] = [
  ["nothing declared is ever unsatisfied", { unsatisfied: () => [] }],
  [
    "unsatisfied fields are reported at their parent",
    { unsatisfied: (...of) => unsatisfied(...of).map((found) => ({ ...found, path: parentOf(found.path) })) },
  ],
  [
    "only the first unsatisfied field is reported",
    { unsatisfied: (...of) => unsatisfied(...of).slice(0, 1) },
  ],
  ["undeclared changes are not seen", { detectDrift: (...of) => ({ ...detectDrift(...of), restoreTo: {} }) }],
  [
    "undeclared changes are seen when they should not be",
    { detectDrift: (shape, seen, live) => detectDrift(shape, { ...seen, drift: "all" }, live) },
  ],
  [
    "a change does not show in the inputs",
    { detectDrift: (shape, seen, live) => ({ ...detectDrift(shape, seen, live), inputs: seen.declared }) },
  ],
  ["answers are not spelled as declared", { keepDeclaredSpelling: (_shape, _spelling, live) => live }],
  ["requests are taken for answers", { keepDeclaredSpelling: (_shape, spelling) => spelling }],
  ["what was declared is forgotten", { managedFields: () => [] }],
  [
    "everything counts as declared",
    { pickFields: (shape, _cover, outputs) => pickFields(shape, [""], outputs) },
  ],
  ["the cover loses a path", { managedFields: (...of) => managedFields(...of).slice(1) }],
  ["two versions never differ", { differences: () => [] }],
  [
    "two versions differ in what only the server writes",
    {
      differences: (shape, before, after) => [
        ...differences(shape, before, after),
        ...(before.lastUpdated === after.lastUpdated
          ? []
          : [{ path: "lastUpdated", before: undefined, after: undefined }]),
      ],
    },
  ],
];

/** A function that does something else. */
export const BROKEN_FUNCTIONS: readonly Mutant[] = BROKEN.map(([what, changed]) => ({
  what,
  provider: { ...PROVIDER, ...changed },
}));
