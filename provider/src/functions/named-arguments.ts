/** Whether the arguments are texts under known names. One that came out empty, of a missing setting perhaps, is none. */
export function areTexts(args: object, names: readonly string[]): boolean {
  return Object.entries(args ?? {}).every(
    ([name, value]) => names.includes(name) && typeof value === "string" && value.trim() !== "",
  );
}
