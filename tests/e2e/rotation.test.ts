import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { EXAMPLES, ROOT, Stack } from "./stack";

// The recipes of docs/guide/rotation.md, as their readers run them.
const PROGRAM = join(EXAMPLES, "key-rotation");
const CONSUMER = join(PROGRAM, "consumer");
const OWN_KEY = join(PROGRAM, "own-key");
const TEN_MINUTES = 600_000;
const DAY = 24 * 60 * 60_000;
const UP = ["up", "--yes", "--skip-preview"];
const NO_DRIFT = ["refresh", "--preview-only", "--expect-no-changes"];

/** The calendar of the machine that runs Pulumi and of Okta, moved together. */
class Calendar {
  private ms = 0;

  constructor(private readonly stack: Stack) {
    stack.setVariable("NODE_OPTIONS", `--require ${join(ROOT, "scripts", "pulumi-cli", "other-day.cjs")}`);
    stack.setVariable("OTHER_DAY_MS", "0");
  }

  later(days: number): void {
    this.ms += days * DAY;
    this.stack.setVariable("OTHER_DAY_MS", String(this.ms));
    this.stack.emulator.clock.advance(days * DAY);
  }
}

/** The block of commands under the last key of this name in a CI system's file. */
function commandsIn(file: string, name: string): string {
  const lines = readFileSync(join(PROGRAM, file), "utf8").split("\n");
  const start = lines.findLastIndex((line) => line.includes(`${name}: |`) || line.trim() === `${name}:`);
  const block = lines.slice(start + 1).filter((line) => line.trim() !== "" && line.trim() !== "- |");
  return block.map((line) => line.trim()).join("\n");
}

const keysOf = ({ emulator }: Stack, user: RegExp) =>
  emulator.state().serviceUsers.find(({ name }) => user.test(name))?.keys ?? [];

/** Whether the key signs in, as its consumer does. */
async function works(stack: Stack, keyId: string): Promise<boolean> {
  const { url, credentials } = stack.emulator;
  const key = stack.emulator
    .state()
    .serviceUsers.flatMap(({ keys }) => keys)
    .find(({ id }) => id === keyId);
  const { status } = await fetch(`${url}/v1/teams/${credentials.team}/service_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ key_id: keyId, key_secret: key?.secret ?? "none" }),
  });
  return status === 200;
}

it(
  "rotates on its day in CI, and otherwise says nothing; a second stack takes the new key while the old one works",
  async () => {
    const name = "e2e-rotation";
    const stack = await Stack.begin(PROGRAM, name);
    const calendar = new Calendar(stack);
    const consumer = await stack.beside(CONSUMER, `${name}-consumer`);
    const github = commandsIn(".github/workflows/rotate-keys.yml", "run");
    const gitlab = commandsIn(".gitlab-ci.yml", "script");
    const taken = async (): Promise<string> => (await consumer.succeeds("stack", "output", "keyId")).trim();
    try {
      expect(github).toContain("pulumi preview");
      expect(gitlab).toBe(github);
      await stack.succeeds(...UP);
      await consumer.succeeds("config", "set", "keyStack", `organization/okta-key-rotation/${name}`);
      await consumer.succeeds(...UP);
      const first = await taken();
      expect(await consumer.secretOutput("environmentFile")).toContain(`OKTAPAM_KEY=${first}\n`);

      calendar.later(89);
      expect(await stack.script(github)).toEqual({ code: 0, output: "" });
      await stack.succeeds(...NO_DRIFT);

      calendar.later(1);
      await stack.succeeds(...NO_DRIFT);
      expect(await stack.succeeds("preview", "--diff")).toMatch(/~ rotateAt *: "[\d-]+" => "[\d-]+"/);
      const rotated = await stack.script(github);
      expect(rotated).toMatchObject({ code: 0, output: expect.stringContaining("replaced") });
      expect(await stack.script(github)).toEqual({ code: 0, output: "" });
      await stack.succeeds(...NO_DRIFT);

      expect(await works(stack, first)).toBe(true);
      await consumer.succeeds(...UP);
      const second = await taken();
      expect(second).not.toBe(first);
      expect(await works(stack, second)).toBe(true);
      calendar.later(3);
      expect(await works(stack, first)).toBe(false);
      expect(await works(stack, second)).toBe(true);

      // Break-glass: another key at once, and the old one dead at once.
      const urn = await stack.urn("deployer-key");
      await stack.succeeds(...UP, "--replace", urn, "--config", "cutOldKey=true");
      expect(await works(stack, second)).toBe(false);
      await consumer.succeeds(...UP);
      expect(await works(stack, await taken())).toBe(true);
      await stack.succeeds("config", "rm", "cutOldKey");
      await stack.succeeds(...UP);
      await stack.succeeds(...NO_DRIFT);
      expect(await stack.script(gitlab)).toEqual({ code: 0, output: "" });
      expect(
        keysOf(stack, /^deployer-/).filter(({ expires_at }) => expires_at.startsWith("0001")),
      ).toHaveLength(1);
      expect(stack.leaks()).toEqual([]);
    } finally {
      rmSync(join(PROGRAM, "preview.txt"), { force: true });
      consumer.forget();
      await stack.end();
    }
  },
  TEN_MINUTES,
);

it(
  "begins with a key of the console's and goes on with its own, while the console's runs out",
  async () => {
    const stack = await Stack.begin(OWN_KEY, "e2e-own-key");
    const calendar = new Calendar(stack);
    const { keyId: fromConsole, team } = stack.emulator.credentials;
    const admin = stack.emulator
      .state()
      .serviceUsers.find(({ keys }) => keys.some(({ id }) => id === fromConsole));
    const goOn = async (): Promise<Record<string, string>> => {
      const variables: Record<string, string> = {};
      const file = await stack.secretOutput("environmentFile");
      for (const [, name = "", value = ""] of file.matchAll(/^(\w+)=(.*)$/gm)) {
        variables[name] = value;
        stack.setVariable(name, value);
      }
      return variables;
    };
    try {
      await stack.succeeds("config", "set", "serviceUser", admin?.name ?? "");
      await stack.succeeds(...UP);
      expect(await goOn()).toMatchObject({ OKTAPAM_TEAM: team, OKTAPAM_API_HOST: stack.emulator.url });
      await stack.succeeds(...UP, "--expect-no-changes");
      calendar.later(3);
      expect(await works(stack, fromConsole)).toBe(false);
      await stack.succeeds(...NO_DRIFT);

      // Its own successor, too, is made with it.
      const own = (await stack.succeeds("stack", "output", "keyId")).trim();
      calendar.later(90);
      await stack.succeeds(...UP);
      expect(await works(stack, own)).toBe(true);
      await goOn();
      calendar.later(3);
      expect(await works(stack, own)).toBe(false);
      await stack.succeeds(...NO_DRIFT);
      expect(stack.leaks()).toEqual([]);
    } finally {
      await stack.end();
    }
  },
  TEN_MINUTES,
);

it(
  "rotates a key of any age when Pulumi's replacementTrigger changes",
  async () => {
    const program = join(__dirname, "programs", "trigger");
    const stack = await Stack.begin(program, "e2e-rotation-trigger");
    const calendar = new Calendar(stack);
    const keyId = async (): Promise<string> => (await stack.succeeds("stack", "output", "keyId")).trim();
    try {
      await stack.succeeds(...UP);
      const first = await keyId();
      calendar.later(30);
      // Its consumer is at work.
      expect(await works(stack, first)).toBe(true);
      await stack.succeeds(...UP, "--config", "trigger=2");
      expect(await keyId()).not.toBe(first);
      expect(await works(stack, first)).toBe(true);
      await stack.succeeds(...NO_DRIFT);
      await stack.succeeds(...UP, "--expect-no-changes");
    } finally {
      await stack.end();
    }
  },
  TEN_MINUTES,
);

// The provider's process is found through /proc, which only Linux has.
(process.platform === "linux" ? it : it.skip)(
  "comes to one lasting key after a run that was killed while it rotated",
  async () => {
    const stack = await Stack.begin(PROGRAM, "e2e-rotation-killed");
    const calendar = new Calendar(stack);
    try {
      await stack.succeeds(...UP);
      calendar.later(90);
      stack.emulator.clearRequests();
      const madeKey = () =>
        stack.emulator.requests().some(({ method, path }) => method === "POST" && path.endsWith("/keys"));
      stack.emulator.faults.add({ method: "POST", path: "/service_token$", times: 1000, latencyMs: 300 });
      await stack.kill("CLI", madeKey, ...UP);
      stack.emulator.faults.clear();

      await stack.succeeds("cancel", "--yes");
      await stack.succeeds(...UP);
      await stack.succeeds("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
      await stack.succeeds(...UP, "--expect-no-changes");
      await stack.succeeds(...NO_DRIFT);
      expect(
        keysOf(stack, /^deployer-/).filter(({ expires_at }) => expires_at.startsWith("0001")),
      ).toHaveLength(1);
      expect(stack.leaks()).toEqual([]);
    } finally {
      await stack.end();
    }
  },
  TEN_MINUTES,
);
