import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filled, PAGES, partsFromFiles } from "../../bench/page";

// No number of a measurement is typed: whoever measures anew also writes the pages anew.
test.each(PAGES)("%s shows what was measured", (page) => {
  const text = readFileSync(join(__dirname, "../..", page), "utf8");
  expect(text).toContain("<!-- bench: ");
  expect(filled(text, partsFromFiles())).toBe(text);
});

test("what stands between the marks is replaced, and nothing else", () => {
  const page = "before\n<!-- bench: one -->\nold\n<!-- /bench -->\nafter\n";
  const expected = "before\n<!-- bench: one -->\n\nnew\n\n<!-- /bench -->\nafter\n";
  expect(filled(page, { one: "new" })).toBe(expected);
  expect(filled(expected, { one: "new" })).toBe(expected);
});

test("a mark that nobody fills is a mistake", () => {
  expect(() => filled("<!-- bench: two -->\n<!-- /bench -->", {})).toThrow("two");
});
