// The provider waits between attempts, as it should; the checks do not.

const SHORTEST_MS = 50;
// Longer timers limit how long an answer may take.
const LONGEST_MS = 10_000;

/** Makes the pauses between attempts as short as can be, for the rest of this process. */
export function skipPauses(): void {
  const wait = globalThis.setTimeout;
  const impatient = (
    act: (...args: readonly unknown[]) => void,
    ms?: number,
    ...args: readonly unknown[]
  ): NodeJS.Timeout =>
    wait(() => act(...args), ms !== undefined && ms >= SHORTEST_MS && ms <= LONGEST_MS ? 0 : ms);
  globalThis.setTimeout = Object.assign(impatient, wait);
}
