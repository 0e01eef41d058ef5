import { anchor, choice, code, table } from "./markdown";
import type { Arguments, Description, Others, Property, Shape } from "./model";

interface Row {
  /** From the object that the table is about. */
  readonly path: string;
  readonly property: Property;
}

/** A column of the tables of properties; one that says nothing in a table is left out there. */
interface Column {
  readonly head: string;
  readonly cell: (row: Row, isApart: IsApart) => string;
}

/** Whether an object has a section of its own; others stand in the table of what holds them. */
type IsApart = (description: Description) => boolean;

const COLUMNS: readonly Column[] = [
  { head: "Property", cell: ({ path }) => code(path) },
  {
    head: "Value",
    cell: ({ property: { shape, allowed } }, isApart) =>
      [spelled(shape, isApart), allowed].filter(Boolean).join("; "),
  },
  {
    head: "Default",
    cell: ({ property: { required, defaultValue } }) => (required ? "required" : (defaultValue ?? "")),
  },
  { head: "Unit", cell: ({ property }) => property.unit ?? "" },
  { head: "Needs", cell: ({ property }) => property.needs ?? "" },
  { head: "Meaning", cell: ({ property }) => property.meaning },
  { head: "Source", cell: ({ property }) => property.source ?? "" },
];

/** One table for each argument, and a section for each object that is a choice or stands in several places. */
export function reference(about: string, bodies: Arguments): string {
  const places = placesIn(bodies);
  const isApart: IsApart = (description) =>
    description.variants.length > 0 || (places.get(description)?.holders.size ?? 0) > 1;
  return [
    ...Object.entries(bodies).map(([name, root]) => `### ${about}: ${code(name)}\n\n${body(root, isApart)}`),
    ...[...places]
      .filter(([description]) => isApart(description))
      .map(([description, { paths }]) => {
        const at = `At ${choice([...paths].map(code))}.`;
        return `#### ${description.name}\n\n${at}\n\n${body(description, isApart)}`;
      }),
  ].join("\n\n");
}

interface Places {
  readonly paths: Set<string>;
  /** The properties that hold it; inherited ones are one. */
  readonly holders: Set<string>;
}

/** Where each nested object stands, in the order in which a reader comes across them. */
function placesIn(bodies: Arguments): ReadonlyMap<Description, Places> {
  const places = new Map<Description, Places>();
  const visit = (outer: Description, path: string): void => {
    for (const property of [outer, ...outer.variants].flatMap(shown)) {
      for (const { of, step } of objectsIn(property.shape)) {
        const known = places.get(of) ?? { paths: new Set(), holders: new Set() };
        places.set(of, known);
        known.holders.add(`${property.owner}.${property.name}`);
        const inner = `${path}.${property.name}${step}`;
        if (!known.paths.has(inner)) {
          known.paths.add(inner);
          visit(of, inner);
        }
      }
    }
  };
  for (const [name, root] of Object.entries(bodies)) {
    visit(root, name);
  }
  return places;
}

function objectsIn(shape: Shape, step = ""): { of: Description; step: string }[] {
  switch (shape.kind) {
    case "object":
      return [{ of: shape.of, step }];
    case "list":
      return objectsIn(shape.of, `${step}[]`);
    case "map":
      return objectsIn(shape.of, `${step}.<key>`);
    case "either":
      return shape.of.flatMap((member) => objectsIn(member, step));
    default:
      return [];
  }
}

function body(description: Description, isApart: IsApart): string {
  const { meaning, variants } = description;
  const shared = sharedBy(variants);
  const own = (variant: Description) =>
    shown(variant).filter((property) => !shared.some((other) => isSame(property, other)));
  const parts =
    variants.length === 0
      ? [meaning, propertyTable(shown(description), isApart)]
      : [
          meaning,
          shared.length === 0 ? "" : `In any case:\n\n${propertyTable(shared, isApart)}`,
          ...variants.map((variant) => `${titleOf(variant)}\n\n${propertyTable(own(variant), isApart)}`),
        ];
  return parts.filter((part) => part !== "").join("\n\n");
}

const titleOf = ({ name, meaning }: Description): string => `**${name}**: ${meaning}`;

/** A property that a variant forbids is one it does not have. */
const shown = ({ properties }: Description): readonly Property[] =>
  properties.filter(({ shape }) => !(shape.kind === "plain" && ["never", "undefined"].includes(shape.name)));

const isSame = (a: Property, b: Property): boolean => a.owner === b.owner && a.name === b.name;

/** Properties that all variants have from one and the same interface. */
function sharedBy([first, ...others]: readonly Description[]): readonly Property[] {
  return first === undefined
    ? []
    : shown(first).filter((property) =>
        others.every((other) => shown(other).some((candidate) => isSame(property, candidate))),
      );
}

function propertyTable(properties: readonly Property[], isApart: IsApart): string {
  const rows = rowsOf(properties, isApart, "");
  const columns = COLUMNS.filter(({ cell }) => rows.some((row) => cell(row, isApart) !== ""));
  return table(
    columns.map(({ head }) => head),
    rows.map((row) => columns.map(({ cell }) => cell(row, isApart))),
  );
}

function rowsOf(properties: readonly Property[], isApart: IsApart, before: string): Row[] {
  return properties.flatMap((property) => {
    const path = `${before}${property.name}`;
    const inner = objectsIn(property.shape).filter(({ of }) => !isApart(of));
    return [
      { path, property },
      ...inner.flatMap(({ of, step }) => rowsOf(shown(of), isApart, `${path}${step}.`)),
    ];
  });
}

function spelled(shape: Shape, isApart: IsApart): string {
  switch (shape.kind) {
    case "plain":
      return code(shape.name);
    case "values":
      return textsOf(shape.values, shape.others);
    case "list":
      return spelledList(shape.of, isApart);
    case "map":
      return `by key: ${spelled(shape.of, isApart)}`;
    case "object":
      return isApart(shape.of) ? `[${shape.of.name}](${anchor(shape.of.name)})` : "object";
    case "either":
      return choice(shape.of.map((member) => spelled(member, isApart)));
  }
}

function spelledList(member: Shape, isApart: IsApart): string {
  const one = spelled(member, isApart);
  const special: Readonly<Record<string, string>> = {
    object: "list of objects",
    [code("never")]: code("[]"),
  };
  return special[one] ?? `list of ${one}`;
}

const OTHERS: Readonly<Record<Others, string>> = {
  any: "another text",
  marked: `[${code("unlistedValue")}](README.md#what-is-not-listed)`,
};

/** Texts that may be spelled in both cases are shown in lower case, as recorded answers have them. */
function textsOf(values: readonly string[], others: Others | undefined): string {
  const lower = values.filter((value) => value === value.toLowerCase());
  const both =
    values.length > 0 &&
    values.length === 2 * lower.length &&
    values.every((value) => values.includes(value.toLowerCase()));
  const texts = (both ? lower : values).map((value) => code(`"${value}"`));
  const more = others === undefined ? [] : [OTHERS[others]];
  return both
    ? [choice(texts), "in lower or upper case", ...more.map((other) => `or ${other}`)].join(", ")
    : choice([...texts, ...more]);
}
