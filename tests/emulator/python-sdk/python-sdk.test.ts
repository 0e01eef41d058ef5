import { join } from "node:path";
import { type Emulator, startEmulator } from "okta-emulator";
import { lastLines, runCommand } from "../../../scripts/pulumi-cli/command";
import { callsOf, expectedCalls, lives, livesFile, SHOP, SIGNALS, seed, watchForHoles } from "../sdk/org";
import { pythonWithSdk } from "./environment";

/** The lives that the SDK for Node plays, played by the SDK for Python, in a process of its own. */

interface Told {
  name: string;
  failure: string | null;
}

const environment = pythonWithSdk();
const stories = [...lives.map(({ type }) => type), "device signals", "neighbours"];

if ("reason" in environment) {
  test.skip(`Okta's SDK for Python: skipped, because this machine has ${environment.reason}`, () => {});
} else {
  const { python } = environment;
  let told: Told[] = [];
  let calls: string[] = [];
  let holes: string[] = [];

  const play = async (emulator: Emulator): Promise<Told[]> => {
    const inherited = Object.entries(process.env).filter(([name]) => !/^OKTA_|_proxy$/i.test(name));
    const { code, output } = await runCommand(python, [join(__dirname, "lives.py")], {
      env: {
        ...Object.fromEntries(inherited),
        ORG_URL: emulator.url,
        API_TOKEN: emulator.credentials.apiToken,
        LIVES: livesFile,
        SHOP,
        SIGNALS,
        // The SDK takes this from the environment and from files only.
        OKTA_TESTING_TESTINGDISABLEHTTPSCHECK: "true",
      },
    });
    if (code !== 0) {
      throw new Error(`lives.py ended with ${code}:\n${lastLines(output, 20)}`);
    }
    const lines = output.split("\n").filter((line) => line.startsWith('{"name"'));
    return lines.map((line) => JSON.parse(line) as Told);
  };

  beforeAll(async () => {
    const watch = watchForHoles();
    // The SDK reads `_embedded` as objects only, and fails over the text that orgs since about mid 2025 have there.
    const emulator = await startEmulator({ seed, features: { resourceTypeInLists: false } });
    try {
      told = await play(emulator);
      calls = callsOf(emulator);
    } finally {
      holes = watch.holes();
      watch.stop();
      await emulator.stop();
    }
  }, 120_000);

  test.each(stories)("%s", (story) => {
    expect(told.find(({ name }) => name === story)).toEqual({ name: story, failure: null });
  });

  test("made all calls of these lives, and none that the emulator does not know", () => {
    expect(holes).toEqual([]);
    expect(calls).toEqual(expect.arrayContaining(lives.flatMap(expectedCalls)));
  });
}
