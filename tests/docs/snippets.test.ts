import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { anchor } from "../../scripts/docs/markdown";

const root = join(__dirname, "../..");

interface Snippet {
  /** Page, relative to the root. */
  readonly page: string;
  /** Line of the page on which the code begins, from 1. */
  readonly line: number;
  readonly code: string;
}

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
  "provider/README.md",
  "emulator/README.md",
  "examples/README.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .map((name) => join("docs", name))
    .filter((name) => name.endsWith(".md")),
].filter((page) => existsSync(join(root, page)));

function snippetsOf(page: string, text: string): Snippet[] {
  const fences = /^```(?:ts|typescript)\b[^\n]*\n(.*?)^```[ \t]*$/gms;
  return [...text.matchAll(fences)].map(({ 0: block, 1: code = "", index }) => {
    const codeAt = index + block.indexOf("\n") + 1;
    return { page, line: text.slice(0, codeAt).split("\n").length, code };
  });
}

/** What the compiler says about the snippets, each as `page:line message`. */
function problems(snippets: readonly Snippet[]): string[] {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  // Each stands beside its page, in memory only, so that imports are found as a file there would find them.
  const files = new Map(
    snippets.map((snippet) => [join(root, `${snippet.page}.${snippet.line}.ts`), snippet]),
  );
  const settings = { ...options, noUnusedLocals: false, noEmit: true };
  const disk = ts.createCompilerHost(settings);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => files.has(name) || disk.fileExists(name),
    readFile: (name) => files.get(name)?.code ?? disk.readFile(name),
    getSourceFile: (name, version) => {
      const code = files.get(name)?.code;
      return code === undefined
        ? disk.getSourceFile(name, version)
        : ts.createSourceFile(name, code, version);
    },
  };
  const program = ts.createProgram([...files.keys()], settings, host);
  return [...files].flatMap(([name, { page, line }]) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ file, start, messageText }) => {
        const within = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
        return `${page}:${line + within} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      },
    );
  });
}

describe("the code in the documentation", () => {
  const compileSlowly = 120_000;

  it(
    "compiles as it stands",
    () => {
      const snippets = pages.flatMap((page) => snippetsOf(page, readFileSync(join(root, page), "utf8")));
      expect(snippets.length).toBeGreaterThan(0);
      expect(problems(snippets)).toEqual([]);
    },
    compileSlowly,
  );

  it(
    "is reported with its page and line where it is wrong",
    () => {
      const page = [
        "Some words.",
        "",
        "```ts",
        'import * as okta from "pulumi-okta-native";',
        "",
        'new okta.Policy("passwords", { type: "PASSWORD", onDestroy: "forget" });',
        "```",
        "",
        "```sh",
        "this is no code of ours",
        "```",
      ].join("\n");
      const found = problems(snippetsOf("docs/wrong.md", page));
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(/^docs\/wrong\.md:6 .*"forget"/);
    },
    compileSlowly,
  );
});

describe("the pages", () => {
  it.each(pages)("%s links only to files that exist, and to sections that they have", (page) => {
    const text = readFileSync(join(root, page), "utf8");
    const targets = [...text.matchAll(/\]\((?!https?:)([^)\s]+)/g)].map(([, target = ""]) => target);
    expect(targets.filter((target) => !leadsSomewhere(page, target))).toEqual([]);
  });

  it("are not taken for right where a link leads nowhere", () => {
    expect(leadsSomewhere("README.md", "docs/nowhere.md")).toBe(false);
    expect(leadsSomewhere("README.md", "#nowhere")).toBe(false);
    expect(leadsSomewhere("SECURITY.md", "README.md#nowhere")).toBe(false);
    expect(leadsSomewhere("SECURITY.md", "README.md#configuration")).toBe(true);
  });
});

/** Whether a relative link of a page leads to a file, and to a heading in it where it names one. */
function leadsSomewhere(page: string, target: string): boolean {
  const [path = "", section] = target.split("#");
  const file = path === "" ? join(root, page) : join(root, page, "..", path);
  if (!existsSync(file) || section === undefined) {
    return existsSync(file);
  }
  const headings = [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, text = ""]) => text);
  return headings.some((heading) => anchor(heading) === `#${section}`);
}
