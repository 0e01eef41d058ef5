import { join } from "node:path";
import { Console } from "./console";
import { describeLife } from "./life-of-an-example";
import { EXAMPLES, ROOT, Stack } from "./stack";

interface AppRule {
  actions: { appSignOn: { verificationMethod: { factorMode: string } } };
}

const EMPLOYEES = "Employees: two factors, one of them possession";
const FIVE_MINUTES = 300_000;

describeLife({
  example: "bootstrap",
  edit: async (console) => {
    const { path } = await console.rule("ACCESS_POLICY", "Payroll", EMPLOYEES);
    await console.edit<AppRule>(path, (body) => {
      body.actions.appSignOn.verificationMethod.factorMode = "1FA";
    });
  },
  // By the rule's name, and not by its place.
  shows: /~ Employees: two factors, one of them possession\s*: {[\s\S]*factorMode\s*: "2FA" => "1FA"/,
});

it(
  "is destroyed although a policy, a rule, a key and a user were deleted by hand",
  async () => {
    const stack = await Stack.begin(join(EXAMPLES, "bootstrap"), "e2e-deleted-by-hand");
    try {
      await stack.succeeds("up", "--yes", "--skip-preview");
      const console = new Console(stack.emulator);
      await console.okta("DELETE", (await console.rule("ACCESS_POLICY", "Payroll", EMPLOYEES)).path);
      const session = await console.policy("OKTA_SIGN_ON", "Workforce session");
      await console.okta("DELETE", `/policies/${session.id}`);
      const user = stack.emulator.state().serviceUsers.find(({ name }) => name.startsWith("deployer-"));
      await console.opa("DELETE", `/service_users/${user?.name}/keys/${user?.keys[0]?.id}`);
      await console.opa("PUT", `/service_users/${user?.name}`, { name: user?.name, status: "DELETED" });

      await stack.succeeds("destroy", "--yes", "--skip-preview");
      expect(stack.emulator.state().policies.map(({ name }) => name)).not.toContain("Payroll");
      expect(stack.leaks()).toEqual([]);
    } finally {
      await stack.end();
    }
  },
  FIVE_MINUTES,
);

it(
  "is what `pulumi up` at the root of the repo runs, as another project",
  async () => {
    const stack = await Stack.begin(ROOT, "e2e-root");
    try {
      const output = await stack.succeeds("preview");
      expect(output).toMatch(/pulumi-okta-native-e2e-root/);
      expect(output).toMatch(/11 to create/);
    } finally {
      await stack.end();
    }
  },
  FIVE_MINUTES,
);
