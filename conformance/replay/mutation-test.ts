import { type RuleName, serverRules } from "../../emulator/src/okta/server-rules";
import type { Sequence } from "../recordings";
import { replaySequence } from "./replay-sequence";

/** What happened when one of the emulator's rules about the server was broken. */
export interface Mutant {
  readonly rule: RuleName;
  readonly says: string;
  readonly evidence: string;
  /** The first answer that then differs; none: nobody noticed. */
  readonly noticed: string | undefined;
}

/** Breaks each rule of the emulator in turn; what is replayed must tell. The sequences must replay faultlessly as they are. */
export async function mutationTest(sequences: readonly Sequence[]): Promise<Mutant[]> {
  const mutants: Mutant[] = [];
  // The keys of an object literal are its type's keys.
  for (const rule of Object.keys(serverRules) as RuleName[]) {
    mutants.push({ rule, ...serverRules[rule], noticed: await firstNotice(sequences, rule) });
  }
  return mutants;
}

async function firstNotice(sequences: readonly Sequence[], rule: RuleName): Promise<string | undefined> {
  for (const sequence of sequences) {
    const replayed = await replaySequence(sequence, rule);
    const found = replayed.find(({ verdict }) => verdict === "differing");
    if (found) {
      return `${sequence.test}: #${found.step.index} ${found.differences[0]?.path ?? ""}`;
    }
  }
  return undefined;
}

/** One line per rule, for people. */
export const printMutants = (mutants: readonly Mutant[]): string =>
  mutants
    .map(({ rule, says, evidence, noticed }) =>
      noticed === undefined
        ? `SURVIVES ${rule}: ${says} (${evidence})`
        : `noticed  ${rule}: ${says} (${evidence}) <- ${noticed}`,
    )
    .join("\n");
