export interface Duration {
  readonly months: number;
  readonly milliseconds: number;
}

const ISO_8601 =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Months are kept apart: how many days they have depends on the calendar, and the API does not say. */
export function parseDuration(text: string): Duration | undefined {
  const parts = ISO_8601.exec(text);
  if (parts === null) {
    return undefined;
  }
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const wholeHours = (weeks * 7 + days) * 24 + hours;
  return { months: years * 12 + months, milliseconds: (wholeHours * 60 + minutes) * 60_000 + seconds * 1000 };
}

export function sameDuration(one: string, other: string): boolean {
  const a = parseDuration(one);
  const b = parseDuration(other);
  return a !== undefined && b !== undefined && a.months === b.months && a.milliseconds === b.milliseconds;
}
