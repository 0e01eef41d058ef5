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

describe("names", () => {
  test.each([
    ["", "must not be blank"],
    ["   ", "must not be blank"],
    ["a/b", "must not contain a slash"],
    ["a\tb", "control characters"],
    ["a\u007fb", "control characters"],
    ["a\u0085b", "control characters"],
  ])("%j is refused before anything is sent", async (name, reason) => {
    emulator.clearRequests();
    await expect((await start()).up({ name })).rejects.toThrow(reason);
    expect(emulator.requests()).toEqual([]);
  });

  test.each([
    ["OPA User", true],
    ["Zoë", true],
    ["a.b_c-D9", false],
  ])("%j is warned of: %p", async (name, warned) => {
    const said = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    try {
      await (await start()).up({ name });
      const lines = said.mock.calls.map(([line]) => String(line));
      expect(lines.some((line) => line.includes(`the service user "${name}" has other characters`))).toBe(
        warned,
      );
    } finally {
      said.mockRestore();
    }
    expect(status(name)).toBe("ACTIVE");
  });
});

describe("the user that the program signs in as", () => {
  const admin = () => emulator.state().serviceUsers[0]?.name ?? "";

  test.each(["name", "id"] as const)("is not disabled, if tokens tell its %s", async (tokenUser) => {
    emulator.features({ opa: { tokenUser, selfRemoval: true } });
    const life = await start();
    const args = { name: admin(), adopt: true };
    await life.up(args);
    emulator.clearRequests();
    await expect(life.up({ ...args, status: "DISABLED" })).rejects.toThrow(
      /this program signs in as it, and a user cannot end itself\. Nothing was sent/,
    );
    expect(writes(emulator)).toEqual([]);
    expect(status(admin())).toBe("ACTIVE");
  });

  test.each(["delete", "disable"])('is not ended by onDestroy "%s"', async (onDestroy) => {
    emulator.features({ opa: { selfRemoval: true } });
    const life = await start();
    await life.up({ name: admin(), adopt: true, onDestroy });
    emulator.clearRequests();
    await expect(life.destroy()).rejects.toThrow(/signs in as it/);
    expect(writes(emulator)).toEqual([]);
  });

  test("is left to the server's judgement where tokens do not tell", async () => {
    emulator.features({ opa: { tokenForm: "opaque", selfRemoval: false } });
    const life = await start();
    await life.up({ name: admin(), adopt: true, onDestroy: "disable" });
    await expect(life.destroy()).rejects.toThrow(/403/);
    expect(status(admin())).toBe("ACTIVE");
  });
});

describe("a DELETED user that is to be taken over", () => {
  const deleted = async () => {
    const life = await start();
    await life.up({ name: "former" });
    await life.destroy();
    return start();
  };

  test.each([true, false])(
    "comes back where the server allows it; it lists deleted users: %p",
    async (list) => {
      emulator.features({ opa: { reviveDeleted: true, listDeletedUsers: list } });
      const life = await deleted();
      await life.up({ name: "former", adopt: true });
      expect(status("former")).toBe("ACTIVE");
      expect(await life.refresh()).toEqual([]);
    },
  );

  test("is explained where it does not", async () => {
    emulator.features({ opa: { reviveDeleted: false } });
    const life = await deleted();
    await expect(life.up({ name: "former", adopt: true })).rejects.toThrow(
      /taking over the service user "former", which had been deleted: .*does not make it ACTIVE again.* choose another one/,
    );
  });

  test("is explained where the server says yes and does nothing", async () => {
    const life = await deleted();
    emulator.faults.add({
      method: "PUT",
      path: "/service_users/former",
      status: 200,
      body: { id: "11111111-2222-3333-4444-555555555555", name: "former", status: "DELETED" },
    });
    await expect(life.up({ name: "former", adopt: true })).rejects.toThrow(/still answers DELETED/);
  });
});

describe("a create whose answer is lost", () => {
  test.each(["request", "response"] as const)(
    "makes one user of an automatic name (lost: the %s)",
    async (lose) => {
      const life = await start("robot-1a2b3c4");
      emulator.faults.add({ method: "POST", path: "/service_users$", lose, times: 1 });
      const made = await life.up({});
      expect(made?.id).toBe("robot-1a2b3c4");
      expect(emulator.state().serviceUsers.filter(({ name }) => name.startsWith("robot"))).toHaveLength(1);
      expect(await life.refresh()).toEqual([]);
      expect(await life.pending({})).toBe(false);
    },
  );

  test("is repeated for a declared name where nothing was made", async () => {
    emulator.faults.add({ method: "POST", path: "/service_users$", lose: "request", times: 1 });
    expect((await (await start()).up({ name: "deployer" }))?.id).toBe("deployer");
  });

  test("takes a user of a declared name that nobody can have used yet", async () => {
    const life = await start();
    emulator.faults.add({ method: "POST", path: "/service_users$", lose: "response", times: 1 });
    expect((await life.up({ name: "deployer" }))?.id).toBe("deployer");
    expect(await life.pending({ name: "deployer" })).toBe(false);
    expect(await life.refresh()).toEqual([]);
    // It may have been there before, and a name is used up for ever.
    await life.destroy();
    expect(status("deployer")).toBe("ACTIVE");
  });

  test("deletes such a user where the program says so", async () => {
    const life = await start();
    emulator.faults.add({ method: "POST", path: "/service_users$", lose: "response", times: 1 });
    await life.up({ name: "deployer", onDestroy: "delete" });
    await life.destroy();
    expect(status("deployer")).toBe("DELETED");
  });

  test("leaves alone a user of a declared name that has a key: somebody else's", async () => {
    const life = await start();
    emulator.seed({ serviceUsers: [{ name: "deployer", keys: [{}] }] });
    emulator.faults.add({ method: "POST", path: "/service_users$", lose: "response", times: 1 });
    await expect(life.up({ name: "deployer" })).rejects.toThrow(/exists \(ACTIVE\).*adopt: true/s);
  });
});
