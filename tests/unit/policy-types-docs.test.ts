import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { POLICY_TYPES } from "../../provider/src/policy-types/capabilities";

const source = join(__dirname, "../../provider/src");
// Files of the policy types that hold no arguments and no contents of policies.
const OTHERS =
  /(^|\/)(validation|definition|field-rules|general-field-rules|field-rows|registry|object-fields|capabilities|unlisted)(\/|\.ts$)/;
const files = readdirSync(join(source, "policy-types"), { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts") && !OTHERS.test(name))
  .map((name) => `policy-types/${name}`);

test("each type of policy has its arguments and contents read here", () => {
  for (const type of POLICY_TYPES) {
    const folder = `policy-types/${type.toLowerCase().replaceAll("_", "-")}`;
    expect(files).toEqual(expect.arrayContaining([`${folder}/args.ts`, `${folder}/types.ts`]));
  }
});

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
