import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const source = join(__dirname, "../../provider/src");
const files = [
  ...readdirSync(join(source, "policy-types"))
    // The table of capabilities and the mark of unlisted types are no contents of policies.
    .filter((name) => name.endsWith(".ts") && !["index.ts", "capabilities.ts", "unlisted.ts"].includes(name))
    .map((name) => join("policy-types", name)),
  ...["policy", "policy-rule"].flatMap((room) =>
    ["args", "both-engines-args", "common-args", "identity-engine-args"].map(
      (name) => `resources/${room}/${name}.ts`,
    ),
  ),
];

const TAGS = ["allowed", "unit", "defaultValue", "needs", "source"];

/** What is wrong with the documentation of the interfaces in a file. */
function undocumented(file: ts.SourceFile): string[] {
  return file.statements
    .filter((statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    .filter((statement) =>
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
    )
    .flatMap((statement) => {
      const name = statement.name.text;
      const members = ts.isInterfaceDeclaration(statement) ? statement.members : [];
      return [
        ...(sentence(statement) ? [] : [`${name}: no sentence`]),
        ...members.flatMap((member) => {
          const tags = ts.getJSDocTags(member).map(({ tagName }) => tagName.text);
          const sorted = TAGS.filter((tag) => tags.includes(tag));
          const spelled = `${name}.${member.name?.getText(file)}`;
          return [
            ...(sentence(member) ? [] : [`${spelled}: no sentence`]),
            ...(tags.at(-1) === "source" ? [] : [`${spelled}: no source`]),
            ...(tags.join() === sorted.join() ? [] : [`${spelled}: tags ${tags.join()}`]),
            ...ts
              .getJSDocTags(member)
              .filter(({ comment }) => (ts.getTextOfJSDocComment(comment) ?? "") === "")
              .map(({ tagName }) => `${spelled}: @${tagName.text} says nothing`),
          ];
        }),
      ];
    });
}

function sentence(node: ts.Node): boolean {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .some(({ comment }) => /^[A-Z].*[.]$/s.test(ts.getTextOfJSDocComment(comment) ?? ""));
}

const parse = (name: string, text: string) => ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);

test.each(files)("every property in %s has a sentence, its tags in order, and a source", (file) => {
  const text = ts.sys.readFile(join(source, file));
  expect(text).toContain("export");
  expect(undocumented(parse(file, text ?? ""))).toEqual([]);
});

test("what lacks documentation is found", () => {
  const text = `
    export interface Bare {
      readonly plain: string;
      /** Without a source. */
      readonly sourceless: string;
      /**
       * In the wrong order.
       * @source spec X
       * @unit days
       */
      readonly jumbled: number;
    }`;
  expect(undocumented(parse("bare.ts", text))).toEqual([
    "Bare: no sentence",
    "Bare.plain: no sentence",
    "Bare.plain: no source",
    "Bare.sourceless: no source",
    "Bare.jumbled: no source",
    "Bare.jumbled: tags source,unit",
  ]);
});
