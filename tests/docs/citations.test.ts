import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// What Okta and Pulumi do is cited by section. A citation that leads nowhere is worse than none.
const root = join(__dirname, "../..");
const FOLDERS = ["conformance", "docs", "emulator", "examples", "provider", "scripts", "tests"];
const PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md"];

/** The sheets, by the word before "facts". A citation without such a word means the first. */
const SHEETS = {
  "": "docs/facts/okta-policy-api.md",
  OPA: "docs/facts/okta-privileged-access-api.md",
  Pulumi: "docs/facts/pulumi-dynamic-providers.md",
} as const;
type Sheet = keyof typeof SHEETS;

const isSheet = (word: string): word is Sheet => word in SHEETS;

interface Citation {
  readonly sheet: string;
  readonly section: string;
}

/**
 * The citations in a text: each sign `§` with its number. Its sheet is the one that the last word "facts" before
 * it names in the same sentence or list, as in "OPA facts §2, §3"; inside a sheet it is that sheet.
 */
function citationsIn(text: string, itself: string = SHEETS[""]): Citation[] {
  const unwrapped = text.replace(/\n\s*(?:\*|\/\/)?\s*/g, " ");
  const token = /(?:\b(OPA|Pulumi)\s+)?\bfacts\b|§(\d+(?:\.\d+)*)|[.;]\s/gi;
  const found: Citation[] = [];
  let sheet = itself;
  for (const [whole, name = "", section] of unwrapped.matchAll(token)) {
    if (section !== undefined) {
      found.push({ sheet, section });
    } else if (/facts$/i.test(whole)) {
      sheet = isSheet(name) ? SHEETS[name] : SHEETS[""];
    } else {
      sheet = itself;
    }
  }
  return found;
}

function sectionsOf(sheet: string): string[] {
  const text = readFileSync(join(root, sheet), "utf8");
  return [...text.matchAll(/^#{2,3} (\d+(?:\.\d+)*)\.? /gm)].map(([, number = ""]) => number);
}

const sections = new Map(Object.values(SHEETS).map((sheet) => [sheet as string, sectionsOf(sheet)]));

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory()
      ? ["node_modules", "dist"].includes(entry.name)
        ? []
        : filesBelow(path)
      : /\.(ts|mts|mjs|js|md)$/.test(entry.name) && path !== "tests/docs/citations.test.ts"
        ? [path]
        : [];
  });
}

const present = readdirSync(root);
const files = [...FOLDERS.filter((folder) => present.includes(folder)).flatMap(filesBelow), ...PAGES];
const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

test("every cited section exists in its sheet", () => {
  const citations = files.flatMap((file) =>
    citationsIn(textOf(file), sections.has(file) ? file : undefined).map((citation) => ({
      file,
      ...citation,
    })),
  );
  expect(citations.length).toBeGreaterThan(200);
  expect(
    citations
      .filter(({ sheet, section }) => sections.get(sheet)?.includes(section) !== true)
      .map(({ file, sheet, section }) => `${file} cites §${section}, which ${sheet} does not have`),
  ).toEqual([]);
});

test("all sheets are cited by the code, and each has its sections once", () => {
  const cited = files
    .filter((file) => !file.startsWith("docs/facts/"))
    .flatMap((file) => citationsIn(textOf(file)));
  for (const sheet of [SHEETS[""], SHEETS.OPA]) {
    expect(cited.filter((citation) => citation.sheet === sheet)).not.toEqual([]);
  }
  for (const [sheet, numbers] of sections) {
    expect({ sheet, twice: numbers.filter((one, at) => numbers.indexOf(one) !== at) }).toEqual({
      sheet,
      twice: [],
    });
  }
});

test("evidence is told in words, not by the names of recordings that a clone does not have", () => {
  const tapes = files.filter(
    (file) =>
      /^(docs|emulator|examples|scripts|provider|conformance)\//.test(file) && /\bVCR\b/.test(textOf(file)),
  );
  expect(tapes).toEqual([]);
});

describe("citations are read", () => {
  const policy = SHEETS[""];
  test.each([
    ["facts §2.5", [{ sheet: policy, section: "2.5" }]],
    ["(facts §3.9, §2.1; recorded)", ["3.9", "2.1"].map((section) => ({ sheet: policy, section }))],
    ["(OPA facts §2, §3).", ["2", "3"].map((section) => ({ sheet: SHEETS.OPA, section }))],
    ["// OPA\n  // facts §4", [{ sheet: SHEETS.OPA, section: "4" }]],
    [
      "Pulumi facts §1.3. So says §3.1.",
      [
        { sheet: SHEETS.Pulumi, section: "1.3" },
        { sheet: policy, section: "3.1" },
      ],
    ],
    ['fact: "§3.2"', [{ sheet: policy, section: "3.2" }]],
    ["facts alone", []],
  ])("%j", (text, expected) => {
    expect(citationsIn(text)).toEqual(expected);
  });

  test("with the sections they name", () => {
    expect(sections.get(policy)).toEqual(expect.arrayContaining(["1", "1.1", "2.0", "2.13", "3.9", "4"]));
    expect(sections.get(policy)).not.toContain("9");
  });
});
