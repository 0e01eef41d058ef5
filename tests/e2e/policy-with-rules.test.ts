import { join } from "node:path";
import { Console } from "./console";
import { EXAMPLES, Stack } from "./stack";

const FIVE_MINUTES = 300_000;

/** What was written since the requests were cleared: the verb and the last thing but ids that the address names. */
function writesOf({ emulator }: Stack): string[] {
  return emulator
    .requests()
    .filter(({ method }) => method !== "GET")
    .map(({ method, path }) => `${method} ${path.match(/apps|policies|rules/g)?.join("/")}`);
}

it(
  "puts the app under the policy when all rules stand, tells of a rule that is not its own, and takes the app away first",
  async () => {
    const stack = await Stack.begin(join(EXAMPLES, "policy-with-rules"), "e2e-with-rules");
    try {
      await stack.succeeds("up", "--yes", "--skip-preview");
      expect(writesOf(stack)).toEqual([
        "POST policies",
        "POST policies/rules",
        "POST policies/rules",
        "PUT policies/rules",
        "PUT apps/policies",
      ]);

      const console = new Console(stack.emulator);
      const { id } = await console.policy("ACCESS_POLICY", "Payroll");
      await console.okta("POST", `/policies/${id}/rules`, {
        type: "ACCESS_POLICY",
        name: "backdoor",
        priority: 0,
        actions: { appSignOn: { access: "ALLOW" } },
      });
      const drift = await stack.fails("refresh", "--preview-only", "--diff", "--expect-no-changes");
      expect(drift).toMatch(/\+ backdoor: {[\s\S]*\+ place\s*: "on top"/);
      expect(drift).toMatch(/a rule that the program does not name: "backdoor"/);
      // It is neither taken over nor learned: an up leaves it, and the next preview shows it again.
      await stack.succeeds("up", "--yes", "--skip-preview", "--refresh");
      await console.rule("ACCESS_POLICY", "Payroll", "backdoor");
      expect(await stack.fails("preview", "--expect-no-changes")).toMatch(/"backdoor" \(rul\w+\): on top/);

      stack.emulator.clearRequests();
      await stack.succeeds("destroy", "--yes", "--skip-preview");
      expect(writesOf(stack)).toEqual(["PUT apps/policies", "DELETE policies"]);
    } finally {
      await stack.end();
    }
  },
  FIVE_MINUTES,
);

describe("Pulumi's options on the component", () => {
  const UP = ["up", "--yes", "--skip-preview"] as const;
  let stack: Stack;
  beforeAll(async () => {
    stack = await Stack.begin(join(__dirname, "programs", "whole"), "e2e-whole");
  }, FIVE_MINUTES);
  afterAll(() => stack?.end());
  const step = (name: string, run: () => Promise<void>) => it(name, run, FIVE_MINUTES);
  const up = async (...config: string[]) => {
    if (config.length > 0) {
      await stack.succeeds("config", "set", ...config);
    }
    stack.emulator.clearRequests();
    await stack.succeeds(...UP);
  };
  step("dependsOn: the parts wait for what it names, and what names it waits for the parts", async () => {
    await up();
    const names = stack.emulator.state().policies.map(({ name }) => name.replace(/-\w{7}$/, ""));
    expect(names.slice(-3)).toEqual(["First", "portal", "Last"]);
    expect(writesOf(stack).slice(1, 5)).toEqual([
      "POST policies",
      "POST policies/rules",
      "PUT apps/policies",
      "POST policies",
    ]);
  });
  step("providers: the parts use the one that is given", async () => {
    const state = await stack.succeeds("stack", "export");
    expect(state.match(/"provider": "[^"]*::explicit::/g)).toHaveLength(3);
  });
  step("aliases: a renamed component writes nothing", async () => {
    await up("renamed", "true");
    expect(writesOf(stack)).toEqual([]);
    expect(await stack.urn("gate-rules")).toContain("okta:index:PolicyWithRules$");
    await stack.succeeds("refresh", "--preview-only", "--expect-no-changes");
  });
  step("protect: no part can be deleted", async () => {
    await up("protect", "true");
    expect(writesOf(stack)).toEqual([]);
    expect(await stack.fails("destroy", "--yes", "--skip-preview")).toMatch(/protected/);
    expect(stack.emulator.state().policies.filter(({ name }) => name.startsWith("portal-"))).toHaveLength(1);
    await up("protect", "false");
  });
  step("an app that is named otherwise stays where it stands", async () => {
    await up("byName", "true");
    expect(writesOf(stack)).toEqual([]);
    await stack.succeeds("preview", "--expect-no-changes");
  });
});
