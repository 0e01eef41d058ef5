import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { triggerTable } from "./print";
import type { TriggerResult } from "./triggers";

const ROOT = join(__dirname, "..", "..");

/** What the last whole run saw of the triggers. */
export const SEEN_FILE = join(__dirname, "results", "triggers.json");
export const PAGE = join(ROOT, "docs", "guide", "rotation.md");

const PART = /<!-- keys: triggers -->\n[\s\S]*?<!-- \/keys -->/;

export function withTable(page: string, triggers: readonly TriggerResult[]): string {
  if (!PART.test(page)) {
    throw new Error("the page has no place for the table of triggers");
  }
  return page.replace(PART, () => `<!-- keys: triggers -->\n\n${triggerTable(triggers)}\n\n<!-- /keys -->`);
}

export function readSeen(): TriggerResult[] {
  return JSON.parse(readFileSync(SEEN_FILE, "utf8"));
}

/** Keeps what was seen, and shows it on the page. */
export function writePage(triggers: readonly TriggerResult[]): void {
  writeFileSync(SEEN_FILE, `${JSON.stringify(triggers, undefined, 2)}\n`);
  writeFileSync(PAGE, withTable(readFileSync(PAGE, "utf8"), triggers));
}
