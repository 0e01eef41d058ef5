import type { Latency } from "okta-emulator";

/** How long Okta took for the 1,790 answers that say so in recorded traffic of test orgs. */
export const RECORDED_LATENCY: Latency = { medianMs: 1100, p90Ms: 1270 };

/** With it a benchmark takes minutes: the median is then 250 ms. */
export const DEFAULT_SCALE = 250 / RECORDED_LATENCY.medianMs;

/** A constant time where one is given, else the recorded times, scaled; null is no wait at all. */
export function latencyOf({ latency, scale }: { latency?: number; scale: number }): Latency | null {
  const { medianMs, p90Ms } =
    latency === undefined
      ? { medianMs: RECORDED_LATENCY.medianMs * scale, p90Ms: RECORDED_LATENCY.p90Ms * scale }
      : { medianMs: latency, p90Ms: latency };
  return medianMs === 0 ? null : { medianMs: Math.round(medianMs), p90Ms: Math.round(p90Ms) };
}
