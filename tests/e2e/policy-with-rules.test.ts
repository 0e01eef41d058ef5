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
      // The rule that lets people in goes before the one that keeps them out.
      expect(writesOf(stack)).toEqual([
        "PUT apps/policies",
        "DELETE policies/rules",
        "DELETE policies/rules",
        "DELETE policies",
      ]);
    } finally {
      await stack.end();
    }
  },
  FIVE_MINUTES,
);
