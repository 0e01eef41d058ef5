import Table from "cli-table3";
import type { Score, Summary } from "./summary";

/** The difference that is printed of a call; the others are in `--json`. */
const shown = 3;
const longest = 160;

export function print({ sequences, calls, skipped, identical, differing, apart }: Summary): string {
  const table = new Table({ head: ["", "calls", "identical"], style: { head: [], border: [] } });
  const row = (name: string, { calls: all, identical: same }: Score) => table.push([name, all, same]);
  row(`all, of ${sequences} sequences`, { calls, identical });
  row("distinct write answers", apart.writeAnswers);
  row("first GET after a write", apart.firstGetAfterWrite);
  row("order of lists", apart.listOrder);
  row("assignments to apps", apart.appAssignments);
  const asked = Object.entries(apart.calibration.asked).map(([name, count]) => `${name} ${count}`);
  const aside = Object.entries(apart.aside.why).map(([why, count]) => `${why} ${count}`);
  return [
    table.toString(),
    ...(aside.length === 0
      ? []
      : [
          `${apart.aside.calls} calls say nothing of the Policy API, and were not played: ${aside.join(", ")}.`,
        ]),
    `${apart.calibration.calls} more calls were asked what the org is like, and not judged (${apart.calibration.identical} came out as recorded): ${asked.join(", ")}.`,
    ...skipped.map(
      ({ test, org, call, method, url, evidence }) =>
        `skipped   ${test} ${org} #${call} ${method} ${url}: ${evidence}`,
    ),
    ...differing.flatMap(({ test, org, call, method, url, differences }) => [
      `differing ${test} ${org} #${call} ${method} ${url}`,
      ...differences
        .slice(0, shown)
        .map(
          ({ path, recorded, emulated, why }) =>
            `            ${path}: ${brief(recorded)} recorded, ${brief(emulated)} emulated${why === undefined ? "" : ` (${why})`}`,
        ),
      ...(differences.length > shown ? [`            and ${differences.length - shown} more`] : []),
    ]),
  ].join("\n");
}

const brief = (value: unknown): string =>
  value === undefined ? "nothing" : JSON.stringify(value).slice(0, longest);
