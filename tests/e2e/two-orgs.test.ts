import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "okta-emulator";
import { readSeed } from "../../scripts/quickstart/seed";
import { EXAMPLES, Stack, secretsOf } from "./stack";

const FIVE_MINUTES = 300_000;
const UP = ["up", "--yes"];
const WITHOUT_CHANGES = ["--skip-preview", "--expect-no-changes"];

const namesIn = ({ state }: Emulator): string[] =>
  state()
    .policies.filter(({ system }) => system !== true)
    .map(({ name }) => name);

/** Another org than the stack's own, on which only its own token is valid. */
class OtherOrg {
  private readonly folder = mkdtempSync(join(tmpdir(), "other-org-"));
  emulator!: Emulator;

  async start(apiToken: string): Promise<void> {
    const port = this.emulator === undefined ? 0 : Number(new URL(this.emulator.url).port);
    await this.emulator?.stop();
    const stateFile = join(this.folder, "org.json");
    this.emulator = await startEmulator({ port, stateFile, seed: readSeed(), credentials: { apiToken } });
  }

  async end(): Promise<void> {
    await this.emulator?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

let other: OtherOrg;

beforeEach(async () => {
  other = new OtherOrg();
  await other.start("00the-first-token-of-the-other-org-aaaaaaa");
});
afterEach(() => other.end());

/** The other org gets a new token, and so do the commands that follow. */
const rotate = async (stack: Stack, variable: string): Promise<void> => {
  await other.start("00the-second-token-of-the-other-org-bbbbbb");
  stack.setVariable(variable, other.emulator.credentials.apiToken);
};

it(
  "keeps two orgs apart, and a rotated token works without the program",
  async () => {
    const stack = await Stack.begin(join(EXAMPLES, "two-orgs"), "e2e-two-orgs");
    stack.setVariable("PREVIEW_OKTA_TOKEN", other.emulator.credentials.apiToken);
    const preview = other.emulator;
    const before = { production: namesIn(stack.emulator), preview: namesIn(preview) };
    try {
      await stack.succeeds("config", "set", "previewOrgUrl", preview.url);
      await stack.succeeds(...UP);
      expect(namesIn(stack.emulator)).toEqual([...before.production, "Contractor passwords"]);
      expect(namesIn(preview)).toEqual([
        ...before.preview,
        "Contractor passwords",
        expect.stringMatching(/^partner-portal-/),
      ]);
      await stack.succeeds(...UP, ...WITHOUT_CHANGES);

      await rotate(stack, "PREVIEW_OKTA_TOKEN");
      await stack.succeeds("refresh", "--yes", ...WITHOUT_CHANGES);
      await stack.succeeds("destroy", "--yes", "--skip-preview");
      expect(namesIn(stack.emulator)).toEqual(before.production);
      expect(namesIn(other.emulator)).toEqual(before.preview);
      expect(stack.leaks([preview, other.emulator].flatMap(secretsOf))).toEqual([]);
    } finally {
      await stack.end();
    }
  },
  FIVE_MINUTES,
);

it(
  "keeps a token that is given by value secret, and takes settings that the first preview cannot know",
  async () => {
    const stack = await Stack.begin(join(__dirname, "programs", "orgs"), "e2e-orgs");
    stack.setVariable("OTHER_OKTA_TOKEN", other.emulator.credentials.apiToken);
    const first = other.emulator;
    try {
      await stack.succeeds("config", "set", "otherOrgUrl", first.url);
      await stack.succeeds("config", "set", "--secret", "otherToken", first.credentials.apiToken);
      await stack.succeeds(...UP);
      expect(namesIn(first)).toEqual(expect.arrayContaining(["By value", "Late", "Handed down"]));
      expect(namesIn(stack.emulator)).not.toEqual(expect.arrayContaining(["Late"]));
      const groups = JSON.parse(await stack.succeeds("stack", "output", "everyone", "--json")) as Record<
        string,
        string
      >;
      const everyone = ({ state }: Emulator) => state().groups.find(({ type }) => type === "BUILT_IN")?.id;
      expect(groups).toEqual({
        own: everyone(stack.emulator),
        other: everyone(first),
        late: everyone(first),
      });
      await stack.succeeds(...UP, ...WITHOUT_CHANGES);

      // Without the program, the state's token counts; after an up, it is the new one.
      await rotate(stack, "OTHER_OKTA_TOKEN");
      const refused = await stack.fails("refresh", "--yes", "--skip-preview");
      expect(refused).toContain('credentials of okta.Provider "by-value"');
      expect(refused).toContain("apiTokenEnv");
      await stack.succeeds("config", "set", "--secret", "otherToken", other.emulator.credentials.apiToken);
      await stack.succeeds(...UP, "--skip-preview");
      await stack.succeeds("refresh", "--yes", ...WITHOUT_CHANGES);

      // A variable that is not there names itself.
      stack.setVariable("OTHER_OKTA_TOKEN", "");
      expect(await stack.fails("refresh", "--yes", "--skip-preview")).toContain("OTHER_OKTA_TOKEN");
      stack.setVariable("OTHER_OKTA_TOKEN", other.emulator.credentials.apiToken);
      await stack.succeeds("destroy", "--yes", "--skip-preview");
      expect(namesIn(other.emulator)).not.toEqual(expect.arrayContaining(["Late"]));
      expect(stack.leaks([first, other.emulator].flatMap(secretsOf))).toEqual([]);
    } finally {
      await stack.end();
    }
  },
  FIVE_MINUTES,
);
