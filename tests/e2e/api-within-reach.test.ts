import { join } from "node:path";
import { describeLife } from "./life-of-an-example";
import { EXAMPLES, Stack } from "./stack";

interface AppRule {
  actions: { appSignOn: { access: string } };
}

describeLife({
  example: "clone",
  edit: async (console) => {
    const { path } = await console.rule("ACCESS_POLICY", "Two factors (trial)", "Nobody at high risk");
    await console.edit<AppRule>(path, (rule) => {
      rule.actions.appSignOn.access = "ALLOW";
    });
  },
  shows: /access\s*: "DENY" => "ALLOW"/,
});

describeLife({
  example: "access-expectation",
  edit: async (console) => {
    const { path } = await console.rule("ACCESS_POLICY", "Payroll", "No contractors");
    await console.edit<AppRule>(path, (rule) => {
      rule.actions.appSignOn.access = "ALLOW";
    });
  },
  shows: /access\s*: "DENY" => "ALLOW"/,
});

const FIVE_MINUTES = 300_000;

it(
  "finds by name what stands in the org, also in the first preview, and changes nothing",
  async () => {
    const stack = await Stack.begin(join(EXAMPLES, "lookups"), "e2e-lookups");
    try {
      const preview = await stack.succeeds("preview");
      expect(preview).toMatch(/app\s*: "0oa1payroll000000001"/);
      // Nothing is minted for a preview.
      expect(preview).toMatch(/token\s*: \[(?:secret|unknown)\]/);
      await stack.succeeds("up", "--yes", "--skip-preview");
      const outputs = await stack.succeeds("stack", "output", "decides", "--json");
      expect(JSON.parse(outputs.slice(outputs.indexOf("[")))).toEqual([
        { status: "MATCH", rules: [expect.objectContaining({ name: "Catch-all Rule", status: "MATCH" })] },
      ]);
      const writes = stack.emulator
        .requests()
        .filter(({ method, path }) => method !== "GET" && !/simulate$|service_token$/.test(path));
      expect(writes).toEqual([]);
      expect(stack.leaks()).toEqual([]);
    } finally {
      await stack.end();
    }
  },
  FIVE_MINUTES,
);

it(
  "fails the up whose policies let in whom nobody should, and the next one after the repair passes",
  async () => {
    const stack = await Stack.begin(join(__dirname, "programs", "expecting"), "e2e-expecting");
    try {
      await stack.succeeds("up", "--yes", "--skip-preview");
      await stack.succeeds("config", "set", "access", "ALLOW");
      const failed = await stack.fails("up", "--yes", "--skip-preview");
      expect(failed).toMatch(/otherwise than expected:/);
      expect(failed).toMatch(/ACCESS_POLICY\s+Payroll\s+No contractors\s+ALLOW/);
      // What was not confirmed is asked again, although nothing changes.
      await stack.fails("up", "--yes", "--skip-preview");
      await stack.succeeds("config", "set", "access", "DENY");
      await stack.succeeds("up", "--yes", "--skip-preview");
      await stack.succeeds("preview", "--expect-no-changes");
      // Back to what was confirmed before, nothing has to be asked.
      const asked = stack.emulator.requests().filter(({ path }) => path.endsWith("/simulate"));
      expect(asked).toHaveLength(3);
      await stack.succeeds("destroy", "--yes", "--skip-preview");
    } finally {
      await stack.end();
    }
  },
  FIVE_MINUTES,
);
