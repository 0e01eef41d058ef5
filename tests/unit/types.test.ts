import { join } from "node:path";
import ts from "typescript";
import { POLICY_TYPES } from "../../provider/src/policy-types/capabilities";
import { REGISTRY } from "../../provider/src/policy-types/registry";

const root = join(__dirname, "../..");
const folder = join(root, "tests/types");
const compileSlowly = 120_000;

/** Compiles files of `tests/types`, some of them in memory only. */
function compiled(names: readonly string[], inMemory: Readonly<Record<string, string>> = {}) {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const disk = ts.createCompilerHost(options);
  const text = (path: string) =>
    Object.entries(inMemory).find(([name]) => join(folder, name) === path)?.[1] ?? disk.readFile(path);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => text(path) !== undefined,
    readFile: text,
    getSourceFile: (path, version) => {
      const code = text(path);
      return code === undefined ? undefined : ts.createSourceFile(path, code, version);
    },
  };
  const program = ts.createProgram(
    names.map((name) => join(folder, name)),
    options,
    host,
  );
  return (name: string) => {
    const source = program.getSourceFile(join(folder, name));
    if (source === undefined) {
      throw new Error(`${name} was not compiled`);
    }
    const complaints = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return { source, complaints };
  };
}

interface Case {
  readonly line: number;
  readonly code: string;
  /** The comment right above the statement. */
  readonly expected: string;
  readonly said: readonly string[];
}

/** The statements of a file that are programs, each with what is expected and what was said about it. */
function cases({ source, complaints }: { source: ts.SourceFile; complaints: readonly ts.Diagnostic[] }) {
  return source.statements.filter(ts.isExpressionStatement).map((statement): Case => {
    const start = statement.getStart(source);
    const above = ts.getLeadingCommentRanges(source.text, statement.getFullStart()) ?? [];
    const comment = above.at(-1);
    return {
      line: source.getLineAndCharacterOfPosition(start).line + 1,
      code: statement.getText(source),
      expected: comment === undefined ? "" : source.text.slice(comment.pos + 2, comment.end).trim(),
      said: complaints
        .filter((complaint) => (complaint.start ?? 0) >= start && (complaint.start ?? 0) < statement.end)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    };
  });
}

/** Programs about which the compiler did not say what was expected. */
function unexpected(found: readonly Case[]): string[] {
  return found
    .filter(({ expected, said }) => expected === "" || !said.some((message) => message.includes(expected)))
    .map(({ line, expected, said }) => `line ${line}: expected "${expected}", got "${said.join(" | ")}"`);
}

const RULE_TYPES = POLICY_TYPES.map((type) => REGISTRY[type].capabilities.ruleType);

function mentions(source: ts.SourceFile, made: "Policy" | "PolicyRule", type: string): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText(source) === made) {
      found ||= node.arguments?.[1]?.getText(source).includes(`type: "${type}"`) === true;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe("programs", () => {
  const load = (() => {
    let read: ReturnType<typeof compiled> | undefined;
    return () => {
      read ??= compiled(["accepted.ts", "refused.ts"]);
      return read;
    };
  })();

  it(
    "that are right compile, for every type of policy and rule",
    () => {
      const { source, complaints } = load()("accepted.ts");
      expect(complaints.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual(
        [],
      );
      expect(POLICY_TYPES.filter((type) => !mentions(source, "Policy", type))).toEqual([]);
      expect(RULE_TYPES.filter((type) => !mentions(source, "PolicyRule", type))).toEqual([]);
    },
    compileSlowly,
  );

  it(
    "that are wrong do not, and the compiler says what is expected",
    () => {
      const { source, complaints } = load()("refused.ts");
      const found = cases({ source, complaints });
      expect(found.length).toBeGreaterThanOrEqual(30);
      expect(unexpected(found)).toEqual([]);
      const inCases = found.reduce((sum, { said }) => sum + said.length, 0);
      expect(complaints).toHaveLength(inCases);
      const untried = POLICY_TYPES.filter(
        (type) =>
          !mentions(source, "Policy", type) &&
          !mentions(source, "PolicyRule", REGISTRY[type].capabilities.ruleType),
      );
      expect(untried).toEqual([]);
    },
    compileSlowly,
  );

  it(
    "are told apart from programs that only seem wrong",
    () => {
      const seeming = [
        'import { Policy } from "pulumi-okta-native";',
        "// and 'settings' does not exist in type",
        'new Policy("a", { type: "PASSWORD", settings: {} });',
        "// something else",
        'new Policy("b", { type: "ACCESS_POLICY", settings: {} });',
      ].join("\n");
      const found = unexpected(cases(compiled(["seeming.ts"], { "seeming.ts": seeming })("seeming.ts")));
      expect(found).toHaveLength(2);
    },
    compileSlowly,
  );
});
