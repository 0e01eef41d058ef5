import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Tell } from "../faults/matrix";
import { type Effort, failures, ROOT, run, type Subject, type Summary } from "../faults/summary";
import { KEY_COLUMNS } from "./columns";
import { ROTATING } from "./programs";
import { playScenes, type SceneResult } from "./scenes";
import { pullTriggers, type TriggerResult } from "./triggers";
import { KEY_WATCH } from "./watch";

export const KEYS: Subject = {
  name: "keys",
  programs: [ROTATING],
  columns: KEY_COLUMNS,
  around: { watch: KEY_WATCH },
};

export interface KeySummary extends Summary {
  readonly triggers: readonly TriggerResult[];
  readonly scenes: readonly SceneResult[];
}

/** @param tellsStories whether triggers and scenes are played, too */
export async function runKeys(
  cli: string,
  effort: Effort,
  tellsStories: boolean,
  tell: Tell,
): Promise<KeySummary> {
  const begun = performance.now();
  const folder = join(ROOT, ".sandbox", "keys-stories", String(process.pid));
  mkdirSync(folder, { recursive: true });
  try {
    const site = { folder, cli, variables: {} };
    const triggers = tellsStories ? await pullTriggers(site, effort.jobs, tell) : [];
    const scenes = tellsStories ? await playScenes(site, effort.jobs, tell) : [];
    const summary = await run(cli, KEYS, effort, tell);
    return { ...summary, triggers, scenes, seconds: Math.round((performance.now() - begun) / 1000) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function keyFailures(summary: KeySummary): string[] {
  return [
    ...summary.triggers.flatMap(({ problems }) => problems),
    ...summary.scenes.flatMap(({ says, problems }) => problems.map((problem) => `${says}: ${problem}`)),
    ...failures(summary, KEYS.columns),
  ];
}
