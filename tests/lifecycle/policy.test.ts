import { type Emulator, startEmulator } from "okta-emulator";
import { policy } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

const settings = { password: { complexity: { minLength: 12 }, age: { historyCount: 4 } } };
const args = { type: "PASSWORD", name: "Contractors", priority: 1, settings };
const start = async (autoName?: string) => new Life(await configured(policy, emulator), autoName);
const at = (id: string) => `/api/v1/policies/${id}`;

test("a policy's life: created, same, changed, drifted, repaired, gone, created again, deleted", async () => {
  const life = await start();
  const { id } = (await life.up(args)) ?? { id: "" };
  expect(id).toMatch(/^00p/);
  await life.up(args);
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(args)).toBe(false);

  const stricter = {
    ...args,
    settings: { password: { complexity: { minLength: 14 }, age: { historyCount: 4 } } },
  };
  await life.up(stricter);
  expect(life.mustExist().id).toBe(id);
  expect(await asAdmin(emulator, "GET", at(id))).toMatchObject({
    settings: { password: { complexity: { minLength: 14 } } },
  });

  const live = await asAdmin(emulator, "GET", at(id));
  const weak = structuredClone(live) as { settings: { password: { complexity: { minLength: number } } } };
  weak.settings.password.complexity.minLength = 4;
  await asAdmin(emulator, "PUT", at(id), weak);
  expect(await life.pending(stricter)).toBe(false);
  expect(await life.refresh()).toEqual(["settings"]);
  expect(life.mustExist().inputs).toMatchObject({ settings: { password: { complexity: { minLength: 4 } } } });
  expect(await life.pending(stricter)).toBe(true);
  await life.up(stricter);
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(stricter)).toBe(false);

  await asAdmin(emulator, "DELETE", at(id));
  expect(await life.refresh()).toBeUndefined();
  await life.up(stricter);
  await life.destroy();
  expect(life.steps).toEqual(["create", "same", "update", "update", "create", "delete"]);
  expect(emulator.state().policies.filter(({ name }) => name === "Contractors")).toEqual([]);
});

test("an update resets nothing that was never mentioned, and removes what is no longer declared", async () => {
  const life = await start();
  const { id } = (await life.up({ ...args, description: "made here" })) ?? { id: "" };
  const live = (await asAdmin(emulator, "GET", at(id))) as {
    settings: { password: { lockout: { maxAttempts: number } } };
  };
  live.settings.password.lockout.maxAttempts = 3;
  await asAdmin(emulator, "PUT", at(id), live);
  await life.up({ ...args, settings: { password: { complexity: { minLength: 16 } } } });
  const after = await asAdmin(emulator, "GET", at(id));
  expect(after).toMatchObject({
    settings: {
      password: { complexity: { minLength: 16 }, lockout: { maxAttempts: 3 }, age: { historyCount: 0 } },
    },
  });
  expect(after.description ?? "").toBe("");
});

test("an undeclared change counts as drift, stays until undone, and is put back", async () => {
  const life = await start();
  const { id } = (await life.up(args)) ?? { id: "" };
  const live = (await asAdmin(emulator, "GET", at(id))) as {
    settings: { password: { lockout: { maxAttempts: number } } };
  };
  const before = live.settings.password.lockout.maxAttempts;
  live.settings.password.lockout.maxAttempts = 99;
  await asAdmin(emulator, "PUT", at(id), live);
  expect(await life.refresh()).toEqual(["settings"]);
  await life.refresh();
  expect(await life.pending(args)).toBe(true);
  await life.up(args);
  expect(await asAdmin(emulator, "GET", at(id))).toMatchObject({
    settings: { password: { lockout: { maxAttempts: before } } },
  });
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(args)).toBe(false);
});

test('with drift: "declared" an undeclared change is left alone', async () => {
  const life = await start();
  const narrow = { ...args, drift: "declared" };
  const { id } = (await life.up(narrow)) ?? { id: "" };
  const live = (await asAdmin(emulator, "GET", at(id))) as {
    settings: { password: { lockout: { maxAttempts: number } } };
  };
  live.settings.password.lockout.maxAttempts = 99;
  await asAdmin(emulator, "PUT", at(id), live);
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(narrow)).toBe(false);
});

test("a declared field changed in Okta stops the update before anything is written", async () => {
  const life = await start();
  const { id } = (await life.up(args)) ?? { id: "" };
  const live = (await asAdmin(emulator, "GET", at(id))) as {
    settings: { password: { complexity: { minLength: number } } };
  };
  live.settings.password.complexity.minLength = 20;
  await asAdmin(emulator, "PUT", at(id), live);
  emulator.clearRequests();
  const next = {
    ...args,
    settings: { password: { complexity: { minLength: 13 }, age: { historyCount: 4 } } },
  };
  await expect(life.up(next)).rejects.toThrow(/minLength: declared 12, in Okta 20/);
  expect(writes(emulator)).toEqual([]);
  await life.up({ ...next, onConflict: "overwrite" });
  expect(await asAdmin(emulator, "GET", at(id))).toMatchObject({
    settings: { password: { complexity: { minLength: 13 } } },
  });
});

test("an automatic name is kept, and a create repeated after a crash takes its own object over", async () => {
  const first = await start("contractors-1a2b3c4");
  const unnamed = { type: "PASSWORD", settings };
  const made = await first.up(unnamed);
  expect(made?.outs.name).toBe("contractors-1a2b3c4");
  forgetConnections();
  const second = await start("contractors-1a2b3c4");
  expect((await second.up(unnamed))?.id).toBe(made?.id);
  expect(emulator.state().policies.filter(({ name }) => name === "contractors-1a2b3c4")).toHaveLength(1);
});

test("a foreign object of the same name is not taken; the message shows how to adopt it", async () => {
  const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", {
    type: "PASSWORD",
    name: "Contractors",
  });
  const life = await start();
  await expect(life.up(args)).rejects.toThrow(`adopt: { id: "${String(id)}" }`);
  await life.up({ ...args, allowSameName: true });
  expect(emulator.state().policies.filter(({ name }) => name === "Contractors")).toHaveLength(2);
});

test("adopting writes nothing; the next up shows and writes the difference; destroy releases", async () => {
  const life = await start();
  const adopting = { type: "PASSWORD", adopt: { default: true }, settings };
  emulator.clearRequests();
  const { id } = (await life.up(adopting)) ?? { id: "" };
  expect(writes(emulator)).toEqual([]);
  expect(await life.pending(adopting)).toBe(true);
  await life.up(adopting);
  expect(await asAdmin(emulator, "GET", at(id))).toMatchObject({
    settings: { password: { complexity: { minLength: 12 } } },
  });
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(adopting)).toBe(false);
  emulator.clearRequests();
  await life.destroy();
  expect(writes(emulator)).toEqual([]);
});

test("converge writes at once, and restore puts back what was", async () => {
  const life = await start();
  const before = emulator.state().policies.find(({ type, system }) => type === "PASSWORD" && system);
  const { id } = (await life.up({
    type: "PASSWORD",
    adopt: { default: true },
    converge: true,
    onDestroy: "restore",
    settings,
  })) ?? { id: "" };
  expect(await asAdmin(emulator, "GET", at(id))).toMatchObject({
    settings: { password: { complexity: { minLength: 12 } } },
  });
  await life.destroy();
  const after = emulator.state().policies.find((candidate) => candidate.id === id);
  expect(after?.settings).toEqual(before?.settings);
});

test("a policy declared inactive is deactivated, and status drift shows", async () => {
  const life = await start();
  const { id } = (await life.up({ ...args, status: "INACTIVE" })) ?? { id: "" };
  expect(await asAdmin(emulator, "GET", at(id))).toMatchObject({ status: "INACTIVE" });
  await asAdmin(emulator, "POST", `${at(id)}/lifecycle/activate`);
  expect(await life.refresh()).toEqual(["status"]);
  await life.up({ ...args, status: "INACTIVE" });
  expect(await asAdmin(emulator, "GET", at(id))).toMatchObject({ status: "INACTIVE" });
});

test("a half-done create keeps the object with the provider text", async () => {
  const life = await start();
  emulator.faults.add({ method: "POST", path: "/lifecycle/deactivate", status: 403, times: 1 });
  const failure: unknown = await life.up({ ...args, status: "INACTIVE" }).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    id: expect.stringMatching(/^00p/),
    properties: { __provider: "text", name: "Contractors" },
  });
  expect(String(failure)).toContain("was created, but not set to INACTIVE");
});

test("a state of another org is neither forgotten nor deleted", async () => {
  const life = await start();
  await life.up(args);
  const other = await startEmulator();
  await configured(policy, other);
  await expect(life.refresh()).rejects.toThrow(/lives in the org .* Nothing was read or written/);
  await expect(life.destroy()).rejects.toThrow(/lives in the org/);
  await other.stop();
});

test("types that cannot be created say what to do, before anything is sent", async () => {
  const life = await start();
  emulator.clearRequests();
  await expect(life.up({ type: "ENTITY_RISK", name: "x" })).rejects.toThrow("adopt: { default: true }");
  expect(emulator.requests()).toEqual([]);
});
