import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Seed } from "okta-emulator";

/** The org in which the examples' defaults exist: two groups, two people, two network zones, an app and its like. */
export function readSeed(): Seed {
  return JSON.parse(readFileSync(join(__dirname, "seed.json"), "utf8"));
}
