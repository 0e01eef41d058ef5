// Control characters of both ranges (a terminal obeys them), the marks that turn the direction of writing, and the two
// line separators that some logs obey.
const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

// Whole sequences first, so that no "[31m" is left standing: CSI, then OSC and the other strings up to their end.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const ESCAPE_SEQUENCES = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?/g;

/** Text from elsewhere on one line, without what would act on the terminal or the log it is written to. */
export function printableLine(text: string): string {
  return text.replace(ESCAPE_SEQUENCES, "").replace(UNPRINTABLE, " ");
}

/** The same for text of several lines, which stay. */
export function printableLines(text: string): string {
  return text.split(/\r?\n/).map(printableLine).join("\n");
}
