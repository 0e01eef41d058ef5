import { join } from "node:path";
import { Console } from "./console";
import { Stack } from "./stack";

const PROGRAM = join(__dirname, "programs", "rules");
const MINUTES = 180_000;

interface Rule {
  readonly id: string;
  readonly name: string;
}

/** The verbs of Pulumi that make, replace and forget objects, with the real CLI; one stack, step after step. */
describe("Pulumi's verbs", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await Stack.begin(PROGRAM, "e2e-verbs");
    await stack.succeeds("up", "--yes", "--skip-preview");
  }, MINUTES);
  afterAll(() => stack?.end());

  const rules = (): Rule[] => {
    const policy = stack.emulator.state().policies.find(({ name }) => name.startsWith("portal-"));
    return stack.emulator
      .state()
      .rules.filter(({ policyId, system }) => policyId === policy?.id && !system)
      .sort((a, b) => a.priority - b.priority)
      .map(({ id, name }) => ({ id, name }));
  };
  const names = () => rules().map(({ name }) => name.replace(/-[0-9a-f]{7}/, ""));
  const silence = async () => {
    await stack.succeeds("refresh", "--preview-only", "--expect-no-changes");
    await stack.succeeds("up", "--yes", "--skip-preview", "--expect-no-changes");
  };
  const step = (name: string, run: () => Promise<void>) => it(name, run, MINUTES);

  step("up --replace makes new rules in the places of the old ones; a declared name stays", async () => {
    const before = rules();
    const both = ["--replace", await stack.urn("staff"), "--replace", await stack.urn("named-0")];
    const output = await stack.succeeds("up", "--yes", "--skip-preview", ...both);
    expect(output).toMatch(/\+-2 replaced/);
    expect(names()).toEqual(["staff-2", "First", "Second"]);
    expect(rules()[0]?.id).not.toBe(before[0]?.id);
    expect(rules()[1]?.id).not.toBe(before[1]?.id);
    expect(rules()[2]?.id).toBe(before[2]?.id);
    await silence();
  });

  step("state delete, then up, takes the rule over again", async () => {
    const before = rules();
    await stack.succeeds("state", "delete", await stack.urn("staff"), "--yes");
    const output = await stack.succeeds("up", "--yes", "--skip-preview");
    expect(output).toMatch(/taken for the work of an interrupted run/);
    expect(rules()).toEqual(before);
    await silence();
  });

  step("rules swap their names", async () => {
    const before = rules().map(({ id }) => id);
    await stack.succeeds("up", "--yes", "--skip-preview", "-c", "names=Second,First");
    expect(rules().map(({ id }) => id)).toEqual(before);
    expect(names().slice(-2)).toEqual(["Second", "First"]);
    await silence();
  });

  step("ignoreChanges leaves a console edit alone", async () => {
    const console = new Console(stack.emulator);
    const { path } = await console.rule(
      "ACCESS_POLICY",
      stack.emulator.state().policies.find(({ name }) => name.startsWith("portal-"))?.name ?? "",
      "Second",
    );
    await console.edit<{ actions: { appSignOn: { access: string } } }>(path, (body) => {
      body.actions.appSignOn.access = "ALLOW";
    });
    await stack.succeeds("up", "--yes", "--skip-preview", "--refresh", "-c", "ignoreActions=true");
    expect(JSON.stringify(stack.emulator.state().rules.find(({ name }) => name === "Second"))).toContain(
      "ALLOW",
    );
    await stack.succeeds("up", "--yes", "--skip-preview", "-c", "ignoreActions=false");
    await silence();
  });

  step("--target writes the target alone", async () => {
    const change = ["-c", "names=Other,First", "-c", "description=of the portal"];
    stack.emulator.clearRequests();
    await stack.succeeds("up", "--yes", "--skip-preview", ...change, "--target", await stack.urn("portal"));
    const puts = stack.emulator.requests().filter(({ method }) => method === "PUT");
    expect(puts.map(({ path }) => path)).toEqual([expect.stringMatching(/^\/api\/v1\/policies\/[^/]+$/)]);
    await stack.succeeds("up", "--yes", "--skip-preview");
    expect(names().slice(-2)).toEqual(["Other", "First"]);
  });

  step("a saved plan is carried out", async () => {
    const plan = join(PROGRAM, "..", "..", "..", "..", ".sandbox", "e2e", "e2e-verbs", "plan.json");
    await stack.succeeds("preview", "--save-plan", plan, "-c", "description=of the new portal");
    await stack.succeeds("up", "--yes", "--skip-preview", "--plan", plan);
    await silence();
  });

  step("destroy leaves nothing", async () => {
    await stack.succeeds("destroy", "--yes", "--skip-preview");
    expect(stack.emulator.state().policies.filter(({ name }) => name.startsWith("portal-"))).toEqual([]);
  });
});
