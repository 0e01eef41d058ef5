import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

// Where installers put us, made from the real tarball; the dependencies are the repository's own.
const root = resolve(__dirname, "../..");
let tarball: string;
let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "install-"));
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", scratch], {
    cwd: join(root, "provider"),
    encoding: "utf8",
  });
  tarball = join(scratch, (JSON.parse(packed) as { filename: string }[])[0]?.filename ?? "");
});
afterAll(() => rmSync(scratch, { recursive: true }));

function unpackInto(folder: string): string {
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "--strip-components=1", "-C", folder]);
  return folder;
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "dir");
}

/** A program folder with the dependencies of the package, the package itself still to come. */
function programFolder(name: string): string {
  const folder = join(scratch, name);
  for (const dependency of ["@pulumi/pulumi", "axios", "zod"]) {
    link(join(root, "node_modules", dependency), join(folder, "node_modules", dependency));
  }
  return folder;
}

/** Registers a resource under Pulumi's mocks, and loads what state holds, as the plugin does from the same folder. */
function run(folder: string, from = "pulumi-okta-native"): string {
  const program = `
    const pulumi = require("@pulumi/pulumi");
    const { Policy } = require(${JSON.stringify(from)});
    pulumi.runtime.setMocks({ newResource: (args) => ({ id: "1", state: args.inputs }), call: () => ({}) }, "p", "s").then(() => {
      try {
        new Policy("contractors", { type: "PASSWORD" });
        console.log(typeof require("pulumi-okta-native/runtime").policy.create);
      } catch (error) {
        console.log(error.message);
      }
    });`;
  writeFileSync(join(folder, "program.js"), program);
  const { stdout, stderr } = spawnSync(process.execPath, ["program.js"], { cwd: folder, encoding: "utf8" });
  return stdout + stderr;
}

test("the tarball holds the compiled package and nothing else", () => {
  const folder = unpackInto(join(scratch, "contents"));
  expect(readdirSync(folder).sort()).toEqual(["LICENSE", "README.md", "dist", "package.json"]);
  expect(readdirSync(join(folder, "dist"))).toEqual(
    expect.arrayContaining(["index.js", "index.d.ts", "runtime.js"]),
  );
});

test("installed from the tarball", () => {
  const folder = programFolder("installed");
  unpackInto(join(folder, "node_modules", "pulumi-okta-native"));
  expect(run(folder)).toBe("function\n");
});

test("linked from a workspace", () => {
  const folder = programFolder("linked");
  link(join(root, "provider"), join(folder, "node_modules", "pulumi-okta-native"));
  expect(run(folder)).toBe("function\n");
});

test("in a content-addressed store, as pnpm lays it out", () => {
  const folder = programFolder("stored");
  const store = join(folder, "node_modules", ".pnpm", "pulumi-okta-native@0.1.0", "node_modules");
  unpackInto(join(store, "pulumi-okta-native"));
  for (const dependency of ["@pulumi/pulumi", "axios", "zod"]) {
    link(join(root, "node_modules", dependency), join(store, dependency));
  }
  link(join(store, "pulumi-okta-native"), join(folder, "node_modules", "pulumi-okta-native"));
  expect(run(folder)).toBe("function\n");
});

test("below a wrapper package: refused when nested there, fine as its peer", () => {
  const nested = programFolder("nested");
  const wrapper = join(nested, "node_modules", "acme-policies");
  unpackInto(join(wrapper, "node_modules", "pulumi-okta-native"));
  mkdirSync(wrapper, { recursive: true });
  writeFileSync(join(wrapper, "index.js"), 'module.exports = require("pulumi-okta-native");');
  expect(run(nested, "acme-policies")).toContain(
    "a package that wraps it must declare it as a peerDependency",
  );

  const peer = programFolder("peer");
  mkdirSync(join(peer, "node_modules", "acme-policies"), { recursive: true });
  writeFileSync(
    join(peer, "node_modules", "acme-policies", "index.js"),
    'module.exports = require("pulumi-okta-native");',
  );
  unpackInto(join(peer, "node_modules", "pulumi-okta-native"));
  expect(run(peer, "acme-policies")).toBe("function\n");
});
