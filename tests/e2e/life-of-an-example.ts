import { join } from "node:path";
import type { OrgState } from "okta-emulator";
import { compareOrgs } from "../../scripts/quickstart/org-comparison";
import { Console } from "./console";
import { EXAMPLES, Stack } from "./stack";

export interface ExampleLife {
  readonly example: string;
  /** An edit behind Pulumi's back. */
  readonly edit: (console: Console, org: () => OrgState) => Promise<void>;
  /** What the drift check must show of it. */
  readonly shows: RegExp;
  /** Outputs that may hold lasting differences after destroy, beside service users, which OPA keeps for ever. */
  readonly leaves?: readonly string[];
}

const FIVE_MINUTES = 300_000;

/** The life of a stack as a user lives it, with the real CLI. Each step stands on the one before. */
export function describeLife({ example, edit, shows, leaves = [] }: ExampleLife): void {
  describe(`examples/${example}`, () => {
    let stack: Stack;
    let before: OrgState;
    let afterUp: OrgState;

    beforeAll(async () => {
      stack = await Stack.begin(join(EXAMPLES, example), `e2e-${example}`);
      before = stack.emulator.state();
    }, FIVE_MINUTES);
    afterAll(() => stack?.end());

    const step = (name: string, run: () => Promise<void>) => it(name, run, FIVE_MINUTES);

    step("goes up", async () => {
      await stack.succeeds("up", "--yes", "--skip-preview");
      afterUp = stack.emulator.state();
      expect(compareOrgs(before, afterUp)).not.toEqual([]);
    });
    step("changes nothing when nothing changed", async () => {
      await stack.succeeds("up", "--yes", "--skip-preview", "--expect-no-changes");
      expect(compareOrgs(afterUp, stack.emulator.state())).toEqual([]);
    });
    step("shows no drift where there is none", async () => {
      await stack.succeeds("refresh", "--preview-only", "--expect-no-changes");
    });
    step("shows an edit, and only that", async () => {
      await edit(new Console(stack.emulator), () => stack.emulator.state());
      const output = await stack.fails("refresh", "--preview-only", "--diff", "--expect-no-changes");
      expect(output).toMatch(shows);
      expect(output).toMatch(/no changes were expected/);
      expect(output.match(/^ *[~+-] pulumi-nodejs:dynamic/gm)).toHaveLength(1);
    });
    step("repairs it", async () => {
      await stack.succeeds("up", "--yes", "--skip-preview", "--refresh");
      await stack.succeeds("refresh", "--preview-only", "--expect-no-changes");
    });
    step("leaves the org as it was", async () => {
      await stack.succeeds("destroy", "--yes", "--skip-preview");
      const unexpected = compareOrgs(before, stack.emulator.state()).filter(
        ({ what, lasting }) => !lasting && !leaves.includes(what),
      );
      expect(unexpected).toEqual([]);
    });
    step("never shows or keeps a secret", async () => {
      expect(stack.stateFiles().length).toBeGreaterThan(0);
      expect(stack.leaks()).toEqual([]);
    });
  });
}
