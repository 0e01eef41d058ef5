/** A cell of a table holds one line and no bar. */
const cell = (text: string): string => text.replace(/\s+/g, " ").replaceAll("|", "\\|");

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export const code = (text: string): string => `\`${text}\``;

/** Where GitHub puts a heading's anchor. */
export const anchor = (heading: string): string =>
  `#${heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-")}`;

/** "a", "a or b", "a, b or c". */
export function choice(members: readonly string[]): string {
  const last = members.at(-1) ?? "";
  return members.length < 2 ? last : `${members.slice(0, -1).join(", ")} or ${last}`;
}

/** The name of a page, a folder or a file: `PolicyRule` becomes `policy-rule`. */
export const kebab = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
