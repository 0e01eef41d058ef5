import { type Emulator, startEmulator } from "okta-emulator";
import { serviceUser } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { configured, Life, setStatus, writes } from "./life";

let emulator: Emulator;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

const start = async (autoName?: string) => new Life(await configured(serviceUser, emulator), autoName);
const status = (name: string) => emulator.state().serviceUsers.find((user) => user.name === name)?.status;

test("a service user's life: created, same, disabled, drifted, repaired, deleted for ever", async () => {
  const life = await start();
  const made = await life.up({ name: "deployer" });
  expect(made).toMatchObject({ id: "deployer", outs: { name: "deployer", status: "ACTIVE" } });
  await life.up({ name: "deployer" });
  expect(await life.refresh()).toEqual([]);
  await life.up({ name: "deployer", status: "DISABLED" });
  expect(status("deployer")).toBe("DISABLED");
  await setStatus(emulator, "deployer", "ACTIVE");
  expect(await life.refresh()).toEqual(["status"]);
  await life.up({ name: "deployer", status: "DISABLED" });
  expect(status("deployer")).toBe("DISABLED");
  await life.destroy();
  expect(status("deployer")).toBe("DELETED");
  await expect(life.up({ name: "deployer" })).rejects.toThrow(/was deleted; choose another name/);
});

test("an undeclared status that was changed shows as drift and is put back", async () => {
  const life = await start();
  await life.up({ name: "deployer" });
  await setStatus(emulator, "deployer", "DISABLED");
  expect(await life.refresh()).toEqual(["status"]);
  expect(await life.pending({ name: "deployer" })).toBe(true);
  await life.up({ name: "deployer" });
  expect(status("deployer")).toBe("ACTIVE");
});

test("an automatic name steps over used-up ones", async () => {
  const first = await start("deployer-1a2b3c4");
  await first.up({});
  await first.destroy();
  const made = await first.up({});
  expect(made?.id).toBe("deployer-1a2b3c4-2");
  expect(await first.pending({})).toBe(false);
  expect(await first.refresh()).toEqual([]);
  expect(await first.pending({})).toBe(false);
});

test("an existing name explains itself, and is taken over when asked; what was adopted is released", async () => {
  await (await start()).up({ name: "deployer" });
  const life = await start();
  await expect(life.up({ name: "deployer" })).rejects.toThrow(
    /exists \(ACTIVE\). To manage it, add {2}adopt: true/,
  );
  emulator.clearRequests();
  await life.up({ name: "deployer", adopt: true });
  await life.destroy();
  expect(writes(emulator)).toEqual([]);
  expect(status("deployer")).toBe("ACTIVE");
});

test('onDestroy "disable" keeps the name', async () => {
  const life = await start();
  await life.up({ name: "deployer", onDestroy: "disable" });
  await life.destroy();
  expect(status("deployer")).toBe("DISABLED");
});

test("a user deleted elsewhere is gone", async () => {
  const life = await start();
  await life.up({ name: "deployer" });
  await setStatus(emulator, "deployer", "DELETED");
  expect(await life.refresh()).toBeUndefined();
});

test("names that can never work are refused before anything is sent", async () => {
  emulator.clearRequests();
  await expect((await start()).up({ name: "a/b" })).rejects.toThrow("name: must not contain a slash");
  expect(emulator.requests()).toEqual([]);
});

describe("a status that the program stops declaring", () => {
  test("is ACTIVE again on a created user", async () => {
    const life = new Life(await configured(serviceUser, emulator));
    await life.up({ name: "robot", status: "DISABLED" });
    const made = await life.up({ name: "robot" });
    expect(made?.outs.status).toBe("ACTIVE");
    expect(await life.pending({ name: "robot" })).toBe(false);
    expect(await life.refresh()).toEqual([]);
  });

  test.each(["ACTIVE", "DISABLED"])("is %s again on a user that was adopted so", async (before) => {
    emulator.seed({ serviceUsers: [{ name: "legacy", status: before as "ACTIVE" | "DISABLED" }] });
    const life = new Life(await configured(serviceUser, emulator));
    const args = { name: "legacy", adopt: true };
    await life.up({ ...args, status: before === "ACTIVE" ? "DISABLED" : "ACTIVE" });
    expect((await life.up(args))?.outs.status).toBe(before);
    expect(await life.pending(args)).toBe(false);
  });
});

test("a name that the program stops declaring stays, because names are single-use", async () => {
  const life = new Life(await configured(serviceUser, emulator), "robot-1a2b3c4");
  const { id } = (await life.up({ name: "robot" })) ?? { id: "" };
  expect((await life.up({}))?.id).toBe(id);
});

describe("a status that Okta Privileged Access does not take over", () => {
  const answersWith = (status: string, name: string) =>
    emulator.faults.add({
      method: "PUT",
      path: `/service_users/${name}`,
      status: 200,
      body: { id: "11111111-2222-3333-4444-555555555555", name, status },
    });

  test("makes a create unfinished, and the next up sets it", async () => {
    const life = await start();
    answersWith("ACTIVE", "deployer");
    const args = { name: "deployer", status: "DISABLED" };
    await expect(life.up(args)).rejects.toThrow(
      /was created, but not set to DISABLED: .* still answers ACTIVE/,
    );
    await life.up(args);
    expect(status("deployer")).toBe("DISABLED");
    expect(await life.pending(args)).toBe(false);
  });

  test("makes an update unfinished, and the next up sets it", async () => {
    const life = await start();
    await life.up({ name: "deployer" });
    answersWith("ACTIVE", "deployer");
    const args = { name: "deployer", status: "DISABLED" };
    await expect(life.up(args)).rejects.toThrow(
      /was updated, but not set to DISABLED: .* still answers ACTIVE/,
    );
    expect(await life.pending(args)).toBe(true);
    await life.up(args);
    expect(status("deployer")).toBe("DISABLED");
  });
});

describe("a live user under the automatic name", () => {
  const AUTO = "deployer-1a2b3c4";

  test("is what an interrupted run of this resource made", async () => {
    const interrupted = await start(AUTO);
    await interrupted.up({});
    forgetConnections();
    const life = await start(AUTO);
    expect((await life.up({}))?.id).toBe(AUTO);
    expect(await life.pending({})).toBe(false);
    expect(await life.refresh()).toEqual([]);
    expect(await life.pending({})).toBe(false);
  });

  test("belongs to another resource where this run made it", async () => {
    await (await start(AUTO)).up({});
    expect((await (await start(AUTO)).up({}))?.id).toBe(`${AUTO}-2`);
  });

  test("is replaced by one under the next number where Pulumi replaces the resource", async () => {
    const life = await start(AUTO);
    await life.up({});
    forgetConnections();
    expect((await life.replace({})).id).toBe(`${AUTO}-2`);
    expect(status(AUTO)).toBe("DELETED");
    expect(status(`${AUTO}-2`)).toBe("ACTIVE");
    expect(await life.pending({})).toBe(false);
    expect(await life.refresh()).toEqual([]);
    expect(await life.pending({})).toBe(false);
  });
});
