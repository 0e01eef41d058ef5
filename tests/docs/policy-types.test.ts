import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { POLICY_TYPES } from "../../provider/src/policy-types/capabilities";
import { gapsIn } from "../../scripts/docs/gaps";
import { anchor } from "../../scripts/docs/markdown";
import { filled } from "../../scripts/docs/pages";

const root = join(__dirname, "../..");
const folder = join(root, "docs/policy-types");
const READING_THE_TYPES = 120_000;

/** `npm run docs -- --check`, in a process of its own: TypeDoc is an ES module. */
function check(pages: string) {
  const { status, stderr } = spawnSync(
    process.execPath,
    [require.resolve("tsx/cli"), join(root, "scripts/docs/main.mts"), "--check", "--folder", pages],
    { encoding: "utf8" },
  );
  return { status, faults: stderr.trim().split("\n").filter(Boolean) };
}

describe("the pages of the policy types", () => {
  it(
    "are what the types, the examples and the texts say, and no public property lacks a docstring or a source",
    () => {
      expect(check(folder)).toEqual({ status: 0, faults: [] });
    },
    READING_THE_TYPES,
  );

  it(
    "are found out when they are stale, missing or strange",
    () => {
      const copy = mkdtempSync(join(tmpdir(), "policy-types-"));
      cpSync(folder, copy, { recursive: true });
      const edited = join(copy, "password.md");
      writeFileSync(
        edited,
        readFileSync(edited, "utf8").replace("Password policies", "Policies of passwords"),
      );
      rmSync(join(copy, "mfa-enroll.md"));
      writeFileSync(join(copy, "biometrics.md"), "# Biometrics\n");
      const found = check(copy);
      rmSync(copy, { recursive: true });
      expect(found).toEqual({
        status: 1,
        faults: [
          "biometrics.md is not made by npm run docs",
          "password.md is stale: npm run docs",
          "mfa-enroll.md is stale: npm run docs",
        ],
      });
    },
    READING_THE_TYPES,
  );

  it("are there for every type", () => {
    const pages = POLICY_TYPES.map((type) => `${type.toLowerCase().replaceAll("_", "-")}.md`);
    expect(readdirSync(folder).sort()).toEqual([...pages, "README.md"].sort());
  });

  it.each([
    ["okta-sign-on", "session.maxSessionIdleMinutes", "| `number` | 120 | minutes |"],
    ["mfa-enroll", "authenticators[].key", '`"yubikey_token"` or another text | required |'],
    ["mfa-enroll", "factors", "| by key: object | required |"],
    [
      "entity-risk",
      "include",
      '`"USER_REPORTED_SUSPICIOUS_ACTIVITY"` or [`unlistedValue`](README.md#what-is-not-listed) | required |',
    ],
    ["idp-discovery", "providers", "| list of [RoutingProvider](#routingprovider); at most 10;"],
    [
      "access-policy",
      "constraints[].knowledge.types",
      '`"security_question"`, in lower or upper case, or [`unlistedValue`]',
    ],
    [
      "access-policy",
      "chains[].next[].next[].authenticationMethods",
      "[AuthenticationMethod](#authenticationmethod)",
    ],
    [
      "profile-enrollment",
      "profileEnrollment.targetGroupIds",
      "| list of `string` or `null`; one id of a group at most |",
    ],
  ])("%s has a row for %s with what its type and docstring say", (page, path, cells) => {
    const lines = readFileSync(join(folder, `${page}.md`), "utf8").split("\n");
    const rows = lines.filter((line) => line.startsWith(`| \`${path}\` |`));
    expect(rows).toContainEqual(expect.stringContaining(cells));
  });

  it("name the scopes of apps where apps are put under the policies, and nowhere else", () => {
    const naming = readdirSync(folder).filter((page) =>
      readFileSync(join(folder, page), "utf8").includes("`okta.apps.manage`"),
    );
    expect(naming.sort()).toEqual(["access-policy.md", "profile-enrollment.md"]);
  });

  it("have the section that marked values point at", () => {
    expect(readFileSync(join(folder, "README.md"), "utf8")).toContain("\n## What is not listed\n");
  });

  it("name the operating systems of routing rules as these do", () => {
    const system = readFileSync(join(folder, "idp-discovery.md"), "utf8").match(
      /^\| `os.type` \|([^|;]*)/m,
    )?.[1];
    expect(system).toContain('"OSX"');
    expect(system).not.toContain('"MACOS"');
  });

  it.each(readdirSync(folder))("%s links only to sections it has, and has each once", (page) => {
    const text = readFileSync(join(folder, page), "utf8");
    const sections = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchor(heading));
    const links = [...text.matchAll(/\]\((#[^)]*)\)/g)].map(([, target = ""]) => target);
    expect(links.filter((target) => !sections.includes(target))).toEqual([]);
    expect(sections.filter((section, index) => sections.indexOf(section) !== index)).toEqual([]);
  });
});

describe("what a page is made of", () => {
  it("is a text whose marks and parts fit each other", () => {
    expect(filled("a\n<!-- b -->\nc <!-- b -->", { b: () => "B" })).toBe("a\nB\nc <!-- b -->");
    expect(() => filled("<!-- c -->", { b: () => "B" })).toThrow('nothing is called "c"; there are b');
    expect(() => filled("a", { b: () => "B" })).toThrow("the text lacks <!-- b -->");
  });

  it("has no gaps in the docstrings", () => {
    const property = { owner: "Cat", required: true, shape: { kind: "plain", name: "number" } } as const;
    const cat = {
      name: "Cat",
      meaning: "",
      variants: [],
      properties: [
        { ...property, name: "lives", meaning: "How many are left.", source: "spec Cat" },
        { ...property, name: "paws", meaning: "" },
      ],
    };
    expect(gapsIn([cat])).toEqual(["Cat: no docstring", "Cat.paws: no docstring", "Cat.paws: no @source"]);
  });
});
