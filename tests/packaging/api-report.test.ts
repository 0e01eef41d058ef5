import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { apiReport, REPORT_FILE, REPORT_FOLDER } from "../../scripts/api-report";

const root = join(__dirname, "../..");
const SLOW = 120_000;

// From 0.1.0 on the exported names are permanent: whoever changes one sees it in the diff of the report.
test(
  "the API report says what the package exports; after a meant change: npm run api:report",
  () => {
    expect(apiReport(false)).toBe(true);
  },
  SLOW,
);

test(
  "a changed declaration is noticed",
  () => {
    const copy = mkdtempSync(join(root, "provider/dist/changed-"));
    const text = readFileSync(join(root, "provider/dist/index.d.ts"), "utf8").replaceAll('"./', '"../');
    writeFileSync(join(copy, "index.d.ts"), text.replace("getPolicy, getPolicyOutput", "getPolicy"));
    const isSame = apiReport(false, join(copy, "index.d.ts"));
    rmSync(copy, { recursive: true });
    expect(isSame).toBe(false);
  },
  SLOW,
);

test("no compiler's trick is a promise", () => {
  const report = readFileSync(join(REPORT_FOLDER, REPORT_FILE), "utf8");
  const exported = [...report.matchAll(/^export (?:declare )?(?:abstract )?\w+ (\w+)/gm)].map(
    ([, name]) => name,
  );
  expect(exported).toEqual(expect.arrayContaining(["Policy", "getPolicy", "LookupError", "PolicyArgs"]));
  expect(exported).not.toEqual(expect.arrayContaining(["NoRuleArgs"]));
  expect(exported).not.toEqual(expect.arrayContaining(["OneOf"]));
});
