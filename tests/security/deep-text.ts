import { inspect } from "node:util";

/** Everything that a logger could make of an error: its texts, own properties of any kind, and its causes all the way down. */
export function deepText(error: unknown): string {
  const seen = new Set<unknown>();
  const texts: string[] = [
    String(error),
    inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
  ];
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      texts.push(value);
    }
    if (typeof value !== "object" || value === null || seen.has(value)) {
      return;
    }
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) {
      texts.push(String(key));
      visit(Reflect.get(value, key));
    }
  };
  visit(error);
  return texts.join("\n");
}

/** What a promise was rejected with; fails where it was not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it was not rejected");
}
