import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";
import ts from "typescript";
import { pageFaults } from "../../scripts/docs/argument-tables";
import { kebab } from "../../scripts/docs/markdown";
import type { Description, Property, ResourceType } from "../../scripts/docs/model";

// Whoever adds a resource or a function learns here what is still missing around it.
const root = join(__dirname, "../..");
const textOf = (path: string): string =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : "";

// Components have a page, an example, a story and a row like the resources that they are made of.
const classes = Object.entries(okta).filter(
  ([, value]) =>
    typeof value === "function" &&
    (value.prototype instanceof pulumi.CustomResource || value.prototype instanceof pulumi.ComponentResource),
);
const isProvider = (value: unknown): boolean =>
  typeof value === "function" && value.prototype instanceof pulumi.ProviderResource;
const resources = classes.filter(([, value]) => !isProvider(value)).map(([name]) => name);
const providers = classes.filter(([, value]) => isProvider(value)).map(([name]) => name);

/** What the entry exports by name from the folder of functions, types aside. */
function functionsIn(entry: string): string[] {
  return ts
    .createSourceFile("index.ts", entry, ts.ScriptTarget.Latest)
    .statements.filter(ts.isExportDeclaration)
    .filter(
      ({ moduleSpecifier, isTypeOnly }) =>
        !isTypeOnly &&
        moduleSpecifier !== undefined &&
        ts.isStringLiteral(moduleSpecifier) &&
        moduleSpecifier.text.startsWith("./functions/"),
    )
    .flatMap(({ exportClause }) =>
      exportClause !== undefined && ts.isNamedExports(exportClause)
        ? exportClause.elements.filter((element) => !element.isTypeOnly).map((element) => element.name.text)
        : [],
    )
    .filter((name) => typeof Reflect.get(okta, name) === "function" && !/Error$/.test(name));
}

const functions = functionsIn(textOf("provider/src/index.ts"));

/** The programs on a page. */
const snippetsIn = (page: string): string =>
  [...page.matchAll(/^```(?:ts|typescript)\b[^\n]*\n(.*?)^```/gms)].map(([, code]) => code).join("\n");

/** Everything that the programs of the examples say. */
const examples = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => textOf(`examples/${name}/index.ts`));

test("there are resources", () => {
  expect(resources).toEqual(
    expect.arrayContaining(["Policy", "PolicyRule", "PolicyWithRules", "ServiceUserApiKey"]),
  );
});

describe.each(resources)("the resource %s", (name) => {
  const page = `docs/resources/${kebab(name)}.md`;

  test("has a page, with a program that uses it, its arguments, drift, destroy, rights and errors", () => {
    const text = textOf(page);
    expect(snippetsIn(text)).toContain(`new okta.${name}(`);
    const headings = [...text.matchAll(/^## (\w+)/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(
      expect.arrayContaining(["Arguments", "Adopt", "Drift", "Destroy", "Rights", "Errors"]),
    );
  });

  test("has an example of its own", () => {
    expect(textOf(`examples/${kebab(name)}/index.ts`)).toMatch(new RegExp(`new (?:\\w+\\.)?${name}\\(`));
    for (const file of ["package.json", "Pulumi.yaml"]) {
      expect({ file, exists: existsSync(join(root, "examples", kebab(name), file)) }).toEqual({
        file,
        exists: true,
      });
    }
    expect(textOf("examples/README.md")).toContain(`(${kebab(name)}/index.ts)`);
  });

  test("lives through a story on the emulator", () => {
    expect(textOf(`tests/lifecycle/${kebab(name)}.test.ts`)).toMatch(/\btest|\bit\(/);
  });

  test("has a row in the README that leads to its page", () => {
    const rows = textOf("README.md")
      .split("\n")
      .filter((line) => line.startsWith("|") && line.includes(`(${page})`));
    expect(rows).not.toEqual([]);
  });
});

test("every provider class is used by a program in the documentation", () => {
  const pages = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => textOf(join("docs", file)));
  const programs = [textOf("README.md"), ...pages].map(snippetsIn).join("\n");
  expect(providers.filter((name) => !programs.includes(`new okta.${name}(`))).toEqual([]);
});

/** The form that takes outputs stands on the page of the plain one. */
const pageOf = (name: string): string => `docs/functions/${kebab(name.replace(/Output$/, ""))}.md`;

test("every function has a page with a program that calls it, and a link in the README", () => {
  const lacking = functions.flatMap((name) => {
    const page = pageOf(name);
    return [
      ...(snippetsIn(textOf(page)).includes(`okta.${name}(`) ? [] : [`${page}: no program calls ${name}`]),
      ...(textOf("README.md").includes(`(${page})`) ? [] : [`README.md: no link to ${page}`]),
    ];
  });
  expect(lacking).toEqual([]);
});

test("the functions are found in the entry by where they come from", () => {
  const entry = `
    export { Policy } from "./resources/policy/resource";
    export { getPolicy, type PolicyResult } from "./functions/get-policy";
    export type { Wish } from "./functions/wish";
    export { unlistedType } from "./policy-types/unlisted";`;
  // Only what the package really exports counts.
  expect(functionsIn(entry)).toEqual("getPolicy" in okta ? ["getPolicy"] : []);
});

test("every page of a resource or function is about one", () => {
  const pages = (folder: string): string[] =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder)).filter((file) => file !== "README.md")
      : [];
  expect(pages("docs/resources").sort()).toEqual(
    [...resources, ...providers.filter((name) => textOf(`docs/resources/${kebab(name)}.md`) !== "")]
      .map((name) => `${kebab(name)}.md`)
      .sort(),
  );
  const functionPages = new Set(functions.map((name) => pageOf(name).replace("docs/functions/", "")));
  expect(pages("docs/functions").sort()).toEqual([...functionPages].sort());
});

test("what an example uses is exported", () => {
  const used = new Set(
    examples.flatMap((text) => [...text.matchAll(/new okta\.(\w+)\(/g)].map(([, name = ""]) => name)),
  );
  expect([...used].filter((name) => !(name in okta))).toEqual([]);
});

// That the real pages fit the real types is checked with the pages of the policy types, in policy-types.test.ts.
describe("a page that says of its arguments what the types do not", () => {
  const property = (name: string, more: Partial<Property> = {}): Property => ({
    name,
    owner: "CatArgs",
    required: false,
    shape: { kind: "plain", name: "string" },
    meaning: "",
    ...more,
  });
  const args: Description = {
    name: "CatArgs",
    meaning: "",
    variants: [],
    properties: [
      property("owner", { required: true }),
      property("drift", { defaultValue: "`all`" }),
      property("lives"),
      property("leash", { shape: { kind: "plain", name: "never" } }),
    ],
  };
  const cat: ResourceType = { name: "Cat", args, outputs: ["tag"] };
  const page = (rows: readonly string[], outputs = "`id`, `tag`"): string =>
    [
      "## Arguments",
      "",
      "| Argument | Default | Meaning |",
      "| --- | --- | --- |",
      ...rows,
      "",
      `Outputs: ${outputs}.`,
    ].join("\n");
  const right = ["| `owner` | required | Who. |", "| `drift`, `lives` | `all` | How \\| many. |"];

  test.each<[string, readonly string[], string | undefined, readonly string[]]>([
    ["is right", right, undefined, []],
    [
      "lacks one",
      right.slice(0, 1),
      undefined,
      ["Cat: the page has no row for the argument drift", "Cat: the page has no row for the argument lives"],
    ],
    [
      "has one too many",
      [...right, "| `leash` | – | Long. |"],
      undefined,
      ["Cat: the page describes the argument leash, which there is not"],
    ],
    [
      "calls a required one optional",
      ["| `owner` | – | Who. |", ...right.slice(1)],
      undefined,
      ['Cat: owner is required, the page says "–"'],
    ],
    [
      "calls an optional one required",
      [...right.slice(0, 1), "| `drift` | `all` | |", "| `lives` | required | |"],
      undefined,
      ['Cat: lives is not required, the page says "required"'],
    ],
    [
      "gives another default",
      [...right.slice(0, 1), "| `drift` | `declared` | |", "| `lives` | – | |"],
      undefined,
      ['Cat: drift is all by default, the page says "`declared`"'],
    ],
    ["leaves out an output", right, "`id`", ["Cat: the page does not name the output tag"]],
  ])("%s", (_what, rows, outputs, faults) => {
    expect(pageFaults(cat, page(rows, outputs))).toEqual(faults);
  });
});
