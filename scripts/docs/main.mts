import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { pageFaults } from "./argument-tables.js";
import { gapsIn } from "./gaps.js";
import { kebab } from "./markdown.js";
import { pagesOf } from "./pages.js";
import { readPublicTypes } from "./read-types.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

const { check, folder, resources } = new Command("npm run docs --")
  .description(
    "Writes docs/policy-types from the texts in scripts/docs/texts, the docstrings and the examples.",
  )
  .option("--check", "write nothing; fail where a page is not what would be written", false)
  .option("--folder <dir>", "where the pages stand", join(root, "docs/policy-types"))
  .option("--resources <dir>", "hand-written pages to hold against the types", join(root, "docs/resources"))
  .parse()
  .opts<{ check: boolean; folder: string; resources: string }>();

const types = await readPublicTypes(join(root, "provider"));
const pages = pagesOf(types, root);
const standing = (file: string): string | undefined =>
  existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : undefined;

const stale = pages.filter(({ file, text }) => standing(file) !== text);
const strange = (existsSync(folder) ? readdirSync(folder) : []).filter(
  (file) => !pages.some((page) => page.file === file),
);
const faults = [
  ...gapsIn(types.all),
  ...types.resources.flatMap((resource) => {
    const page = join(resources, `${kebab(resource.name)}.md`);
    return existsSync(page)
      ? pageFaults(resource, readFileSync(page, "utf8"))
      : [`${resource.name}: there is no page ${kebab(resource.name)}.md`];
  }),
  ...strange.map((file) => `${file} is not made by npm run docs`),
  ...(check ? stale.map(({ file }) => `${file} is stale: npm run docs`) : []),
];
if (!check) {
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of stale) {
    writeFileSync(join(folder, file), text);
  }
  console.log(`${pages.length} pages, ${stale.length} of them written.`);
}
for (const fault of faults) {
  console.error(fault);
}
process.exitCode = faults.length === 0 ? 0 : 1;
