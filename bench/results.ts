import type { Calls } from "./calls";
import type { Memory } from "./processes";
import type { RowName } from "./rows";
import type { Shape } from "./shape";
import type { StateSize } from "./state-size";

/** What `npm run bench` writes as JSON. */
export interface Results {
  /** Day of the run. */
  readonly date: string;
  readonly machine: { readonly cores: number; readonly memoryGiB: number; readonly system: string };
  readonly versions: Readonly<Record<string, string>>;
  readonly settings: Settings;
  readonly programs: readonly ProgramResult[];
}

export interface Settings {
  /** Time that the emulator takes for an answer, at the median. */
  readonly medianLatencyMs: number;
  /** Whether the emulator refuses what is above Okta's published rate limits. */
  readonly limits: boolean;
  readonly parallel: number | null;
  readonly typeCheck: boolean;
}

export interface ProgramResult {
  readonly name: string;
  readonly shape: Shape;
  readonly resources: number;
  readonly rows: readonly RowResult[];
  readonly state: StateSize;
}

export interface RowResult {
  readonly name: RowName;
  readonly calls: Calls;
  readonly floor: number;
  /** The most calls that still meet the floor. */
  readonly ceiling: number;
  readonly seconds: number;
  /** What Pulumi itself takes for as many resources that do nothing. */
  readonly idleSeconds?: number;
  readonly memory: Memory;
}
