import type { Latency } from "okta-emulator";
import type { BackendName } from "./backends";
import type { Calls } from "./calls";
import type { Micro } from "./micro";
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
  readonly micro?: Micro;
  /** The state of the single rules, by version of Pulumi's SDK. */
  readonly states?: readonly StateOfSdk[];
  /** Several CLIs at one time on one org. */
  readonly fleet?: Fleet;
}

export interface StateOfSdk {
  /** Version of @pulumi/pulumi. */
  readonly sdk: string;
  readonly state: StateSize;
}

export interface Settings {
  /** How long the emulator takes for an answer; null is no time at all. */
  readonly latency: Latency | null;
  /** Whether the emulator refuses what is above the limits that Okta published. */
  readonly limits: boolean;
  readonly parallel: number | null;
  readonly typeCheck: boolean;
}

export interface ProgramResult {
  readonly name: string;
  readonly shape: Shape;
  readonly backend: BackendName;
  readonly resources: number;
  readonly rows: readonly RowResult[];
  /** After the first up; only of file backends. */
  readonly state?: StateSize;
}

export interface RowResult {
  readonly name: RowName;
  readonly calls: Calls;
  readonly floor: number;
  /** The most calls that still meet the floor. */
  readonly ceiling: number;
  readonly seconds: number;
  /** What Pulumi itself takes for as many resources that do nothing. */
  readonly idleSeconds: number;
  readonly memory: Memory;
}

/** Several CLIs that work at one time on one org, with the token and the limits in common. */
export interface Fleet {
  readonly stacks: number;
  readonly shape: Shape;
  readonly rows: readonly FleetRow[];
}

export interface FleetRow {
  readonly name: RowName;
  readonly calls: number;
  /** Answers of 429. */
  readonly refused: number;
  /** When the first and the last stack were done. */
  readonly firstSeconds: number;
  readonly lastSeconds: number;
}

/** What a script measured of other tools on the same emulator; `--against` takes it. */
export interface PeerResults {
  readonly date: string;
  readonly machine: Results["machine"];
  readonly versions: Results["versions"];
  readonly settings: Pick<Settings, "latency" | "parallel">;
  readonly tools: readonly PeerTool[];
}

export interface PeerTool {
  /** As it stands above its columns. */
  readonly name: string;
  /** The size of its program: it is compared with a program of ours that has the same. */
  readonly shape: ComparedShape;
  readonly stateBytesPerRule: number;
  readonly rows: readonly PeerRow[];
}

/** Other tools have rules one by one or as lists, too. */
export type ComparedShape = Pick<Shape, "policies" | "rules" | "asSets">;

export interface PeerRow {
  readonly name: RowName;
  readonly calls: number;
  readonly seconds: number;
  /** How often each call was sent, ids left out. */
  readonly byCall: Calls["byCall"];
}
