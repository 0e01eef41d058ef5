import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parts } from "./markdown";
import type { PeerResults, Results } from "./results";

const ROOT = join(__dirname, "..");

/** Pages with parts that are made from the measurements below, from the root of the repository. */
export const PAGES: readonly string[] = ["README.md", "docs/performance.md"];

/** The measurements that the pages show. */
export const MEASUREMENTS = { ours: "bench/results/bench.json", peers: "bench/results/peers.json" } as const;

/** Fills each part between `<!-- bench: name -->` and `<!-- /bench -->`. A name that nobody made is a mistake. */
export function filled(page: string, made: Readonly<Record<string, string>>): string {
  return page.replace(/<!-- bench: (\w+) -->\n[\s\S]*?<!-- \/bench -->/g, (_whole, name: string) => {
    const text = made[name];
    if (text === undefined) {
      throw new Error(`no part of the measurements is called ${name}`);
    }
    return `<!-- bench: ${name} -->\n${text === "" ? "" : `\n${text}\n\n`}<!-- /bench -->`;
  });
}

export function partsFromFiles(): Record<string, string> {
  const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), "utf8"));
  const ours: Results = read(MEASUREMENTS.ours);
  const peers: PeerResults | undefined = existsSync(join(ROOT, MEASUREMENTS.peers))
    ? read(MEASUREMENTS.peers)
    : undefined;
  return parts(ours, peers);
}

/** Writes the pages anew. */
export function writePages(): void {
  const made = partsFromFiles();
  for (const page of PAGES) {
    const file = join(ROOT, page);
    writeFileSync(file, filled(readFileSync(file, "utf8"), made));
  }
}
