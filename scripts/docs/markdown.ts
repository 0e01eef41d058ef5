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
