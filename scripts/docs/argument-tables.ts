import type { Description, Property, ResourceType } from "./model";

/**
 * What the hand-written page of a resource gets wrong about its arguments and outputs, held against the types.
 * A page may have several tables of arguments, one for each form of the resource, under headings that begin with
 * "Arguments"; a row may name several arguments. Outputs stand in the paragraph that begins with "Outputs:".
 */
export function pageFaults({ name, args, outputs }: ResourceType, page: string): string[] {
  const rows = argumentRows(page);
  const forms = args.variants.length > 0 ? args.variants : [args];
  const known = new Map<string, Property[]>();
  for (const property of forms.flatMap(allowedIn)) {
    known.set(property.name, [...(known.get(property.name) ?? []), property]);
  }
  const described = new Set(rows.flatMap((row) => row.names));
  const shown = namesIn(/^Outputs: (.*?)$/ms.exec(page)?.[1] ?? "");
  return [
    ...[...known.keys()]
      .filter((argument) => !described.has(argument))
      .map((argument) => `${name}: the page has no row for the argument ${argument}`),
    ...[...described]
      .filter((argument) => !known.has(argument))
      .map((argument) => `${name}: the page describes the argument ${argument}, which there is not`),
    ...rows.flatMap((row) => row.names.flatMap((argument) => cellFaults(name, argument, row, known))),
    ...outputs
      .filter((output) => !shown.includes(output))
      .map((output) => `${name}: the page does not name the output ${output}`),
  ];
}

interface Row {
  readonly names: readonly string[];
  /** Absent where the table has no such column: then every argument in it is required. */
  readonly byDefault?: string;
}

function argumentRows(page: string): Row[] {
  return page
    .split(/^## /m)
    .filter((section) => section.startsWith("Arguments"))
    .flatMap((section) => {
      const lines = section.split("\n").filter((line) => line.startsWith("|"));
      const column = cellsOf(lines[0] ?? "").indexOf("Default");
      return lines.slice(2).map((line) => {
        const cells = cellsOf(line);
        const byDefault = column < 0 ? undefined : (cells[column] ?? "");
        return { names: namesIn(cells[0] ?? ""), ...(byDefault === undefined ? {} : { byDefault }) };
      });
    });
}

/** Whether "required" and plain default values are those of the types. */
function cellFaults(
  resource: string,
  argument: string,
  { byDefault }: Row,
  known: ReadonlyMap<string, readonly Property[]>,
): string[] {
  const properties = known.get(argument) ?? [];
  if (properties.length === 0 || byDefault === undefined) {
    return [];
  }
  const required = properties.every((property) => property.required);
  const values = new Set(
    properties.flatMap(({ defaultValue }) => /^`"?([\w.]+)"?`$/.exec(defaultValue ?? "")?.[1] ?? []),
  );
  return [
    ...(required !== (byDefault === "required")
      ? [`${resource}: ${argument} is ${required ? "" : "not "}required, the page says "${byDefault}"`]
      : []),
    ...[...values]
      .filter((value) => !byDefault.includes(value))
      .map((value) => `${resource}: ${argument} is ${value} by default, the page says "${byDefault}"`),
  ];
}

/** The properties of one form, without those that the form forbids. */
function allowedIn({ properties }: Description): readonly Property[] {
  return properties.filter(
    ({ shape }) => !(shape.kind === "plain" && ["never", "undefined"].includes(shape.name)),
  );
}

/** The cells of a row; a stroke inside a cell is written `\|`. */
function cellsOf(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** The names in code quotes. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
}
