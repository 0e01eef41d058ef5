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
  /** `token` tells callers apart where each may use only a share of the bucket; undefined = nobody in particular. */
  spend(bucket: string, token: string | undefined, rule: RateLimit): Spending;
  /** Others use up what is left of the bucket until its window ends. */
  exhaust(bucket: string, rule: RateLimit): void;
  clear(): void;
}

interface Window {
  readonly reset: number;
  used: number;
  readonly usedBy: Map<string, number>;
}

/** Windows begin with the first call of a bucket and are not aligned to the clock (facts §4). */
export function createRateLimiter(clock: Clock): RateLimiter {
  const windows = new Map<string, Window>();

  function windowOf(bucket: string, seconds: number): Window {
    const now = clock.now().getTime() / 1000;
    const open = windows.get(bucket);
    if (open && open.reset > now && open.reset <= now + seconds + 1) {
      return open;
    }
    const begun = { reset: Math.ceil(now + seconds), used: 0, usedBy: new Map<string, number>() };
    windows.set(bucket, begun);
    return begun;
  }

  return {
    spend(bucket, token, rule) {
      const whole = rule.buckets?.[bucket] ?? rule.limit;
      const share = token === undefined ? 1 : (rule.tokenShare ?? 1);
      // What a token is told is the limit of its own share (recorded: 50 of 100).
      const limit = Math.ceil(whole * share);
      const window = windowOf(bucket, rule.windowSeconds);
      const remaining = (): number => {
        const own = token === undefined ? window.used : (window.usedBy.get(token) ?? 0);
        return Math.max(0, Math.min(limit - own, whole - window.used));
      };
      const refused = remaining() === 0;
      if (!refused) {
        window.used += 1;
        if (token !== undefined) {
          window.usedBy.set(token, (window.usedBy.get(token) ?? 0) + 1);
        }
      }
      return { limit, remaining: remaining(), reset: window.reset, refused };
    },
    exhaust(bucket, rule) {
      windowOf(bucket, rule.windowSeconds).used = rule.buckets?.[bucket] ?? rule.limit;
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
