import { type Emulator, startEmulator } from "okta-emulator";
import { serviceUser, serviceUserApiKey } from "pulumi-okta-native/runtime";
import { makeKey } from "../../conformance/keys/team";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { configured, Life, setStatus, writes } from "./life";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
  await new Life(await configured(serviceUser, emulator)).up({ name: "deployer" });
});
afterEach(() => emulator.stop());

const start = async () => new Life(await configured(serviceUserApiKey, emulator));
const key = (keepers?: Record<string, string>) => ({
  serviceUser: "deployer",
  ...(keepers === undefined ? {} : { keepers }),
});
/** The key's id in Okta Privileged Access, which the resource's id ends with. */
const keyIdOf = (made: { readonly id: string } | undefined): string => String(made?.id.split("/")[1]);
const keysOf = (user: string) => emulator.state().serviceUsers.find(({ name }) => name === user)?.keys ?? [];
const keyWrites = () => writes(emulator).filter((write) => write.includes("/keys"));

test("a key's life: made, same, rotated by a keeper with the old one left its grace, destroyed", async () => {
  const life = await start();
  const first = await life.up(key({ quarter: "3" }));
  expect(first?.outs).toMatchObject({ serviceUser: "deployer", secret: expect.stringMatching(/.{80}/) });
  expect(first?.id).toMatch(/^deployer\/[0-9a-f-]{36}$/);
  await life.up(key({ quarter: "3" }));
  expect(await life.refresh()).toEqual([]);

  const second = await life.up(key({ quarter: "4" }));
  expect(second?.id).not.toBe(first?.id);
  expect(second?.outs.previousKeyId).toBe(keyIdOf(first));
  expect(Date.parse(String(second?.outs.previousExpiresAt))).toBeGreaterThan(Date.now());
  expect(keyWrites().filter((write) => write.startsWith("DELETE"))).toEqual([]);

  await life.destroy();
  expect(keyWrites().filter((write) => write.startsWith("DELETE"))).toHaveLength(1);
  expect(life.steps).toEqual(["create", "same", "create", "delete", "delete"]);
});

test('retire "immediately" cuts the old key off', async () => {
  const life = await start();
  await life.up({ ...key({ quarter: "3" }), retire: "immediately" });
  await life.up({ ...key({ quarter: "4" }), retire: "immediately" });
  expect(keyWrites().filter((write) => write.startsWith("DELETE"))).toHaveLength(1);
});

test("a lasting key of somebody else's is not cut off unasked", async () => {
  emulator.seed({ serviceUsers: [{ name: "runner", keys: [{ issued_at: "2020-01-01T00:00:00Z" }] }] });
  const life = await start();
  emulator.clearRequests();
  await expect(life.up({ serviceUser: "runner" })).rejects.toThrow(
    /has lasting keys that this stack does not manage/,
  );
  expect(keyWrites()).toEqual([]);
  await life.up({ serviceUser: "runner", existingKeys: "expire" });
  expect(keyWrites()).toHaveLength(1);
});

test("the key the program signs in with gets no expiry unasked", async () => {
  const admin = emulator.state().serviceUsers.find(({ name }) => name !== "deployer")?.name ?? "";
  await expect((await start()).up({ serviceUser: admin, existingKeys: "expire" })).rejects.toThrow(
    /this program signs in with its key/,
  );
});

test("a key that cannot be verified keeps its secret, and is verified again without another POST", async () => {
  const life = await start();
  // The provider's own token is minted first, so the fault meets the verification.
  await life.up(key());
  await life.destroy();
  emulator.clearRequests();
  emulator.faults.add({ method: "POST", path: "/service_token", status: 403, times: 1 });
  const failure = (await life.up(key()).catch((error: unknown) => error)) as {
    id: string;
    properties: Record<string, unknown>;
  };
  expect(failure.properties).toMatchObject({ __provider: "text", secret: expect.stringMatching(/.{80}/) });
  expect(String(failure)).not.toContain(String(failure.properties.secret));
  life.resource = { id: failure.id, inputs: { ...key(), __provider: "text" }, outs: failure.properties };
  await serviceUserApiKey.update?.(failure.id, failure.properties, { ...key(), __provider: "text" });
  expect(keyWrites()).toHaveLength(1);
});

test("a refresh between a failed verification and the next up does not lose the verification", async () => {
  const life = await start();
  // The provider's own token is minted first, so the fault meets the verification.
  await life.up(key());
  await life.destroy();
  emulator.faults.add({ method: "POST", path: "/service_token", status: 403 });
  await expect(life.up(key())).rejects.toThrow(/could not be verified/);
  await life.refresh();
  expect(await life.pending(key())).toBe(true);

  emulator.faults.add({ method: "POST", path: "/service_token", status: 403 });
  await expect(life.up(key())).rejects.toThrow(/could not be verified/);
  await life.refresh();
  emulator.clearRequests();
  await life.up(key());
  expect(emulator.requests().filter(({ path }) => path.endsWith("/service_token"))).toHaveLength(1);
  expect(keyWrites()).toEqual([]);
  expect(await life.pending(key())).toBe(false);
});

test("an option that changes needs no call", async () => {
  const life = await start();
  await life.up(key());
  emulator.clearRequests();
  await life.up({ ...key(), retire: "immediately" });
  expect(emulator.requests()).toEqual([]);
});

test("an answer that was lost leads to a second key, and the first one gets an expiry", async () => {
  const life = await start();
  emulator.faults.add({ method: "POST", path: "/keys$", lose: "response", times: 1 });
  const made = await life.up(key());
  expect(made?.outs.secret).toEqual(expect.any(String));
  expect(keyWrites()).toHaveLength(2);
  // The one whose secret was lost is named, not deleted, and ends by itself.
  const [lost, kept] = keysOf("deployer");
  expect(made?.outs.orphanKeyIds).toEqual([lost?.id]);
  expect(lost?.expires_at).not.toMatch(/^0001/);
  expect(keyIdOf(made)).toBe(kept?.id);
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(key())).toBe(false);
});

test("a lost request that acts after the one in its place leads to a third key, which lasts", async () => {
  const life = await start();
  const lists = () =>
    emulator.requests().filter(({ method, path }) => `${method} ${path}`.match(/^GET.*keys$/));
  emulator.clearRequests();
  emulator.faults.add({ method: "POST", path: "/keys$", lose: "request", times: 1 });
  // Held until the lost request has acted.
  emulator.faults.add({ method: "GET", path: "/keys$", skip: 1, times: 1, latencyMs: 1_000 });
  const making = life.up(key());
  while (lists().length < 2) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await makeKey(emulator, "deployer");
  const made = await making;
  const lasting = keysOf("deployer").filter(({ expires_at }) => expires_at.startsWith("0001"));
  expect(lasting.map(({ id }) => id)).toEqual([keyIdOf(made)]);
  expect(made?.outs.orphanKeyIds).toHaveLength(2);
  expect(await life.refresh()).toEqual([]);
});

test("a server that acted and then failed leads to the same", async () => {
  const life = await start();
  emulator.faults.add({ method: "POST", path: "/keys$", lose: "response", status: 500, times: 1 });
  await life.up(key());
  const [first, second] = keysOf("deployer");
  expect(life.mustExist().outs.orphanKeyIds).toEqual(second === undefined ? undefined : [first?.id]);
  expect(keysOf("deployer").filter(({ expires_at }) => expires_at.startsWith("0001"))).toHaveLength(1);
});

test("a key deleted or expired elsewhere is gone", async () => {
  const life = await start();
  await life.up(key());
  await (await start()).up({ ...key(), existingKeys: "expire" });
  expect(await life.refresh()).toEqual(["expiresAt"]);
  expect(life.mustExist().outs.expiresAt).toEqual(expect.any(String));
  emulator.clock.advance(3 * 24 * 3600 * 1000);
  expect(await life.refresh()).toBeUndefined();
});

describe("a run that was killed right after its key was made and verified", () => {
  const killed = async () => {
    const life = await start();
    const made = await life.up(key());
    life.forget();
    forgetConnections();
    return { life, left: keyIdOf(made) };
  };

  test("is taken up: a new key, the left one named and with an expiry, then silence", async () => {
    const { life, left } = await killed();
    const made = await life.up(key());
    expect(made?.outs.orphanKeyIds).toEqual([left]);
    expect(keyIdOf(made)).not.toBe(left);
    expect(await life.refresh()).toEqual([]);
    expect(await life.pending(key())).toBe(false);
  });

  test("is not assumed of a key that somebody used later", async () => {
    const { life, left } = await killed();
    emulator.clock.advance(5 * 60_000);
    const { team } = emulator.credentials;
    const secret = emulator.secrets().find(({ owner }) => owner.includes("deployer"))?.value;
    await fetch(`${emulator.url}/v1/teams/${team}/service_token`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ key_id: left, key_secret: secret }),
    });
    await expect(life.up(key())).rejects.toThrow(/lasting keys that this stack does not manage/);
  });

  test("is not assumed of a key that is older than an hour", async () => {
    const { life } = await killed();
    emulator.clock.advance(61 * 60_000);
    await expect(life.up(key())).rejects.toThrow(/lasting keys that this stack does not manage/);
  });
});

describe("rotation by age", () => {
  const DAY = 24 * 60 * 60_000;
  const aged = (days?: number, more: Record<string, unknown> = {}) => ({
    ...key(),
    ...(days === undefined ? {} : { rotateAfterDays: days }),
    ...more,
  });

  // Only the calendar is held, for this machine and the emulator in it: everything that waits goes on waiting.
  const onDay = (time: string) => {
    jest.useFakeTimers({
      now: new Date(time),
      doNotFake: [
        "hrtime",
        "nextTick",
        "performance",
        "queueMicrotask",
        "setImmediate",
        "clearImmediate",
        "setInterval",
        "clearInterval",
        "setTimeout",
        "clearTimeout",
      ],
    });
    // A command of another day is another process.
    forgetConnections();
  };
  afterEach(() => jest.useRealTimers());

  test("comes on its day, once, with the day as the reason; a refresh says nothing of it", async () => {
    onDay("2026-11-28T10:00:00Z");
    const life = await start();
    const made = await life.up(aged(30));
    expect(made?.outs.rotateAt).toBe("2026-12-28");
    onDay("2026-12-27T23:59:59Z");
    expect(await life.pending(aged(30))).toBe(false);

    onDay("2026-12-28T00:00:00Z");
    expect(await life.refresh()).toEqual([]);
    const { inputs = {} } = (await serviceUserApiKey.check?.(life.mustExist().inputs, aged(30))) ?? {};
    expect(inputs.rotateAt).toBe("2027-01-27");
    const { id, outs } = life.mustExist();
    expect(await serviceUserApiKey.diff?.(id, outs, inputs)).toEqual({
      changes: true,
      replaces: ["rotateAt"],
    });

    const next = await life.up(aged(30));
    expect(next?.id).not.toBe(made?.id);
    expect(next?.outs).toMatchObject({ rotateAt: "2027-01-27", previousKeyId: keyIdOf(made) });
    expect(await life.refresh()).toEqual([]);
    await life.up(aged(30));
    expect(life.steps).toEqual(["create", "create", "delete", "same"]);
  });

  test("of another cause begins the age anew", async () => {
    onDay("2026-11-28T10:00:00Z");
    const life = await start();
    await life.up(aged(30));
    onDay("2026-12-10T10:00:00Z");
    await life.up(aged(30, { keepers: { reason: "leaver" } }));
    expect(life.mustExist().outs.rotateAt).toBe("2027-01-09");
    expect((await life.replace(aged(30, { keepers: { reason: "leaver" } }))).outs.rotateAt).toBe(
      "2027-01-09",
    );
  });

  test("counts from the key's issue when the age changes, and rotates only a key that is older", async () => {
    onDay("2026-11-28T10:00:00Z");
    const life = await start();
    const made = await life.up(aged());
    onDay("2026-12-28T10:00:00Z");
    emulator.clearRequests();
    for (const [days, rotateAt] of [
      [90, "2027-02-26"],
      [365, "2027-11-28"],
      [31, "2026-12-29"],
    ] as const) {
      await life.up(aged(days));
      expect(life.mustExist()).toMatchObject({ id: made?.id, outs: { rotateAt } });
      expect(await life.refresh()).toEqual([]);
      expect(await life.pending(aged(days))).toBe(false);
    }
    expect(keyWrites()).toEqual([]);
    await life.up(aged());
    expect(life.mustExist().outs.rotateAt).toBeUndefined();
    expect(life.steps).toEqual(["create", "update", "update", "update", "update"]);

    await life.up(aged(30));
    expect(life.mustExist().id).not.toBe(made?.id);
    expect(life.mustExist().outs.rotateAt).toBe("2027-01-27");
  });

  test.each([20 * 60 * 60_000, -20 * 60 * 60_000])(
    "is not repeated by a machine whose clock is %d ms off",
    async (skew) => {
      onDay("2026-11-28T10:00:00Z");
      // The machine of this run is off; the server, which is not, is seen from there the other way.
      emulator.clock.advance(-skew);
      const life = await start();
      await life.up(aged(1));
      const first = life.mustExist().id;
      jest.setSystemTime(Date.now() - skew);
      emulator.clock.advance(skew);
      forgetConnections();
      await life.up(aged(1));
      expect(life.mustExist().id).toBe(first);
      expect(await life.refresh()).toEqual([]);
      jest.setSystemTime(Date.now() + DAY + Math.max(skew, 0));
      forgetConnections();
      await life.up(aged(1));
      expect(life.mustExist().id).not.toBe(first);
    },
  );

  test.each([0, -1, 1.5, 1e9, "30"])("refuses an age of %p", async (days) => {
    await expect((await start()).up({ ...key(), rotateAfterDays: days })).rejects.toThrow(/rotateAfterDays/);
  });

  test("stands still where Pulumi's ignoreChanges holds its day", async () => {
    onDay("2026-11-28T10:00:00Z");
    const life = await start();
    const { id } = (await life.up(aged(30))) ?? {};
    onDay("2027-06-01T10:00:00Z");
    await life.up(aged(30, { rotateAt: life.mustExist().inputs.rotateAt }));
    expect(life.mustExist().id).toBe(id);
  });
});

describe("a key that somebody else makes", () => {
  const foreign = async () => {
    forgetConnections();
    await (await start()).up({ ...key(), existingKeys: "expire" });
    forgetConnections();
  };
  const report = key();
  const replace = { ...key(), onForeignRotation: "replace" };

  test("is reported by a refresh once, and leads to no change", async () => {
    const life = await start();
    await life.up(report);
    await foreign();
    const { id, outs, inputs } = life.mustExist();
    const live = await serviceUserApiKey.read?.(id, outs);
    // What `refresh --preview-only --expect-no-changes` asks: it must tell.
    expect(
      (await serviceUserApiKey.diff?.(id, { ...live?.props, __provider: "text" }, inputs))?.changes,
    ).toBe(true);
    expect(await life.refresh()).toEqual(["expiresAt"]);
    expect(await life.refresh()).toEqual([]);
    emulator.clearRequests();
    await life.up(report);
    expect(life.steps.at(-1)).toBe("same");
    expect(await life.refresh()).toEqual([]);
    expect(keyWrites()).toEqual([]);
  });

  test('is answered with onForeignRotation: "replace", once in a grace period, and then named as a second owner\'s', async () => {
    const life = await start();
    const first = await life.up(replace);
    await foreign();
    await life.up(replace);
    expect(life.steps).toEqual(["create", "same"]);

    expect(await life.refresh()).toEqual(["expiresAt"]);
    const answer = await life.up(replace);
    expect(answer?.outs).toMatchObject({
      previousKeyId: keyIdOf(first),
      previousExpiresAt: expect.any(String),
    });
    expect(life.steps).toEqual(["create", "same", "create", "delete"]);
    expect(await life.refresh()).toEqual([]);

    await foreign();
    const others = keysOf("deployer").filter(({ expires_at }) => expires_at.startsWith("0001"));
    await life.refresh();
    emulator.clearRequests();
    const failure = await life.up(replace).catch((error: unknown) => String(error));
    expect(failure).toMatch(/two owners make keys for this user/);
    expect(failure).toContain(keyIdOf(answer));
    expect(failure).toContain(others[0]?.id);
    expect(keyWrites()).toEqual([]);
    // The way out that the message names.
    const settled = await life.up({ ...replace, existingKeys: "expire", keepers: { owner: "us" } });
    expect(settled?.id).not.toBe(answer?.id);
    expect(await life.refresh()).toEqual([]);
  });

  test("is answered again after the grace period", async () => {
    const life = await start();
    await life.up(replace);
    await foreign();
    await life.refresh();
    await life.up(replace);
    emulator.clock.advance(49 * 60 * 60_000);
    await foreign();
    await life.refresh();
    const before = life.mustExist().id;
    await life.up(replace);
    expect(life.mustExist().id).not.toBe(before);
  });
});

describe("a user that is not ACTIVE", () => {
  test("gets no key while it is DISABLED", async () => {
    await setStatus(emulator, "deployer", "DISABLED");
    const life = await start();
    emulator.clearRequests();
    await expect(life.up(key())).rejects.toThrow(
      /the user is DISABLED\. Its keys do not sign in.* Set its status to ACTIVE first/s,
    );
    expect(keyWrites()).toEqual([]);
  });

  test("gets no key once it is DELETED, and the key that it had is gone", async () => {
    const life = await start();
    await life.up(key());
    await setStatus(emulator, "deployer", "DELETED");
    expect(await life.refresh()).toBeUndefined();
    await expect(life.up(key())).rejects.toThrow(/the user is DELETED.*give the key another user/s);
  });

  test("is told from one that answers for its keys with a refusal", async () => {
    const life = await start();
    await life.up(key());
    await setStatus(emulator, "deployer", "DELETED");
    emulator.faults.add({ method: "GET", path: "/keys$", status: 409, body: { message: "deleted" } });
    expect(await life.refresh()).toBeUndefined();
  });
});

test("the secret survives updates and refreshes unchanged", async () => {
  const life = await start();
  const secret = (await life.up(key()))?.outs.secret;
  await life.refresh();
  await life.up({ ...key(), retire: "immediately" });
  await life.up({ ...key(), retire: "immediately", rotateAfterDays: 90 });
  await life.refresh();
  expect(life.mustExist().outs.secret).toBe(secret);
});
