import type { OrgState, RequestLogEntry } from "okta-emulator";
import { contentsOf, type Thing } from "./org-contents";

/** What each oracle looks for. Every kind has a planted bug that it must catch. */
export const KINDS = [
  "duplicate",
  "orphan",
  "missing",
  "different",
  "exceeded limit",
  "zombie plugin",
  "leaked secret",
  "not silent",
  "no end",
] as const;

export type Kind = (typeof KINDS)[number] | KeyKind;

/** What only the oracles of keys look for, beside the others. */
export type KeyKind = "dead consumer";

export interface Problem {
  readonly kind: Kind;
  readonly says: string;
}

/** Holds an org against the one that the same program makes where nothing goes wrong. */
export function orgProblems(expected: OrgState, actual: OrgState): Problem[] {
  const wanted = byLabel(contentsOf(expected));
  const found = byLabel(contentsOf(actual));
  const problems: Problem[] = [];
  for (const [label, things] of found) {
    const count = wanted.get(label)?.length ?? 0;
    if (count === 0) {
      problems.push({ kind: "orphan", says: `${label} stands in the org, and nothing knows of it` });
    } else if (things.length > count) {
      problems.push({ kind: "duplicate", says: `${label} stands ${things.length} times, not ${count}` });
    }
  }
  for (const [label, things] of wanted) {
    const present = found.get(label) ?? [];
    if (present.length < things.length) {
      problems.push({ kind: "missing", says: `${label} is missing` });
    } else if (present.length === things.length && says(present) !== says(things)) {
      problems.push({
        kind: "different",
        says: `${label} says ${says(present)}, and should say ${says(things)}`,
      });
    }
  }
  return problems;
}

function byLabel(things: readonly Thing[]): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    groups.set(thing.label, [...(groups.get(thing.label) ?? []), thing]);
  }
  return groups;
}

function says(things: readonly Thing[]): string {
  return things
    .map((thing) => thing.says)
    .sort()
    .join(" and ");
}

/** A request under way when the limit is hit cannot be called back; one that comes later was sent knowingly. */
const ON_THE_WAY_MS = 250;

/**
 * Requests of one process that ran into a limit it knew of: the first refusal in a bucket's window is a surprise, since
 * others use the bucket too.
 *
 * @param patienceMs how long the process waits for an answer; a refusal that comes later is not heard
 */
export function exceededLimits(requests: readonly RequestLogEntry[], patienceMs: number): Problem[] {
  const known = new Map<string, number>();
  const problems: Problem[] = [];
  for (const { status, concurrency, bucket, reset, at, ms, method, path } of requests) {
    if (status !== 429 || concurrency === true || (ms ?? 0) >= patienceMs) {
      continue;
    }
    const window = `${bucket} until ${reset}`;
    const came = Date.parse(at);
    const since = known.get(window);
    if (since === undefined) {
      known.set(window, came + (ms ?? 0));
    } else if (came > since + ON_THE_WAY_MS) {
      problems.push({
        kind: "exceeded limit",
        says: `${method} ${path} came ${came - since} ms after the first refusal in the bucket ${window}`,
      });
    }
  }
  return problems;
}

const MAY_SEND_FOR_MS = 2_000;
export const MUST_BE_GONE_AFTER_MS = 10_000;

/** What became of the plugin of a CLI that was killed. */
export interface Afterlife {
  /** By the emulator's clock. */
  readonly killedAt: number;
  /** Milliseconds until the process was gone; undefined where it was still there when patience ended. */
  readonly goneAfterMs: number | undefined;
  /** What is known of the processes that were still there. */
  readonly left?: string;
}

/** @param requests everything that came while no other process could send anything */
export function zombieProblems(
  { killedAt, goneAfterMs, left = "" }: Afterlife,
  requests: readonly RequestLogEntry[],
): Problem[] {
  const late = requests.filter(({ at }) => Date.parse(at) > killedAt + MAY_SEND_FOR_MS);
  const problems: Problem[] = late.map(({ method, path, at }) => ({
    kind: "zombie plugin",
    says: `${method} ${path} came ${Date.parse(at) - killedAt} ms after the CLI's death`,
  }));
  if (goneAfterMs === undefined || goneAfterMs > MUST_BE_GONE_AFTER_MS) {
    problems.push({
      kind: "zombie plugin",
      says: `the plugin was still there ${MUST_BE_GONE_AFTER_MS} ms after the CLI's death${left}`,
    });
  }
  return problems;
}
