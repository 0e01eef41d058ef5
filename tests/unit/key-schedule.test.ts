import fc from "fast-check";
import { isDue, settleSchedule } from "../../provider/src/resources/service-user-api-key/schedule";

const at = (time: string): Date => new Date(time);
const DAY = 24 * 60 * 60_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

test("a new key counts from today, and its day is known at once", () => {
  expect(settleSchedule(undefined, 90, at("2026-11-28T23:59:59Z"))).toEqual({
    madeOn: "2026-11-28",
    rotateAt: "2027-02-26",
  });
  expect(settleSchedule(undefined, undefined, at("2026-11-28T00:00:00Z"))).toEqual({ madeOn: "2026-11-28" });
});

test("every day before the key is due settles the same, and the day itself its successor's day", () => {
  const before = settleSchedule("2026-11-28", 90, at("2027-02-25T23:59:59Z"));
  expect(before).toEqual({ madeOn: "2026-11-28", rotateAt: "2027-02-26" });
  expect(settleSchedule("2026-11-28", 90, at("2027-02-26T00:00:00Z"))).toEqual({
    madeOn: "2026-11-28",
    rotateAt: "2027-05-27",
  });
});

test.each(["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"])(
  "a day of daylight saving is a day like the others: %s",
  (day) => {
    const { rotateAt } = settleSchedule(undefined, 1, at(`${day}T12:00:00Z`));
    expect(rotateAt).toBe(dayOf(Date.parse(day) + DAY));
  },
);

describe("a changed age counts from the key's issue", () => {
  const issuedAt = "2026-11-28T08:00:00Z";

  test.each([
    // Shorter, and the key is older already: due today.
    { days: 30, now: "2027-01-10T05:00:00Z", rotateAt: "2027-02-09", due: true },
    // Shorter, and not reached yet.
    { days: 60, now: "2027-01-10T05:00:00Z", rotateAt: "2027-01-27", due: false },
    { days: 365, now: "2027-01-10T05:00:00Z", rotateAt: "2027-11-28", due: false },
    // A single day, of a key that is made today.
    { days: 1, now: "2026-11-28T09:00:00Z", rotateAt: "2026-11-29", due: false },
  ])("$days days on $now: rotateAt $rotateAt, due: $due", ({ days, now, rotateAt, due }) => {
    const settled = settleSchedule("2026-11-28", days, at(now));
    expect(settled.rotateAt).toBe(rotateAt);
    expect(isDue(settled, days, issuedAt)).toBe(due);
  });

  test("and without an age nothing is due", () => {
    const settled = settleSchedule("2026-11-28", undefined, at("2030-01-01T00:00:00Z"));
    expect(isDue(settled, undefined, issuedAt)).toBe(false);
  });
});

test("a machine that was a day behind when it made the key does not make the next one look due", () => {
  const settled = settleSchedule("2026-11-27", 1, at("2026-11-28T09:00:00Z"));
  expect(isDue(settled, 1, "2026-11-28T08:00:00Z")).toBe(false);
  // Nothing is lost: on the day itself it is due.
  const next = settleSchedule(settled.madeOn, 1, at("2026-11-29T00:00:00Z"));
  expect(isDue(next, 1, "2026-11-28T08:00:00Z")).toBe(true);
});

// Each machine's clock is wrong by less than a day. With ages of one or two days such machines can differ by the whole age.
test("machines whose clocks are wrong by less than a day replace a key once in its time, and no later than it is due", () => {
  const skew = fc.integer({ min: -DAY + 1, max: DAY - 1 });
  const run = fc.record({ hours: fc.integer({ min: 1, max: 30 }), isWrong: fc.boolean() });
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 60 }),
      fc.integer({ min: 0, max: DAY - 1 }),
      skew,
      fc.array(run, { minLength: 30, maxLength: 80 }),
      (days, start, wrong, runs) => {
        let now = Date.parse("2026-11-28T00:00:00Z") + start;
        let issued = now;
        let state = settleSchedule(undefined, days, new Date(now + wrong));
        for (const { hours, isWrong } of runs) {
          now += hours * 60 * 60_000;
          const clock = now + (isWrong ? wrong : 0);
          const settled = settleSchedule(state.madeOn, days, new Date(clock));
          const age = Math.floor(now / DAY) - Math.floor(issued / DAY);
          if (isDue(settled, days, new Date(issued).toISOString())) {
            // A machine that is right replaces no key before its day, and one that is wrong a day before it at most.
            expect(age).toBeGreaterThanOrEqual(isWrong ? days - 1 : days);
            issued = now;
            state = settleSchedule(undefined, days, new Date(clock));
          } else {
            expect(age).toBeLessThanOrEqual(days + 1);
            state = settled;
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});
