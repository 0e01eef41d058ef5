import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type EmulatorOptions, startEmulator } from "okta-emulator";
import ts from "typescript";
import { orgVariables, runPulumi } from "../../scripts/pulumi-cli/cli";
import { readSeed } from "../../scripts/quickstart/seed";
import type { Visit } from "./coverage";

const ROOT = join(__dirname, "../..");

/** How one example is run: a life of up, refresh and destroy, with changes of its config in between. */
export interface Route {
  readonly example: string;
  /** Config of each up, in turn; by default one up with none. */
  readonly ups?: readonly Readonly<Record<string, string>>[];
  /** What the org is like. */
  readonly features?: EmulatorOptions["features"];
}

/** Runs an example with the real CLI against an emulator of its own, and keeps what was sent. */
export async function visit(cli: string, { example, ups = [{}], features }: Route): Promise<Visit> {
  const program = join(ROOT, "examples", example);
  const sandbox = join(ROOT, ".sandbox");
  mkdirSync(sandbox, { recursive: true });
  const folder = mkdtempSync(join(sandbox, "endpoints-"));
  const backend = join(folder, "backend");
  mkdirSync(backend);
  const emulator = await startEmulator({ seed: readSeed(), ...(features === undefined ? {} : { features }) });
  const stack = "check-endpoints";
  const configFile = join(program, `Pulumi.${stack}.yaml`);
  const variables = { ...orgVariables(emulator), PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
  const home = { cli, home: join(sandbox, "endpoints-home"), backend, passphrase: "check", variables };
  const pulumi = async (...args: string[]): Promise<void> => {
    const { code, output } = await runPulumi(home, program, [...args, "--color", "never"]);
    if (code !== 0) {
      throw new Error(`examples/${example}: pulumi ${args.join(" ")} ended with ${code}:\n${output}`);
    }
  };
  try {
    rmSync(configFile, { force: true });
    await pulumi("stack", "init", stack);
    for (const config of ups) {
      for (const [key, value] of Object.entries(config)) {
        await pulumi("config", "set", key, value);
      }
      await pulumi("up", "--yes", "--skip-preview");
    }
    await pulumi("refresh", "--yes", "--skip-preview");
    await pulumi("destroy", "--yes", "--skip-preview");
    return { example, names: namesUsedBy(example), requests: emulator.requests() };
  } finally {
    rmSync(configFile, { force: true });
    rmSync(folder, { recursive: true, force: true });
    await emulator.stop();
  }
}

/** The names of this package that an example's program uses; the form that takes outputs counts as the function. */
export function namesUsedBy(example: string): string[] {
  const file = join(ROOT, "examples", example, "index.ts");
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const names = new Set<string>();
  let namespace: string | undefined;
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && isThisPackage(node.moduleSpecifier)) {
      const bindings = node.importClause?.namedBindings;
      if (bindings !== undefined && ts.isNamespaceImport(bindings)) {
        namespace = bindings.name.text;
      } else if (bindings !== undefined) {
        for (const { propertyName, name } of bindings.elements) {
          names.add((propertyName ?? name).text);
        }
      }
    }
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === namespace) {
      names.add(node.name.text);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return [...new Set([...names].map((name) => name.replace(/Output$/, "")))];
}

function isThisPackage(specifier: ts.Expression): boolean {
  return ts.isStringLiteral(specifier) && specifier.text === "pulumi-okta-native";
}
