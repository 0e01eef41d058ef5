import * as ts from "typescript";

export interface Imported {
  readonly from: string;
  /** Erased by the compiler. */
  readonly typeOnly: boolean;
}

/** Everything a source names as a module: imports, re-exports, `import()`, `require()` and `import("…").Type`. */
export function importsOf(source: string): Imported[] {
  const found: Imported[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const clause = ts.isImportDeclaration(node) ? node.importClause : node;
      add(node.moduleSpecifier, clause !== undefined && isTypeOnly(clause));
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    } else if (ts.isExternalModuleReference(node)) {
      add(node.expression, false);
    } else if (ts.isCallExpression(node) && isImportCall(node.expression)) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) {
      found.push({ from: specifier.text, typeOnly });
    }
  };
  visit(ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest));
  return found;
}

function isImportCall(called: ts.Expression): boolean {
  return (
    called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === "require")
  );
}

function isTypeOnly(clause: ts.ImportClause | ts.ExportDeclaration): boolean {
  return ts.isExportDeclaration(clause)
    ? clause.isTypeOnly
    : clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** A module as the rules see it: a path from the root of the repository, or a package's name. */
function resolved(file: string, from: string): string {
  return from.startsWith(".")
    ? new URL(from.replace(/\.js$/, ""), `file:///${file}`).pathname.slice(1)
    : from;
}

interface Law {
  readonly files: RegExp;
  readonly forbidden: RegExp;
  readonly except?: (file: string, target: string, typeOnly: boolean) => boolean;
  readonly because: string;
}

const room = (...names: string[]) => `^provider/src/(${names.join("|")})(/|$)`;

const LAWS: readonly Law[] = [
  {
    files: /^provider\/src\/http\//,
    forbidden: new RegExp(
      `^@pulumi/|${room("okta", "opa", "resources", "policy-types", "functions", "lifecycle", "state", "pulumi", "comparison", "config", "runtime", "index")}`,
    ),
    because: "http knows nothing of Okta's resources, nor of Pulumi",
  },
  {
    files: /^provider\/src\/(okta|opa)\//,
    forbidden: new RegExp(
      `^@pulumi/|^axios$|${room("resources", "policy-types", "functions", "lifecycle", "state", "pulumi", "runtime", "index")}`,
    ),
    because: "the API rooms know nothing of Pulumi, of axios, or of resources",
  },
  {
    files: /^provider\/src\/okta\//,
    forbidden: new RegExp(room("opa")),
    because: "Okta's API does not rest on that of Okta Privileged Access",
  },
  {
    files: /^provider\/src\/comparison\//,
    forbidden: /^(?!provider\/src\/comparison\/)/,
    because: "comparison is pure and stands alone",
  },
  {
    files: /^provider\/src\/policy-types\//,
    forbidden: new RegExp(
      `^@pulumi/|^axios$|${room("http", "okta", "opa", "resources", "functions", "lifecycle", "state", "config", "runtime", "index")}|^provider/src/pulumi/(?!check$|unknown$)|^provider/src/comparison/(?!json$|duration$|path$|shape$|field-rule$)`,
    ),
    except: (_file, target, typeOnly) => typeOnly && target.startsWith("@pulumi/"),
    because: "what Okta's policies are is known without Okta, and without any resource",
  },
  {
    files: /^provider\/src\/pulumi\//,
    forbidden: new RegExp(room("policy-types")),
    because: "what fits resources to Pulumi serves resources of any kind",
  },
  {
    files: /^provider\/src\/(lifecycle|state|ordering|pulumi)\//,
    forbidden: new RegExp(room("resources", "functions", "runtime", "index")),
    because: "resources stand above what they share",
  },
  {
    files: /^provider\/src\/(comparison|state|ordering|http|okta|opa|pulumi)\//,
    forbidden: new RegExp(room("lifecycle")),
    because: "a lifecycle stands above what it is made of",
  },
  {
    files: /^provider\/src\/policy-types\/[^/]+\//,
    forbidden: /^provider\/src\/policy-types\/(?!conditions\/|workflow-action\/|validation\/)[^/]+\//,
    except: (file, target) => policyTypeOf(file) === policyTypeOf(target),
    because: "one policy type, one folder: what several share stands beside the folders",
  },
  {
    files: /^provider\/src\/functions\//,
    forbidden: new RegExp(`^axios$|${room("resources", "http", "runtime", "index")}`),
    because: "functions look things up, and know no resource",
  },
  {
    files: /^provider\/src\/resources\//,
    forbidden: /^provider\/src\/resources\/[^/]+\//,
    except: (file, target, typeOnly) =>
      folderOf(file) === folderOf(target) ||
      (folderOf(file) === "policy-rule" && folderOf(target) === "policy" && typeOnly) ||
      // A component is made of the classes of others, and of nothing else of theirs.
      (folderOf(file) === "policy-with-rules" && target.endsWith("/resource")),
    because: "one resource, one room",
  },
  {
    files: /^provider\/src\/resources\//,
    forbidden: /^axios$|^provider\/src\/http\/(?!path$)/,
    because: "resources talk to the API rooms, not to the wire",
  },
  {
    files: /^provider\//,
    forbidden: /^okta-emulator$|^emulator\//,
    because: "the product does not rest on its test bench",
  },
  {
    files: /^emulator\//,
    forbidden: /^provider\/|^pulumi-okta-native(\/|$)|^@pulumi\//,
    because: "a misreading must not confirm itself",
  },
  {
    files: /^(provider|emulator|conformance|scripts|bench)\//,
    forbidden: /^tests\//,
    because: "nothing rests on a test",
  },
  {
    files: /^conformance\//,
    forbidden: /^provider\/|^pulumi-okta-native(\/|$)/,
    // A program that the real CLI runs is what a user would write.
    except: (file) =>
      /^conformance\/(drift\/provider\.ts|order\/planner\.ts|(faults|keys)\/programs\/)/.test(file),
    because:
      "what the provider is held against must not be made by it: one file of a check calls the provider",
  },
  {
    files: /^scripts\//,
    forbidden: /^conformance\//,
    because: "scripts serve the package, not its judges",
  },
  {
    files: /^(provider|emulator|conformance|scripts|examples)\//,
    forbidden: /^bench\//,
    because: "what is measured does not rest on the measurement",
  },
  {
    files: /^bench\//,
    forbidden: /^provider\/|^pulumi-okta-native\/|^conformance\//,
    because: "a benchmark measures what a user has: the package by its name",
  },
  {
    files: /^bench\/programs\//,
    forbidden: /^okta-emulator$|^emulator\/|^scripts\//,
    because: "a program of the benchmark is what a user would write",
  },
  {
    files: /^examples\//,
    forbidden: /^provider\/|^emulator\/|^okta-emulator$|^pulumi-okta-native\/|\/dist\//,
    because: "an example is what a user would write: the package by its name",
  },
];

const VAGUE = /(^|\/)(utils?|helpers?|common|misc|shared|lib)(\.[jt]s$|\/)/;

/** What is wrong with one file, in words; nothing where all is well. */
export function violations(file: string, source: string): string[] {
  const vague = VAGUE.test(file) ? [`${file}: the name says nothing`] : [];
  const arrows = importsOf(source).flatMap(({ from, typeOnly }) => {
    const target = resolved(file, from);
    return LAWS.filter(
      ({ files, forbidden, except }) =>
        files.test(file) && forbidden.test(target) && except?.(file, target, typeOnly) !== true,
    ).map(({ because }) => `${file} imports ${from}: ${because}`);
  });
  return [...vague, ...arrows];
}

function folderOf(path: string): string | undefined {
  return /^provider\/src\/resources\/([^/]+)\//.exec(path)?.[1];
}

function policyTypeOf(path: string): string | undefined {
  return /^provider\/src\/policy-types\/([^/]+)\//.exec(path)?.[1];
}

/** Statements of a front door that do more than re-export. */
export function moreThanReexports(source: string): string[] {
  const file = ts.createSourceFile("index.ts", source, ts.ScriptTarget.Latest, true);
  return file.statements
    .filter((statement) => !(ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined))
    .map((statement) => statement.getText().slice(0, 60));
}
