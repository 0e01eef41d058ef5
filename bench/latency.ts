/** Median of the time that Okta took for an answer in recorded traffic. */
const RECORDED_MEDIAN_MS = 1100;

/** With it a benchmark takes minutes: the median is then 250 ms. */
export const DEFAULT_SCALE = 250 / RECORDED_MEDIAN_MS;

export function medianLatency({ latency, scale }: { latency?: number; scale: number }): number {
  return latency ?? Math.round(RECORDED_MEDIAN_MS * scale);
}
