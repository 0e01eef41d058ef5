import type { Call, CoveredEndpoint } from "./coverage";

const HEAD = ["endpoint", "example", "through"] as const;

/** The coverage as a table for a terminal. */
export function print(covered: readonly CoveredEndpoint[]): string {
  const rows = covered.map(({ endpoint: { method, path }, calls: [first] }) => [
    `${method.padEnd(6)} ${path}`,
    first?.example ?? "NONE",
    first === undefined ? "" : namesOf(first),
  ]);
  const all = [[...HEAD], ...rows];
  const width = (column: number): number => Math.max(...all.map((row) => row[column]?.length ?? 0));
  const lines = all.map(([endpoint = "", example = "", through = ""]) =>
    `${endpoint.padEnd(width(0))}  ${example.padEnd(width(1))}  ${through}`.trimEnd(),
  );
  const called = covered.filter(({ calls }) => calls.length > 0).length;
  return `${lines.join("\n")}\n\n${called} of ${covered.length} endpoints called\n`;
}

function namesOf({ names }: Call): string {
  return names.join(", ");
}
