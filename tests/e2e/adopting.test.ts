import { join } from "node:path";
import { Stack } from "./stack";

const FIVE_MINUTES = 300_000;
const UP = ["up", "--yes", "--skip-preview"];

it(
  "adopts what Okta made, refuses to adopt it twice, and puts it back",
  async () => {
    const stack = await Stack.begin(join(__dirname, "programs", "adopting"), "e2e-adopting");
    const { emulator } = stack;
    const contents = (): unknown => {
      const { policies, rules, apps } = emulator.state();
      return JSON.parse(
        JSON.stringify({ policies, rules, apps }, (key: string, value: unknown) =>
          key === "lastUpdated" ? undefined : value,
        ),
      );
    };
    const written = () => emulator.requests().filter(({ method }) => method !== "GET").length;
    try {
      const before = contents();
      await stack.succeeds(...UP);
      await stack.succeeds(...UP, "--expect-no-changes", "--refresh");
      expect(written()).toBe(0);

      await stack.succeeds("config", "set", "again", "by id");
      expect(await stack.fails("preview")).toMatch(/manages this policy already.*aliases/);
      await stack.succeeds("config", "set", "again", "by name, after");
      expect(await stack.fails(...UP)).toMatch(/passwords-[0-9a-f]{7}, manages it already/);
      // Whichever comes first, the other one is refused.
      await stack.succeeds("config", "set", "again", "by name, before");
      expect(await stack.fails(...UP)).toMatch(/again-[0-9a-f]{7}, manages it, too/);
      await stack.succeeds("config", "rm", "again");
      await stack.succeeds(...UP);
      await stack.succeeds(...UP, "--expect-no-changes", "--refresh");
      expect(written()).toBe(0);

      await stack.succeeds("config", "set", "changed", "true");
      await stack.succeeds(...UP);
      expect(written()).toBe(4);
      await stack.succeeds("refresh", "--preview-only", "--expect-no-changes");
      await stack.succeeds(...UP, "--expect-no-changes");
      // The new one adopts what the old one managed.
      await stack.succeeds(...UP, "--replace", await stack.urn("account"));
      expect(contents()).not.toEqual(before);

      await stack.succeeds("destroy", "--yes", "--skip-preview");
      expect(contents()).toEqual(before);
    } finally {
      await stack.end();
    }
  },
  FIVE_MINUTES,
);
