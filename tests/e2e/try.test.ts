import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, Stack } from "./stack";

const FOLDER = join(ROOT, ".sandbox", "try");
const program = (rules: string, more = "") => `
import * as okta from "pulumi-okta-native";
const policy = new okta.Policy("portal", { type: "ACCESS_POLICY" });
const allow = (group: string, factorMode: "1FA" | "2FA" = "2FA") => ({
  conditions: { people: { groups: { include: [group] } } },
  actions: { appSignOn: { access: "ALLOW" as const, verificationMethod: { type: "ASSURANCE" as const, factorMode } } },
});
const deny = (group: string) => ({ conditions: { people: { groups: { include: [group] } } }, actions: { appSignOn: { access: "DENY" as const } } });
const set = new okta.PolicyRuleSet("portal", { policyId: policy.id, type: "ACCESS_POLICY", rules: [${rules}],
  catchAll: { actions: { appSignOn: { access: "DENY" } } } ${more} });
export const ids = set.ids; export const foreign = set.foreign; export const pol = set.policyId;
`;
test("look", async () => {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, "Pulumi.yaml"), "name: try\nruntime: nodejs\n");
  writeFileSync(
    join(FOLDER, "package.json"),
    JSON.stringify({
      name: "try",
      private: true,
      main: "index.ts",
      dependencies: { "pulumi-okta-native": "*", "@pulumi/pulumi": "*" },
    }),
  );
  const say = (rules: string, more = "") => writeFileSync(join(FOLDER, "index.ts"), program(rules, more));
  const A = '{ name: "Employees", ...allow("00g1employees0000001") }';
  const B = '{ name: "Contractors", ...deny("00g1contractors00001") }';
  const C = '{ name: "Admins", ...allow("00g1admins0000000001") }';
  say([A, B, C].join(", "));
  const stack = await Stack.begin(FOLDER, "e2e-try");
  const show = async (...args: string[]) => {
    const { code, output } = await stack.run(...args);
    process.stdout.write(`\n$ pulumi ${args.join(" ")} -> ${code}\n${output}\n`);
  };
  await show("preview", "--diff");
  await show("up", "--yes", "--skip-preview");
  say([C, A, B.replace("00g1contractors00001", "00g1admins0000000001")].join(", "));
  await show("preview", "--diff");
  await show("up", "--yes", "--skip-preview");
  const state = stack.emulator.state();
  const policyId = state.policies.find(
    ({ type, name }) => type === "ACCESS_POLICY" && name.startsWith("portal"),
  )?.id;
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${stack.emulator.url}/api/v1/policies/${policyId}/rules${path}`, {
      method,
      headers: {
        Authorization: `SSWS ${stack.emulator.credentials.apiToken}`,
        "Content-Type": "application/json",
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  await call("POST", "", {
    type: "ACCESS_POLICY",
    name: "backdoor",
    priority: 0,
    actions: { appSignOn: { access: "ALLOW", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } } },
  });
  await show("refresh", "--preview-only", "--diff", "--expect-no-changes");
  await show("refresh", "--yes", "--skip-preview");
  await show("preview", "--diff");
  await show("up", "--yes", "--skip-preview");
  await show("preview", "--diff", "--expect-no-changes");
  say(
    [C.replace(") }", ', "1FA") }'), A.replace(") }", ', "1FA") }'), B].join(", "),
    ', foreignRules: "remove"',
  );
  await show("preview", "--diff");
  await show("up", "--yes", "--skip-preview");
  await show("preview", "--diff", "--expect-no-changes");
  await show("destroy", "--yes", "--skip-preview");
  await stack.end();
}, 600000);
