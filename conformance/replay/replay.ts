import { readAssignments, readSequences, type Sequence } from "../recordings";
import { type Broken, replaySequence } from "./replay-sequence";
import { stepOf } from "./steps";
import { type ReplayedSequence, type Summary, summarise } from "./summary";

/** Replays all that a folder holds: its sequences, and its single assignments of policies to apps. */
export async function replay(folder: string, broken?: Broken): Promise<Summary> {
  const assignments = readAssignments(folder).map((call) => ({
    test: call.test,
    org: call.cassette,
    calls: [call],
  }));
  return summarise(await replayAll(readSequences(folder), broken), await replayAll(assignments, broken));
}

export async function replayAll(
  sequences: readonly Sequence[],
  broken?: Broken,
): Promise<ReplayedSequence[]> {
  const replayed: ReplayedSequence[] = [];
  for (const sequence of sequences) {
    const { test, org } = sequence;
    replayed.push({
      test,
      org,
      calls: await replaySequence(sequence, broken).catch((error) => allDiffer(sequence, error)),
    });
  }
  return replayed;
}

/** A sequence that cannot even be set up differs in every call. */
const allDiffer = ({ calls }: Sequence, error: unknown): ReplayedSequence["calls"] =>
  calls.map((call, index) => ({
    step: stepOf(call, index),
    verdict: "differing",
    differences: [{ path: "$", why: error instanceof Error ? error.message : String(error) }],
  }));
