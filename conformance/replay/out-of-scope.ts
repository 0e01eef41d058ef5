import type { Step } from "./steps";

/**
 * Why a call is neither played nor judged: it asks another API than the Policy API. Such calls are counted apart, never
 * as identical.
 */
export function outOfScope({ target }: Step): string | undefined {
  return target.kind === "elsewhere" ? `another API: /api/v1/${target.api}` : undefined;
}
