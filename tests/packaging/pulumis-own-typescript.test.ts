import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type * as typescript from "typescript";

// A program whose project has no TypeScript is checked by the one that comes with Pulumi's SDK, which is years older.
const root = join(__dirname, "../..");
const vendor = join(root, "node_modules/@pulumi/pulumi/vendor");
const bundled = readdirSync(vendor).find((name) => name.startsWith("typescript@")) ?? "";
const ts: typeof typescript = require(join(vendor, bundled, "typescript.js"));

const OPTIONS: typescript.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  esModuleInterop: true,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: 2, // node; the newer compiler has other names for it
  target: ts.ScriptTarget.ES2017,
  types: ["node"],
};

const examples = readdirSync(join(root, "examples"))
  .map((name) => join(root, "examples", name, "index.ts"))
  .filter((file) => existsSync(file));

/** What it says about these files, each as `file message`. */
function problems(program: typescript.Program, files: readonly string[]): string[] {
  return files.flatMap((name) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => `${name} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  });
}

describe("the TypeScript that Pulumi's SDK brings along", () => {
  const wrong = join(root, "examples", "password", "wrong.ts");
  const host = ts.createCompilerHost(OPTIONS);
  const program = ts.createProgram([...examples, wrong], OPTIONS, {
    ...host,
    fileExists: (name) => name === wrong || host.fileExists(name),
    getSourceFile: (name, target) =>
      name === wrong
        ? ts.createSourceFile(
            name,
            `import { Policy } from "pulumi-okta-native";
             new Policy("p", { type: "PASSWORD", settings: { password: { complexity: { minLenght: 12 } } } });`,
            target,
          )
        : host.getSourceFile(name, target),
  });
  const declarations = program
    .getSourceFiles()
    .map(({ fileName }) => fileName)
    .filter((name) => name.includes("/provider/dist/"));

  test("is older than the one we compile with", () => {
    expect(ts.versionMajorMinor).toMatch(/^3\./);
    expect(examples.length).toBeGreaterThan(12);
    expect(declarations.length).toBeGreaterThan(20);
  });

  test("understands every declaration that a program reaches, and every example", () => {
    expect(problems(program, [...declarations, ...examples])).toEqual([]);
  });

  test("refuses a misspelt key", () => {
    expect(problems(program, [wrong])).toEqual([expect.stringContaining("'minLenght' does not exist")]);
  });
});
