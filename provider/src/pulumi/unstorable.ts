import { indexIn, nameIn } from "../comparison/path";
import type { CheckFailure } from "./check";

// Okta's bodies are about a dozen levels deep; what recurses over arguments has a stack that ends at some thousands.
const DEEPEST = 100;
// A list of ten thousand bad numbers is one mistake, not ten thousand.
const MOST_FAILURES = 10;

/**
 * What is in a program's arguments and can be neither judged nor stored, with its place: numbers that JSON does not know, a
 * key that Pulumi loses on its way, and a nesting that no value has which was meant. Does not recurse.
 */
export function unstorable(bag: object): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const left: { readonly value: unknown; readonly property: string; readonly depth: number }[] = [
    { value: bag, property: "", depth: 0 },
  ];
  for (let at = left.pop(); at !== undefined && failures.length < MOST_FAILURES; at = left.pop()) {
    const { value, property, depth } = at;
    if (typeof value === "number" && !Number.isFinite(value)) {
      failures.push({ property, reason: `${value} is no number that Okta or Pulumi can store` });
    }
    if (typeof value !== "object" || value === null) {
      continue;
    }
    if (depth > DEEPEST) {
      failures.push({ property, reason: `is nested more than ${DEEPEST} levels deep` });
      continue;
    }
    for (const [key, inner] of Object.entries(value)) {
      const place = Array.isArray(value) ? indexIn(property, Number(key)) : nameIn(property, key);
      if (key === "__proto__") {
        failures.push({ property: place, reason: "has a name that Pulumi cannot store; leave it out" });
      } else {
        left.push({ value: inner, property: place, depth: depth + 1 });
      }
    }
  }
  return failures;
}
