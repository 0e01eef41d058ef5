// Days of the calendar in UTC, written 2026-11-28. They know no daylight saving.

const DAY_MS = 24 * 60 * 60_000;

/** From which day the age of a key counts, and on which day the key is to be replaced. */
export interface Schedule {
  readonly madeOn: string;
  /** Absent where no age was declared. */
  readonly rotateAt?: string | undefined;
}

/**
 * The schedule of a key as a check settles it. Any day before the key is due leads to the same schedule. Where it is due,
 * `rotateAt` is already its successor's; that change of the inputs is what a preview shows as the reason.
 *
 * @param madeOn what the check before the key's create settled; undefined where there is no key yet
 */
export function settleSchedule(
  madeOn: string | undefined,
  rotateAfterDays: number | undefined,
  now: Date,
): Schedule {
  const today = dayOf(now);
  const begin = madeOn ?? today;
  if (rotateAfterDays === undefined) {
    return { madeOn: begin };
  }
  const planned = addDays(begin, rotateAfterDays);
  // Where the diff overrules this day, the next check asks again: the day on which the key was made stays.
  return { madeOn: begin, rotateAt: planned > today ? planned : addDays(today, rotateAfterDays) };
}

/**
 * Whether the check found the key due, told by the schedule that it settled, without a look at a clock. The day of the key's
 * issue, by the server's clock, has the last word: it does not depend on the machine that made the key.
 */
export function isDue(
  { madeOn, rotateAt }: Schedule,
  rotateAfterDays: number | undefined,
  issuedAt: string | undefined,
): boolean {
  if (rotateAfterDays === undefined || rotateAt === undefined) {
    return false;
  }
  if (rotateAt === addDays(madeOn, rotateAfterDays)) {
    return false;
  }
  const today = addDays(rotateAt, -rotateAfterDays);
  const issued = Date.parse(issuedAt ?? "");
  return Number.isNaN(issued) || today >= addDays(dayOf(new Date(issued)), rotateAfterDays);
}

/** Whether a key may be the one that was made on this day: machine and server may differ by less than a day. */
export function isOfDay(issuedAt: string | undefined, madeOn: string): boolean {
  const issued = Date.parse(issuedAt ?? "");
  return (
    !Number.isNaN(issued) && Math.abs(Date.parse(dayOf(new Date(issued))) - Date.parse(madeOn)) <= DAY_MS
  );
}

function addDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS));
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
