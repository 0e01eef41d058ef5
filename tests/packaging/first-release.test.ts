import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "okta-emulator";
import * as runtime from "pulumi-okta-native/runtime";
import { configured, Life, type Resource } from "../lifecycle/life";

// State written by the first release, and the org it was written against. Later releases keep reading it.
const fixture = join(__dirname, "fixtures", "first-release");
const providers = { ...runtime };
type Stored = Resource & { args: Record<string, unknown> };
const stored = JSON.parse(readFileSync(join(fixture, "resources.json"), "utf8")) as Record<
  keyof typeof runtime,
  Stored
>;
const kinds = Object.keys(stored) as (keyof typeof runtime)[];

let emulator: Emulator;
let scratch: string;
beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), "first-release-"));
  copyFileSync(join(fixture, "org.json"), join(scratch, "org.json"));
  emulator = await startEmulator({ stateFile: join(scratch, "org.json") });
});
afterEach(async () => {
  await emulator.stop();
  rmSync(scratch, { recursive: true });
});

async function resumed(kind: keyof typeof runtime): Promise<Life> {
  const life = new Life(await configured(providers[kind], emulator));
  const { id, inputs, outs } = stored[kind];
  life.resource = { id, inputs, outs };
  return life;
}

test.each(kinds)("today's code sees no difference in a %s of the first release", async (kind) => {
  const life = await resumed(kind);
  expect(await life.pending(stored[kind].args)).toBe(false);
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(stored[kind].args)).toBe(false);
  // Byte for byte: what a refresh stores is what the first release stored.
  expect(life.mustExist().outs).toEqual(stored[kind].outs);
});

test("today's code destroys what the first release made", async () => {
  for (const kind of [...kinds].reverse()) {
    await (await resumed(kind)).destroy();
  }
  expect(emulator.state().policies.filter(({ name }) => name === "Payroll")).toEqual([]);
  expect(emulator.state().serviceUsers.find(({ name }) => name === "deployer")?.status).toBe("DELETED");
});

test("a resource costs at most 400 bytes of state beyond the user's own values, and 100 more for each rule of a set", () => {
  for (const kind of kinds) {
    const { __provider: _text, secret: _secret, ...outs } = stored[kind].outs;
    const overhead = JSON.stringify(outs).length - JSON.stringify(stored[kind].args).length;
    // Each rule of a set has an id and a status of its own.
    const rules = Object.keys(outs.rules ?? {}).length;
    expect({ kind, overhead: overhead <= 400 + 100 * rules }).toEqual({ kind, overhead: true });
  }
});
