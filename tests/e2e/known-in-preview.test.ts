import { join } from "node:path";
import { Stack } from "./stack";

const PROGRAM = join(__dirname, "programs", "pairs");
const MINUTES = 180_000;

/** An update of one resource never makes another look changed or replaced in preview. */
describe("of two connected resources, the preview of an update shows only the one that changes", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await Stack.begin(PROGRAM, "e2e-pairs");
    await stack.succeeds("up", "--yes", "--skip-preview");
  }, MINUTES);
  afterAll(() => stack?.end());

  it(
    "a stack that reads outputs by StackReference sees no change, during and after an update of the user",
    async () => {
      const reader = await stack.beside(join(PROGRAM, "..", "reader"), "e2e-reader");
      try {
        await reader.succeeds("up", "--yes", "--skip-preview");
        const [up] = await Promise.all([
          stack.succeeds("up", "--yes", "--skip-preview", "-c", "change=user"),
          reader.succeeds("preview", "--expect-no-changes"),
        ]);
        expect(up).toMatch(/~ 1 updated/);
        await reader.succeeds("preview", "--expect-no-changes");
      } finally {
        reader.forget();
      }
    },
    MINUTES,
  );

  // Each row changes one more resource, the first one the user that was disabled above.
  it.each([
    ["none", "user → key", "bot"],
    ["policy", "policy → rule, policy → mapping", "portal"],
    ["policy,rule", "rule → rule, rule → mapping", "staff"],
    ["policy,rule,component", "user → key within a component", "robot"],
  ])(
    "%s (%s)",
    async (change, _pairs, changed) => {
      const preview = await stack.succeeds("preview", "--diff", "-c", `change=${change}`);
      const steps = preview.match(/^ *(?:[~+-]|\+-|-\+|\+\+|--)[^:=\n]*pulumi-nodejs:dynamic\/\S+/gm) ?? [];
      expect(steps).toHaveLength(1);
      expect(preview).toMatch(new RegExp(`::${changed}\\]`));
      expect(preview).not.toMatch(/replace/);
      expect(preview).toMatch(/~ 1 to update/);
      // What other stacks read stays known too.
      expect(preview).not.toMatch(/bots|\[unknown\].*bot/);
      const up = await stack.succeeds("up", "--yes", "--skip-preview");
      expect(up).toMatch(/~ 1 updated/);
      expect(up).not.toMatch(/replaced|created|deleted/);
    },
    MINUTES,
  );

  it(
    "--replace makes a service user of an automatic name anew, under the next name, and its key with it",
    async () => {
      const names = () =>
        stack.emulator
          .state()
          .serviceUsers.filter(({ name }) => name.startsWith("robot-"))
          .map(({ name, status }) => `${name.replace(/-[0-9a-f]{7}/, "")} ${status}`);
      expect(names()).toEqual(["robot DISABLED"]);
      await stack.succeeds("up", "--yes", "--skip-preview", "--replace", "**::robot", "-c", "change=none");
      expect(names()).toEqual(["robot DELETED", "robot-2 ACTIVE"]);
      // The other stack above made a key for the same user, which a refresh of this one tells.
      const told = ["--exclude", await stack.urn("bot-key")];
      await stack.succeeds("refresh", "--preview-only", "--expect-no-changes", ...told);
      await stack.succeeds("up", "--yes", "--skip-preview", "--expect-no-changes");
    },
    MINUTES,
  );

  it(
    "a function of the program answers in preview and in up",
    async () => {
      expect(await stack.succeeds("stack", "output", "standard")).toBe("Any two factors\n");
    },
    MINUTES,
  );
});
