import Table from "cli-table3";
import type { Square, Summary } from "./summary";

/** The matrix as a person reads it: how many commands each fault cost at each request. */
export function print(summary: Summary): string {
  const { columns, rows, squares, seconds, cells, seeds } = summary;
  const table = new Table({ head: ["request", ...columns], style: { head: [], border: [], compact: true } });
  for (const row of rows) {
    table.push([row, ...columns.map((column) => textOf(squares, row, column))]);
  }
  const hits = cells.reduce((sum, cell) => sum + cell.hits, 0);
  return [
    table.toString(),
    "1, 2, 3: commands until all was right; ! something was not; · not tried; - cannot happen",
    "* the killed run left objects of declared names, which were deleted by hand, as the messages said",
    `${cells.length} cells, ${hits} requests met a fault`,
    `${seeds.length} mixtures: ${[1, 2, 3].map((ups) => `${seeds.filter((each) => each.ups === ups).length} done after ${ups}`).join(", ")}; ${seeds.filter(({ problems }) => problems.length > 0).length} with problems`,
    `${seconds} s`,
  ].join("\n");
}

function textOf(squares: readonly Square[], row: string, column: string): string {
  const square = squares.find((each) => each.row === row && each.column === column);
  if (square === undefined || square.places === 0) {
    return "-";
  }
  if (square.problems > 0) {
    return "!";
  }
  const hand = square.byHand > 0 ? "*" : "";
  return square.tried < square.places ? "·" : `${square.ups}${hand}`;
}
