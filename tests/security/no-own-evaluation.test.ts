import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as ts from "typescript";

// No text becomes code: not by eval, not by a constructor of functions, not by a module of Node's that runs text, not by a
// timer that is given a string. The text in state is Pulumi's own way to load a provider, and is run by Pulumi.

const root = resolve(__dirname, "../..");

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));
}

/** The places in a source that turn text into code. */
function evaluations(source: string): string[] {
  const file = ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isEvaluation(node)) {
      found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isEvaluation(node: ts.Node): boolean {
  if (ts.isIdentifier(node) && (node.text === "eval" || node.text === "Function")) {
    // `Function` as a type is none.
    return !ts.isTypeReferenceNode(node.parent);
  }
  if (ts.isStringLiteral(node) && /^(node:)?vm$/.test(node.text)) {
    return true;
  }
  if (ts.isCallExpression(node) && /(^|\.)(setTimeout|setInterval)$/.test(node.expression.getText())) {
    const [first] = node.arguments;
    return first !== undefined && ts.isStringLiteralLike(first);
  }
  // A module whose name is not written down could be anybody's.
  return (
    ts.isCallExpression(node) &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require") &&
    !node.arguments.every((argument) => ts.isStringLiteralLike(argument))
  );
}

test.each(["provider/src", "emulator/src"])("%s evaluates no text", (folder) => {
  const files = sources(folder);
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap((file) => evaluations(readFileSync(join(root, file), "utf8")))).toEqual([]);
});

test.each([
  'eval("1")',
  "globalThis.eval(text)",
  'new Function("return 1")',
  'Function("return 1")()',
  'import { runInNewContext } from "node:vm"',
  'require("vm")',
  'setTimeout("act()", 1)',
  "require(name)",
  "import(name)",
])("%s would be found", (source) => {
  expect(evaluations(source)).not.toEqual([]);
});

test.each(['require("./x")', 'import("./x")', "setTimeout(act, 1)", "let x: Function", '"evaluate"'])(
  "%s is none",
  (source) => {
    expect(evaluations(source)).toEqual([]);
  },
);
