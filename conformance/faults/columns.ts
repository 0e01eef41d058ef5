import type { Emulator, Fault } from "okta-emulator";
import type { Program } from "./programs";
import { isWrite, parsed, patternOf } from "./templates";

export type Victim = "plugin" | "CLI";

/** One kind of fault: a column of the matrix. */
export interface Column {
  readonly name: string;
  /** What the emulator does at a request of this row. */
  readonly fault: (row: string) => Partial<Fault>;
  /** Who is killed while the request waits for its answer; of several rows, at one after the other. */
  readonly kills?: Victim;
  /** What somebody else does while the first request that meets the fault waits for its answer. */
  readonly meanwhile?: (emulator: Emulator) => Promise<void>;
  /** Rows that one life takes on together; all where nothing is said. */
  readonly together?: number;
  /** Hits the first request of a row alone, not each. */
  readonly once?: boolean;
  /** Where it can happen; everywhere where nothing is said. */
  readonly canBefall?: (row: string, program: Program) => boolean;
}

const HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>";

/** The worse moment: a write that was done and not answered. */
const worstMoment = (row: string): "before" | "after" => (isWrite(row) ? "after" : "before");

export const COLUMNS: readonly Column[] = [
  { name: "refused", fault: () => ({ lose: "request" }) },
  { name: "cut", fault: () => ({ lose: "response" }) },
  { name: "500", fault: () => ({ status: 500 }) },
  { name: "500 after", fault: () => ({ status: 500, when: "after" }) },
  { name: "truncated", fault: () => ({ truncate: true }) },
  { name: "HTML", fault: () => ({ status: 502, body: HTML }) },
  { name: "hang", fault: (row) => ({ hang: true, when: worstMoment(row) }) },
  {
    name: "expired",
    fault: () => ({ revoke: true }),
    // Nobody's tokens end at every request: who renews one would lose it again before it is used.
    once: true,
    together: 4,
    // An API token does not expire.
    canBefall: (row, { signIn }) => signIn === "OAuth" || row.includes(" /v1/teams/"),
  },
  {
    name: "plugin killed",
    fault: (row) => ({ hang: true, when: worstMoment(row) }),
    kills: "plugin",
    together: 5,
  },
  { name: "CLI killed", fault: (row) => ({ hang: true, when: worstMoment(row) }), kills: "CLI", together: 5 },
];

/** What is armed for one row: each different request once, or the first alone where that is enough. */
export function armed({ fault, once, kills }: Column, row: string): Fault {
  const { method, template } = parsed(row);
  const how = kills === undefined && once !== true ? { each: true, times: 1_000 } : { times: 1 };
  return { method, path: patternOf(template), ...how, ...fault(row) };
}
