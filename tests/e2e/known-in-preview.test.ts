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

  it.each([
    ["policy", "policy → rule, policy → mapping", "portal"],
    ["rule", "rule → rule, rule → mapping", "staff"],
    ["user", "user → key", "bot"],
    ["component", "user → key within a component", "robot"],
  ])(
    "%s (%s)",
    async (change, _pairs, changed) => {
      await stack.succeeds("config", "set", "change", change);
      const preview = await stack.succeeds("preview", "--diff");
      const steps = preview.match(/^ *(?:[~+-]|\+-|-\+|\+\+|--)[^:=\n]*pulumi-nodejs:dynamic\/\S+/gm) ?? [];
      expect(steps).toHaveLength(1);
      expect(preview).toMatch(new RegExp(`::${changed}\\]`));
      expect(preview).not.toMatch(/replace/);
      expect(preview).toMatch(/~ 1 to update/);
      const up = await stack.succeeds("up", "--yes", "--skip-preview");
      expect(up).toMatch(/~ 1 updated/);
      expect(up).not.toMatch(/replaced|created|deleted/);
      await stack.succeeds("config", "rm", "change");
      await stack.succeeds("up", "--yes", "--skip-preview");
    },
    MINUTES,
  );

  it(
    "keeps what other stacks read",
    async () => {
      await stack.succeeds("config", "set", "change", "user");
      const preview = await stack.succeeds("preview", "--diff");
      expect(preview).not.toMatch(/bots|\[unknown\].*bot/);
      await stack.succeeds("config", "rm", "change");
      await stack.succeeds("destroy", "--yes", "--skip-preview");
    },
    MINUTES,
  );
});
