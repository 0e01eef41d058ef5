import { type Emulator, startEmulator } from "okta-emulator";
import { serviceUser, serviceUserApiKey } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { configured, Life, writes } from "./life";

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
});

test("a key deleted or expired elsewhere is gone", async () => {
  const life = await start();
  await life.up(key());
  await (await start()).up({ ...key(), existingKeys: "expire" });
  expect(await life.refresh()).toEqual([]);
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
