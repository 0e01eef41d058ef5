import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { Command } from "commander";
import { type Emulator, startEmulator } from "okta-emulator";
import colors from "picocolors";
import { type CliHome, orgVariables, runPulumi } from "../pulumi-cli/cli";
import { obtainPulumi } from "../pulumi-cli/obtain";
import { turnOffSecondFactor } from "./console-edit";
import { Narrator } from "./narrator";
import { compareOrgs } from "./org-comparison";
import { freshSandbox, PROGRAM, ROOT, STACK, writeShellFile } from "./sandbox";
import { readSeed } from "./seed";

const EDITED_RULE = "Employees: two factors, one of them possession";
const color = colors.isColorSupported ? "always" : "never";

async function main(): Promise<void> {
  const command = new Command("npm run quickstart --")
    .description("Runs the bootstrap example against a local Okta and tells what happens.")
    .option("--keep", "leave the stack and the local Okta standing and say how to go on by hand", false)
    .parse();
  const { keep } = command.opts<{ keep: boolean }>();
  const begun = Date.now();

  const pulumi = await obtainPulumi((line) => console.log(colors.dim(line)));
  console.log(`Pulumi ${pulumi.version}, ${pulumi.how}.`);
  // Any free port, so that none can be taken.
  const emulator = await startEmulator({ port: 0, seed: readSeed() });
  console.log(`A local Okta with two groups, two people and the app "Payroll" runs at ${emulator.url}.`);

  const home = freshSandbox(pulumi.folder, orgVariables(emulator));
  try {
    await tell(new Narrator(), { emulator, home, keep });
    console.log(
      `\n${colors.bold("That was the story.")} It took ${Math.round((Date.now() - begun) / 1000)} s.`,
    );
    if (keep) {
      await handOver(emulator, home);
    } else {
      console.log(`Once more and then on by hand: ${colors.green("npm run quickstart -- --keep")}`);
    }
  } finally {
    await emulator.stop();
  }
}

interface Scene {
  readonly emulator: Emulator;
  readonly home: CliHome;
  readonly keep: boolean;
}

async function tell(narrator: Narrator, { emulator, home, keep }: Scene): Promise<void> {
  const before = emulator.state();
  const pulumi = (...args: string[]) => shown(narrator, home, args);
  const expect = (result: { code: number | null }, success: boolean, meaning: string) => {
    if ((result.code === 0) !== success) {
      throw new Error(`expected: ${meaning}; but pulumi ended with ${result.code}`);
    }
    narrator.done(meaning);
  };
  await quiet(home, ["stack", "init", STACK]);

  narrator.begin(
    "The first up",
    "One program makes the service user and its key, the policies, their rules, and moves the app.",
  );
  expect(
    await pulumi("up", "--yes", "--skip-preview"),
    true,
    "Everything in the program now stands in Okta.",
  );
  narrator.say(appLine(emulator));

  narrator.begin("The same up again", "Nothing changed in the program, so nothing may change in Okta.");
  expect(await pulumi("up", "--yes", "--skip-preview", "--expect-no-changes"), true, "No changes.");

  narrator.begin("Somebody edits a rule in the console", `"${EDITED_RULE}" now asks for one factor only.`);
  await turnOffSecondFactor(
    { url: emulator.url, apiToken: emulator.credentials.apiToken },
    "Payroll",
    EDITED_RULE,
  );
  narrator.done("Edited through Okta's API, behind Pulumi's back.");

  narrator.begin(
    "The nightly drift check",
    "It writes nothing, shows exactly that edit, and fails, so that somebody hears of it.",
  );
  const drift = await pulumi("refresh", "--preview-only", "--diff", "--expect-no-changes");
  // It must fail for this reason and no other.
  if (!/factorMode\s*: "2FA" => "1FA"/.test(stripVTControlCharacters(drift.output))) {
    throw new Error("the drift check did not show the edit");
  }
  expect(drift, false, `Drift found; the command ended with ${drift.code}.`);

  narrator.begin("The repair", "A refresh and an update in one: the org goes back to what the program says.");
  expect(await pulumi("up", "--yes", "--skip-preview", "--refresh"), true, "Repaired.");
  expect(
    await pulumi("refresh", "--preview-only", "--expect-no-changes"),
    true,
    "The drift check is silent again.",
  );

  narrator.begin(
    "A new quarter, a new key",
    "A changed keeper replaces the key; the old one goes on working for a while.",
  );
  const older = await stackOutputs(home);
  await quiet(home, ["config", "set", "keyQuarter", "2026-Q4", "--stack", STACK]);
  expect(await pulumi("up", "--yes", "--skip-preview"), true, "Rotated.");
  const newer = await stackOutputs(home);
  narrator.say(`Old key:  ${older.keyId}, works until ${newer.previousKeyExpiresAt}`);
  narrator.say(`New key:  ${newer.keyId}, works until it is replaced`);

  if (keep) {
    return;
  }
  narrator.begin(
    "Destroy",
    "The app goes back to the default policy, then everything that was made here goes.",
  );
  expect(await pulumi("destroy", "--yes", "--skip-preview"), true, "Destroyed.");
  await quiet(home, ["stack", "rm", STACK, "--yes"]);

  narrator.begin(
    "The org, compared with before",
    "Policies, rules, apps, groups, people, service users; time stamps aside.",
  );
  const differences = compareOrgs(before, emulator.state());
  for (const { what, lasting } of differences) {
    narrator.say(`${lasting ? "·" : colors.red("✗")} ${what}`);
  }
  if (differences.some(({ lasting }) => !lasting)) {
    throw new Error("the org is not as it was before");
  }
  narrator.done(differences.length === 0 ? "Equal." : "Equal, apart from that.");
}

async function shown(narrator: Narrator, home: CliHome, args: readonly string[]) {
  narrator.command(args);
  const quote = narrator.quoting();
  const result = await runPulumi(
    home,
    PROGRAM,
    [...args, "--stack", STACK, "--color", color, "--suppress-progress"],
    quote.take,
  );
  quote.end();
  return result;
}

/** For what is not part of the story. */
async function quiet(home: CliHome, args: readonly string[]): Promise<string> {
  const { code, output } = await runPulumi(home, PROGRAM, args);
  if (code !== 0) {
    throw new Error(`pulumi ${args.join(" ")} ended with ${code}:\n${output}`);
  }
  return output;
}

async function stackOutputs(home: CliHome): Promise<Record<string, unknown>> {
  return JSON.parse(await quiet(home, ["stack", "output", "--json", "--stack", STACK]));
}

function appLine(emulator: Emulator): string {
  const state = emulator.state();
  const app = state.apps.find(({ body }) => body.label === "Payroll");
  const policy = state.policies.find(({ id }) => id === app?.accessPolicy);
  return `The app "Payroll" now stands on the policy "${policy?.name}".`;
}

async function handOver(emulator: Emulator, home: CliHome): Promise<void> {
  const shellFile = relative(ROOT, writeShellFile(home));
  console.log(`\nThe stack and the local Okta stand. In another terminal, in the repo's folder:

  source ${shellFile}
  cd ${relative(ROOT, PROGRAM)}
  pulumi stack select ${STACK}
  pulumi preview
  pulumi stack output --show-secrets
  curl -s -H "Authorization: SSWS $OKTA_API_TOKEN" "${emulator.url}/api/v1/policies?type=ACCESS_POLICY"
  pulumi destroy

Ctrl-C here stops the local Okta; its content goes with it.`);
  await new Promise<void>((resolve) => process.once("SIGINT", () => resolve()));
}

main().catch((error: unknown) => {
  console.error(
    `\n${colors.red("The quickstart failed:")} ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 1;
});
