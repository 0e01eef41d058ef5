import type { Step } from "./steps";

/** What the server answers when something goes wrong there or with the caller, whatever is asked. */
const mishaps: ReadonlyMap<number, string> = new Map([
  [401, "the caller was not let in"],
  [423, "the server was busy with priorities"],
  [429, "the caller asked too often"],
  [500, "the server failed"],
  [502, "the server failed"],
  [503, "the server failed"],
  [504, "the server failed"],
]);

/**
 * Why a call says nothing of the Policy API, and is neither played nor judged: it asks another API, or was answered by a
 * mishap. Such calls are counted apart, never as identical.
 */
export function asideOf({ target, status }: Step): string | undefined {
  return target.kind === "elsewhere" ? `another API: /api/v1/${target.api}` : mishaps.get(status);
}
