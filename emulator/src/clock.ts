/** Time as the emulated org sees it. It runs with real time, shifted by whatever a test asked for. */
export interface Clock {
  now(): Date;
  set(iso: string): void;
  advance(ms: number): void;
}

export function createClock(): Clock {
  let shift = 0;
  return {
    now: () => new Date(Date.now() + shift),
    set(iso) {
      const wanted = Date.parse(iso);
      if (Number.isNaN(wanted)) {
        throw new RangeError(`not a time: ${iso}`);
      }
      shift = wanted - Date.now();
    },
    advance(ms) {
      if (!Number.isFinite(ms)) {
        throw new RangeError(`not a number of milliseconds: ${ms}`);
      }
      shift += ms;
    },
  };
}

/** Policies and rules carry whole seconds written with milliseconds: `2026-03-13T07:03:19.000Z` (recorded). */
export function oktaStamp(clock: Clock): string {
  const now = clock.now();
  now.setUTCMilliseconds(0);
  return now.toISOString();
}

/** When things came about that nobody made: it must be the same at every call. */
export const madeWithTheOrg = "2020-01-01T00:00:00.000Z";

export const zeroTime = "0001-01-01T00:00:00Z";

/** OPA writes RFC 3339 without fractions. */
export const opaStamp = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;
