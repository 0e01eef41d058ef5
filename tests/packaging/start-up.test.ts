import { spawnSync } from "node:child_process";
import { join } from "node:path";

// Pulumi starts a process for each command, and a preview without changes sends nothing: what it does not need costs
// more than all the rest.
const runtime = join(__dirname, "..", "..", "provider", "dist", "runtime.js");

const SCRIPT = `
const args = { policyId: "rst1", type: "ACCESS_POLICY", name: "Staff", actions: { appSignOn: { access: "DENY" } } };
const outs = { ...args, status: "ACTIVE", system: false, __okta: { v: 1, org: "00o1", managedFields: ["actions", "name", "type"] } };
const loaded = () => Object.keys(require.cache);
(async () => {
  const { policyRule } = require(${JSON.stringify(runtime)});
  const start = loaded();
  await policyRule.configure({ config: { get: () => undefined } });
  const { failures } = await policyRule.check(args, args);
  const { changes } = await policyRule.diff("rst1/rul1", outs, args);
  process.stdout.write(JSON.stringify({ failures, changes, start, preview: loaded() }));
  process.exit();
})();
`;

interface Loaded {
  readonly failures: readonly unknown[];
  readonly changes: boolean;
  readonly start: readonly string[];
  readonly preview: readonly string[];
}

test("a process loads what it is asked for: at first no library, for a preview of rules no HTTP client and no other kind", () => {
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", SCRIPT], {
    encoding: "utf8",
    env: {
      PATH: process.env.PATH,
      OKTA_ORG_URL: "http://127.0.0.1:1",
      OKTA_API_TOKEN: `00${"a".repeat(40)}`,
    },
  });
  expect(stderr).toBe("");
  const { failures, changes, start, preview } = JSON.parse(stdout) as Loaded;
  expect({ failures, changes }).toEqual({ failures: [], changes: false });

  const has = (files: readonly string[], part: string) => files.some((file) => file.includes(part));
  expect(start.filter((file) => file.includes("node_modules"))).toEqual([]);
  expect(has(preview, "/node_modules/zod/")).toBe(true);
  expect(has(preview, "/node_modules/axios/")).toBe(false);
  expect(has(preview, "/dist/policy-types/access-policy/")).toBe(true);
  expect(has(preview, "/dist/policy-types/password/")).toBe(false);
  expect(has(preview, "/dist/resources/policy-rule/")).toBe(true);
  for (const other of ["policy-rule-set", "policy-resource-mapping", "access-expectation", "service-user"]) {
    expect(has(preview, `/dist/resources/${other}/`)).toBe(false);
  }
  expect(has(preview, "/dist/opa/")).toBe(false);
});

test("a program that calls no function loads no library but Pulumi's", () => {
  const index = join(__dirname, "..", "..", "provider", "dist", "index.js");
  const script = `
    require("@pulumi/pulumi");
    const before = new Set(Object.keys(require.cache));
    require(${JSON.stringify(index)});
    process.stdout.write(JSON.stringify(Object.keys(require.cache).filter((file) => !before.has(file))));
    process.exit();
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
  expect(stderr).toBe("");
  const added: readonly string[] = JSON.parse(stdout);
  expect(added).toContain(index);
  expect(added.filter((file) => file.includes("node_modules"))).toEqual([]);
});
