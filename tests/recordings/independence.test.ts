import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { readExchanges } from "../../conformance/drift/exchange";
import { expectationFor, LISTS, type Subject } from "../../conformance/drift/expectations";
import { IMPLICIT_DEFAULTS } from "../../conformance/drift/implicit-defaults";
import { isObject, type Json } from "../../conformance/recordings";
import { importsOf } from "../packaging/layers";
import { FIXTURES } from "./traffic";

const root = join(__dirname, "../..");

/** The file and all that it imports, directly or not. */
function closureOf(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) {
    return known;
  }
  known.add(file);
  for (const { from } of importsOf(readFileSync(file, "utf8"))) {
    const path = join(file, "..", from);
    if (from.startsWith(".")) {
      closureOf(existsSync(path) ? join(path, "index.ts") : `${path}.ts`, known);
    }
  }
  return known;
}

const pathsOf = (files: Iterable<string>) => [...files].map((file) => relative(root, file));

test("who makes the mutations knows nothing of the provider", () => {
  const files = pathsOf(closureOf(join(root, "conformance/drift/mutations.ts")));
  expect(files).toContain("conformance/drift/implicit-defaults.ts");
  expect(files.filter((file) => !file.startsWith("conformance/"))).toEqual([]);
  expect(files).not.toContain("conformance/drift/provider.ts");
});

test("the provider is met in one schemaPath", () => {
  const meets = (name: string) =>
    importsOf(readFileSync(join(root, "conformance/drift", name), "utf8")).some(({ from }) =>
      from.includes("provider/src"),
    );
  const all = pathsOf(closureOf(join(root, "conformance/drift/main.ts")))
    .filter((file) => file.startsWith("conformance/drift/"))
    .map((file) => file.slice("conformance/drift/".length));
  expect(all.filter(meets)).toEqual(["provider.ts"]);
});

/** The schema path of every value in a body, with the value. */
function schemaPaths(schemaPath: string, value: Json): [string, Json][] {
  const inner = Array.isArray(value)
    ? value.flatMap((element) => schemaPaths(`${schemaPath}[]`, element))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, each]) =>
          schemaPaths(schemaPath === "" ? key : `${schemaPath}.${key}`, each),
        )
      : [];
  return [[schemaPath, value], ...inner];
}

test("all that it knows of lists and implicit defaults is used by the traffic of our own making", () => {
  const used = new Set<object>();
  for (const { kind, type, object, answer } of readExchanges(FIXTURES)) {
    const subject: Subject = { kind, type };
    for (const [schemaPath] of [...schemaPaths("", object), ...schemaPaths("", answer)]) {
      for (const row of [
        expectationFor(LISTS, subject, schemaPath),
        expectationFor(IMPLICIT_DEFAULTS, subject, schemaPath),
      ]) {
        if (row !== undefined) {
          used.add(row);
        }
      }
    }
  }
  expect([...LISTS, ...IMPLICIT_DEFAULTS].filter((row) => !used.has(row))).toEqual([]);
});
