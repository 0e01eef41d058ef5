import type { BackendName } from "./backends";
import type { RowName } from "./rows";
import { type Shape, SMALL } from "./shape";

/** A program of the benchmark. */
export interface Program {
  readonly name: string;
  readonly shape: Shape;
  readonly backend: BackendName;
  /** Only these rows; without it, all. */
  readonly rows?: readonly RowName[];
}

const MIX: Shape = { ...SMALL, policies: 50, mappings: 50, users: 20, olderPolicies: 5 };

export const PROGRAMS: readonly Program[] = [
  { name: "single rules", shape: SMALL, backend: "file" },
  { name: "rule sets", shape: { ...SMALL, asSets: true }, backend: "file" },
];

/** One policy and nineteen rules are twenty resources. */
const ofResources = (count: number, asSets: boolean): Shape => ({
  ...SMALL,
  policies: count / 20,
  rules: 19,
  asSets,
});

/** What tells how a backend bears large states; each of the other rows takes as long as one of these. */
const TELLING: readonly RowName[] = ["first up", "no-op up", "refresh", "change one rule", "destroy"];

const large = (count: number, asSets: boolean, backend: BackendName): Program => ({
  name: `${count} policies and rules, ${asSets ? "in sets" : "single"}, ${backend}`,
  shape: ofResources(count, asSets),
  backend,
  rows: TELLING,
});

/** What only `--full` runs. No 5,000 resources on PostgreSQL: a first up writes the whole state 10,000 times. */
export const LARGE_PROGRAMS: readonly Program[] = [
  { name: "the mix, single rules", shape: MIX, backend: "file" },
  { name: "the mix, rule sets", shape: { ...MIX, asSets: true }, backend: "file" },
  large(1000, false, "file"),
  large(1000, true, "file"),
  large(1000, false, "file without backups"),
  large(1000, false, "file written at the end"),
  large(1000, false, "postgres"),
  large(5000, false, "file without backups"),
  large(5000, true, "file without backups"),
  large(5000, false, "file written at the end"),
  large(5000, false, "file"),
];
