import type { Json } from "../recordings";
import type { Replayed } from "./replayed";
import { namedBy, parentOf, type Step } from "./steps";

/** A score of its own, because half of all calls repeat a GET. */
export interface Score {
  readonly calls: number;
  readonly identical: number;
}

interface Where {
  readonly test: string;
  readonly org: string;
  readonly call: number;
  readonly method: string;
  readonly url: string;
}

export interface Summary {
  readonly sequences: number;
  /** All that are judged or skipped: not those that were asked what the org is like, nor those of other APIs. */
  readonly calls: number;
  readonly skipped: readonly (Where & { readonly evidence: string })[];
  readonly identical: number;
  readonly differing: readonly (Where & { readonly differences: Replayed["differences"] })[];
  readonly apart: {
    readonly writeAnswers: Score;
    readonly firstGetAfterWrite: Score;
    readonly listOrder: Score;
    readonly appAssignments: Score;
    /** Calls that say nothing of the Policy API, with why. */
    readonly aside: { readonly calls: number; readonly why: Readonly<Record<string, number>> };
    /** Calls that were asked, with what for; most of them come out as recorded too. */
    readonly calibration: Score & { readonly asked: Readonly<Record<string, number>> };
  };
}

/** One sequence as it was replayed, with where it comes from. */
export interface ReplayedSequence {
  readonly test: string;
  readonly org: string;
  readonly calls: readonly Replayed[];
}

export function summarise(
  sequences: readonly ReplayedSequence[],
  assignments: readonly ReplayedSequence[],
): Summary {
  const all = [...sequences, ...assignments].flatMap(({ test, org, calls }) =>
    calls.map((replayed) => ({ test, org, replayed })),
  );
  const judged = all.filter(
    ({ replayed: { verdict } }) => verdict !== "calibration" && verdict !== "out of scope",
  );
  const where = ({ test, org, replayed: { step } }: (typeof all)[number]): Where => ({
    test,
    org,
    call: step.index,
    method: step.method,
    url: step.url,
  });
  const having = (verdict: Replayed["verdict"]) => all.filter(({ replayed }) => replayed.verdict === verdict);
  const asked = having("calibration").map(({ replayed }) => replayed);
  const outOfScope = having("out of scope").map(({ replayed }) => replayed.evidence ?? "");
  return {
    sequences: sequences.length,
    calls: judged.length,
    skipped: having("skipped").map((one) => ({ ...where(one), evidence: one.replayed.evidence ?? "" })),
    identical: having("identical").length,
    differing: having("differing").map((one) => ({ ...where(one), differences: one.replayed.differences })),
    apart: {
      writeAnswers: score(distinctWriteAnswers(sequences)),
      firstGetAfterWrite: score(sequences.flatMap(({ calls }) => firstGetsAfterWrites(calls))),
      listOrder: listOrder(sequences),
      appAssignments: score(assignments.flatMap(({ calls }) => calls)),
      aside: { calls: outOfScope.length, why: counted(outOfScope) },
      calibration: {
        calls: asked.length,
        identical: asked.filter(({ differences }) => differences.length === 0).length,
        asked: counted(asked.flatMap(({ evidence = "" }) => evidence.split(", "))),
      },
    },
  };
}

const isJudged = ({ verdict }: Replayed): boolean => verdict === "identical" || verdict === "differing";

function score(calls: readonly Replayed[]): Score {
  const judged = calls.filter(isJudged);
  return { calls: judged.length, identical: judged.filter(({ verdict }) => verdict === "identical").length };
}

function counted(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** What tells one write from another of the same kind: neither ids nor times nor hosts. */
const kindOf = (value: Json): string =>
  JSON.stringify(value)
    .replace(/\b[0-9A-Za-z]{20}\b/g, "id")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "time")
    .replace(/https?:\/\/[^/"]+/g, "");

/** One call of each kind of write; a kind that differs anywhere differs. */
function distinctWriteAnswers(sequences: readonly ReplayedSequence[]): Replayed[] {
  const kinds = new Map<string, Replayed>();
  for (const replayed of sequences.flatMap(({ calls }) => calls).filter(isJudged)) {
    const { isWrite, method, url, request, response } = replayed.step;
    if (!isWrite) {
      continue;
    }
    const kind = kindOf([method, url, request, response]);
    if (!kinds.has(kind) || replayed.verdict === "differing") {
      kinds.set(kind, replayed);
    }
  }
  return [...kinds.values()];
}

/** The GETs that show for the first time what a write did. */
function firstGetsAfterWrites(calls: readonly Replayed[]): Replayed[] {
  const fresh = new Set<string>();
  return calls.filter(({ step }) => {
    if (step.isWrite) {
      for (const id of [...namedBy(step), step.made ?? ""]) {
        fresh.add(id);
      }
      return false;
    }
    return shownBy(step).filter((id) => fresh.delete(id)).length > 0;
  });
}

const shownBy = (step: Step): string[] => [
  ...namedBy(step),
  ...step.objects.map(({ id }) => String(id)),
  parentOf(step) ?? "",
];

/** Lists of two and more, and whether their members stand in the recorded order. */
function listOrder(sequences: readonly ReplayedSequence[]): Score {
  const lists = sequences
    .flatMap(({ calls }) => calls)
    .filter(
      (replayed) =>
        isJudged(replayed) && Array.isArray(replayed.step.response) && replayed.step.objects.length > 1,
    );
  const inOrder = lists.filter(
    ({ differences }) => !differences.some(({ path }) => /^\$\[\d+\](\.id)?$/.test(path)),
  );
  return { calls: lists.length, identical: inOrder.length };
}
