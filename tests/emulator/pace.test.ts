import { type Emulator, type Latency, PUBLISHED_RATE_LIMIT, startEmulator } from "okta-emulator";
import { createDelays } from "../../emulator/src/latency";
import { call, control, okta } from "./calling";

/** How long the emulator takes, and how much it lets through. */

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

const anyPolicies = "/api/v1/policies?type=PASSWORD";

async function timed(action: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await action();
  return performance.now() - begun;
}

describe("latency", () => {
  const draws = (latency: Latency, count: number): number[] => {
    const delays = createDelays();
    return Array.from({ length: count }, () => delays.next(latency));
  };

  test("follows the median and the ninth decile that were asked for", () => {
    const sorted = draws({ medianMs: 200, p90Ms: 500 }, 20_000).sort((a, b) => a - b);
    expect(Math.abs((sorted[10_000] ?? 0) - 200)).toBeLessThan(6);
    expect(Math.abs((sorted[18_000] ?? 0) - 500)).toBeLessThan(25);
    expect(sorted.at(-1)).toBeGreaterThan(1000);
  });

  test("is the same at every start, and constant where both numbers are equal", () => {
    const latency = { medianMs: 200, p90Ms: 500 };
    expect(draws(latency, 50)).toEqual(draws(latency, 50));
    expect(new Set(draws(latency, 50)).size).toBe(50);
    expect(draws({ medianMs: 70, p90Ms: 70 }, 3)).toEqual([70, 70, 70]);
    expect(draws({ medianMs: 0, p90Ms: 0 }, 2)).toEqual([0, 0]);
  });

  test("holds back answers and refusals of Okta's routes, side by side, and no control route", async () => {
    emulator.features({ latency: { medianMs: 1000, p90Ms: 1000 } });
    const both = await timed(() =>
      Promise.all([okta(emulator)("GET", anyPolicies), okta(emulator)("GET", "/api/v1/groups/nobody")]),
    );
    expect(both).toBeGreaterThanOrEqual(999);
    expect(both).toBeLessThan(1900);
    expect(await timed(() => control(emulator)("GET", "/features"))).toBeLessThan(900);
  });

  test("begins anew with the org", async () => {
    emulator.features({ latency: { medianMs: 3000, p90Ms: 3000 } });
    emulator.reset();
    expect(emulator.features().latency).toBeNull();
    expect(await timed(() => okta(emulator)("GET", anyPolicies))).toBeLessThan(2900);
  });
});

describe("the part of a bucket that one token may use", () => {
  const withToken = async (token: string): Promise<(number | string | null)[]> => {
    const { status, headers } = await call(emulator.url, token, "GET", anyPolicies);
    const told = ["limit", "remaining"].map((name) => headers.get(`x-rate-limit-${name}`));
    return [status, ...told];
  };

  test("is told, spent and refused on its own; what is left remains for others until the bucket is empty", async () => {
    emulator.features({ rateLimit: { limit: 5, windowSeconds: 60, tokenShare: 0.4 } });
    const mine = `SSWS ${emulator.credentials.apiToken}`;
    expect(await withToken(mine)).toEqual([200, "2", "1"]);
    expect(await withToken(mine)).toEqual([200, "2", "0"]);
    expect(await withToken(mine)).toEqual([429, "2", "0"]);
    // Nobody's token: 401, and counted all the same.
    expect(await withToken("SSWS other")).toEqual([401, "2", "1"]);
    expect(await withToken("SSWS other")).toEqual([401, "2", "0"]);
    expect(await withToken("SSWS third")).toEqual([401, "2", "0"]);
    expect(await withToken("SSWS third")).toEqual([429, "2", "0"]);
    emulator.clock.advance(61_000);
    expect(await withToken(mine)).toEqual([200, "2", "1"]);
  });

  test.each([
    [anyPolicies, "300"],
    ["/api/v1/groups", "300"],
    ["/api/v1/apps", "50"],
    ["/api/v1/apps/nobody", "300"],
    ["/api/v1/apps/nobody/policies/none", "50"],
  ])("as Okta published it, %s allows %s calls", async (path, limit) => {
    emulator.features({ rateLimit: PUBLISHED_RATE_LIMIT });
    const { headers } = await okta(emulator)("GET", path);
    expect(headers.get("x-rate-limit-limit")).toBe(limit);
  });
});

describe("what the control API and the command line take", () => {
  test.each<[object]>([
    [{ latency: { medianMs: 100, p90Ms: 250.5 } }],
    [{ latency: { medianMs: 0, p90Ms: 0 } }],
    [{ latency: null }],
    [{ rateLimit: PUBLISHED_RATE_LIMIT }],
    [{ rateLimit: { limit: 0, windowSeconds: 1 } }],
  ])("%j", async (change) => {
    expect((await control(emulator)("PUT", "/features", change)).status).toBe(200);
    expect(emulator.features()).toMatchObject(change);
  });

  test.each<[object]>([
    [{ latency: 100 }],
    [{ latency: { medianMs: 100 } }],
    [{ latency: { medianMs: 100, p90Ms: "200" } }],
    [{ latency: { medianMs: 100, p90Ms: 99 } }],
    [{ latency: { medianMs: 0, p90Ms: 1 } }],
    [{ latency: { medianMs: -1, p90Ms: -1 } }],
    [{ latency: { medianMs: 1, p90Ms: 2, p99Ms: 3 } }],
    [{ rateLimit: null }],
    [{ rateLimit: { limit: 5 } }],
    [{ rateLimit: { limit: 1.5, windowSeconds: 60 } }],
    [{ rateLimit: { limit: 5, windowSeconds: 0 } }],
    [{ rateLimit: { limit: 5, windowSeconds: 60, buckets: { "/api/v1": "5" } } }],
    [{ rateLimit: { limit: 5, windowSeconds: 60, tokenShare: 0 } }],
    [{ rateLimit: { limit: 5, windowSeconds: 60, tokenShare: 50 } }],
  ])("not %j", async (change) => {
    const before = emulator.features();
    expect((await control(emulator)("PUT", "/features", change)).status).toBe(400);
    expect(emulator.features()).toEqual(before);
  });
});
