import type { Clock } from "./clock.js";
import type { RateLimit } from "./features.js";

export interface Spending {
  limit: number;
  remaining: number;
  /** UNIX seconds. */
  reset: number;
  refused: boolean;
}

export interface RateLimiter {
  spend(bucket: string, rule: RateLimit): Spending;
  clear(): void;
}

/** Windows begin with the first call of a bucket and are not aligned to the clock (facts §4). */
export function createRateLimiter(clock: Clock): RateLimiter {
  const windows = new Map<string, { reset: number; used: number }>();
  return {
    spend(bucket, rule) {
      const now = clock.now().getTime() / 1000;
      const limit = rule.buckets?.[bucket] ?? rule.limit;
      let window = windows.get(bucket);
      if (!window || window.reset <= now || window.reset > now + rule.windowSeconds + 1) {
        window = { reset: Math.ceil(now + rule.windowSeconds), used: 0 };
        windows.set(bucket, window);
      }
      const refused = window.used >= limit;
      if (!refused) {
        window.used += 1;
      }
      return { limit, remaining: Math.max(0, limit - window.used), reset: window.reset, refused };
    },
    clear: () => windows.clear(),
  };
}

/** Policies have no bucket of their own: they share the catch-all of `/api/v1` (facts §4). */
export function bucketOf(path: string): string {
  if (path.startsWith("/v1/teams/")) {
    return "/v1/teams";
  }
  if (path.startsWith("/oauth2/v1/")) {
    return "/oauth2/v1";
  }
  if (path === "/api/v1/apps") {
    return "/api/v1/apps";
  }
  if (/^\/api\/v1\/apps\/[^/]+$/.test(path)) {
    return "/api/v1/apps/{id}";
  }
  if (path.startsWith("/api/v1/apps/")) {
    return "/api/v1/apps/*";
  }
  if (path.startsWith("/api/v1/")) {
    return "/api/v1";
  }
  return path.startsWith("/.well-known/") ? "/.well-known" : "other";
}
