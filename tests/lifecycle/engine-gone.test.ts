import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
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

test("a plugin that has nothing to do ends within seconds of its engine, and not before", async () => {
  const sockets = new Set<Socket>();
  const engine = createServer((socket) => sockets.add(socket)).listen(0, "127.0.0.1");
  await once(engine, "listening");
  const bound = engine.address();
  const runtime = resolve(__dirname, "../../provider/dist/runtime.js");
  // What keeps the real plugin alive is its own server.
  const program = `require(${JSON.stringify(runtime)}); setInterval(() => undefined, 1000);`;
  const plugin = spawn(process.execPath, [
    "-e",
    program,
    `127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`,
  ]);
  const ended = once(plugin, "exit");
  await new Promise((done) => setTimeout(done, 2_000));
  // An engine that drops a connection is not gone.
  for (const socket of sockets) {
    socket.destroy();
  }
  await new Promise((done) => setTimeout(done, 2_500));
  expect(plugin.exitCode).toBeNull();
  engine.close();
  for (const socket of sockets) {
    socket.destroy();
  }
  const gone = Date.now();
  expect(await ended).toEqual([1, null]);
  expect(Date.now() - gone).toBeLessThan(8_000);
});

test("a plugin that is talking when its engine dies ends, too", async () => {
  const sockets = new Set<Socket>();
  const engine = createServer((socket) => sockets.add(socket)).listen(0, "127.0.0.1");
  await once(engine, "listening");
  const bound = engine.address();
  const runtime = resolve(__dirname, "../../provider/dist/runtime.js");
  // Pulumi's plugin tells of every error that nobody caught, and of the error in telling it.
  const program = `
    process.on("uncaughtException", (error) => console.error(error.stack));
    require(${JSON.stringify(runtime)});
    setInterval(() => process.stderr.write("at work\\n"), 20);`;
  const plugin = spawn(process.execPath, [
    "-e",
    program,
    `127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`,
  ]);
  const ended = once(plugin, "exit");
  await once(plugin.stderr, "data");
  plugin.stderr.destroy();
  engine.close();
  for (const socket of sockets) {
    socket.destroy();
  }
  const late = setTimeout(() => plugin.kill("SIGKILL"), 15_000);
  expect(await ended).toEqual([1, null]);
  clearTimeout(late);
});

test("a process that is no plugin ends by itself", async () => {
  const runtime = resolve(__dirname, "../../provider/dist/runtime.js");
  const engine = createServer().listen(0, "127.0.0.1");
  await once(engine, "listening");
  const bound = engine.address();
  const address = `127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`;
  for (const argument of ["index.ts", address]) {
    const child = spawn(process.execPath, ["-e", `require(${JSON.stringify(runtime)})`, argument]);
    expect(await once(child, "exit")).toEqual([0, null]);
  }
  engine.close();
});
