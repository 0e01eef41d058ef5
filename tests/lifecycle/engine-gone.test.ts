import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { type Emulator, startEmulator } from "okta-emulator";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

/** A create in a process of its own, as the plugin runs it: the engine's address is the last argument. */
async function createWithEngineAt(address: string): Promise<{ code: number | null; stderr: string }> {
  const runtime = resolve(__dirname, "../../provider/dist/runtime.js");
  const program = `require(${JSON.stringify(runtime)}).policy.create({ type: "PASSWORD", name: "Orphan", __provider: "text" }).then(() => process.exit(0), (error) => { console.error(error.message); process.exit(3); })`;
  const child = spawn(process.execPath, ["-e", program, address], {
    env: { ...process.env, OKTA_ORG_URL: emulator.url, OKTA_API_TOKEN: emulator.credentials.apiToken },
  });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stderr };
}

const orphans = () => emulator.state().policies.filter(({ name }) => name === "Orphan");

test("the plugin stops before the next write when the CLI that started it is gone, and writes while it lives", async () => {
  const engine = createServer().listen(0, "127.0.0.1");
  await once(engine, "listening");
  const bound = engine.address();
  const address = `127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`;
  expect(await createWithEngineAt(address)).toMatchObject({ code: 0 });
  expect(orphans()).toHaveLength(1);

  engine.close();
  await once(engine, "close");
  emulator.reset();
  const dead = await createWithEngineAt(address);
  expect(dead.code).toBe(1);
  expect(dead.stderr).toContain("the Pulumi CLI is gone");
  expect(orphans()).toEqual([]);
});
