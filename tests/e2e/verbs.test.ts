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
  const urn = async (logical: string) => {
    const found = /urn:pulumi:\S+/g;
    const all = (await stack.succeeds("stack", "--show-urns")).match(found) ?? [];
    return all.find((one) => one.endsWith(`::${logical}`)) ?? "";
  };
  const step = (name: string, run: () => Promise<void>) => it(name, run, MINUTES);

  step("up --replace makes a new rule in the place of the old one", async () => {
    const before = rules();
    const output = await stack.succeeds("up", "--yes", "--skip-preview", "--replace", await urn("staff"));
    expect(output).toMatch(/replaced/);
    expect(names()).toEqual(["staff-2", "First", "Second"]);
    expect(rules()[0]?.id).not.toBe(before[0]?.id);
    await silence();
  });

  step("up --replace of a rule with a declared name keeps the name", async () => {
    const before = rules();
    await stack.succeeds("up", "--yes", "--skip-preview", "--replace", await urn("named-0"));
    expect(names()).toEqual(["staff-2", "First", "Second"]);
    expect(rules()[1]?.id).not.toBe(before[1]?.id);
    await silence();
  });

  step("state delete, then up, takes the rule over again", async () => {
    const before = rules();
    await stack.succeeds("state", "delete", await urn("staff"), "--yes");
    const output = await stack.succeeds("up", "--yes", "--skip-preview");
    expect(output).toMatch(/taken for the work of an interrupted run/);
    expect(rules()).toEqual(before);
    await silence();
  });

  step("rules swap their names", async () => {
    const before = rules().map(({ id }) => id);
    await stack.succeeds("config", "set", "names", "Second,First");
    await stack.succeeds("up", "--yes", "--skip-preview");
    expect(rules().map(({ id }) => id)).toEqual(before);
    expect(names().slice(-2)).toEqual(["Second", "First"]);
    await silence();
  });

  step("ignoreChanges leaves a console edit alone", async () => {
    await stack.succeeds("config", "set", "ignoreActions", "true");
    const console = new Console(stack.emulator);
    const { path } = await console.rule(
      "ACCESS_POLICY",
      stack.emulator.state().policies.find(({ name }) => name.startsWith("portal-"))?.name ?? "",
      "Second",
    );
    await console.edit<{ actions: { appSignOn: { access: string } } }>(path, (body) => {
      body.actions.appSignOn.access = "ALLOW";
    });
    await stack.succeeds("up", "--yes", "--skip-preview", "--refresh");
    expect(JSON.stringify(stack.emulator.state().rules.find(({ name }) => name === "Second"))).toContain(
      "ALLOW",
    );
    await stack.succeeds("config", "rm", "ignoreActions");
    await stack.succeeds("up", "--yes", "--skip-preview");
    await silence();
  });

  step("--target writes the target alone", async () => {
    await stack.succeeds("config", "set", "names", "Other,First");
    await stack.succeeds("config", "set", "description", "of the portal");
    stack.emulator.clearRequests();
    await stack.succeeds("up", "--yes", "--skip-preview", "--target", await urn("portal"));
    const puts = stack.emulator.requests().filter(({ method }) => method === "PUT");
    expect(puts.map(({ path }) => path)).toEqual([expect.stringMatching(/^\/api\/v1\/policies\/[^/]+$/)]);
    await stack.succeeds("up", "--yes", "--skip-preview");
    await silence();
  });

  step("a saved plan is carried out", async () => {
    await stack.succeeds("config", "rm", "description");
    const plan = join(PROGRAM, "..", "..", "..", "..", ".sandbox", "e2e", "e2e-verbs", "plan.json");
    await stack.succeeds("preview", "--save-plan", plan);
    await stack.succeeds("up", "--yes", "--skip-preview", "--plan", plan);
    await silence();
  });

  step("destroy leaves nothing", async () => {
    await stack.succeeds("destroy", "--yes", "--skip-preview");
    expect(stack.emulator.state().policies.filter(({ name }) => name.startsWith("portal-"))).toEqual([]);
  });
});
