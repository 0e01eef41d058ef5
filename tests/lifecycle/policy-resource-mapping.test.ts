import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyResourceMapping } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

let emulator: Emulator;
let first: string;
let second: string;
let usual: string | undefined;
const appId = "0oaPayroll0000000001";

beforeEach(async () => {
  emulator = await startEmulator({
    seed: { apps: [{ id: appId, name: "payroll", label: "Payroll", status: "ACTIVE" }] },
  });
  const make = async (name: string, type = "ACCESS_POLICY") =>
    String((await asAdmin(emulator, "POST", "/api/v1/policies", { type, name })).id);
  first = await make("First");
  second = await make("Second");
  usual = emulator.state().policies.find(({ type, system }) => type === "ACCESS_POLICY" && system)?.id;
});
afterEach(async () => {
  forgetConnections();
  await emulator.stop();
});

const start = async () => new Life(await configured(policyResourceMapping, emulator));
const standing = () => emulator.state().apps.find(({ id }) => id === appId)?.accessPolicy;

test("an app's life on policies: mapped, same, moved in place, drifted, repaired, back to the default", async () => {
  const life = await start();
  const { id } = (await life.up({ appId, policyId: first })) ?? { id: "" };
  expect(id).toBe(`app/${appId}/accessPolicy`);
  await life.up({ appId, policyId: first });
  expect(await life.refresh()).toEqual([]);

  emulator.clearRequests();
  await life.up({ appId, policyId: second });
  expect(writes(emulator)).toEqual([`PUT /api/v1/apps/${appId}/policies/${second}`]);

  await asAdmin(emulator, "PUT", `/api/v1/apps/${appId}/policies/${first}`);
  expect(await life.refresh()).toEqual(["policyId"]);
  await life.up({ appId, policyId: second });
  expect(standing()).toBe(second);

  await life.destroy();
  expect(standing()).toBe(usual);
  expect(life.steps).toEqual(["create", "same", "update", "update", "delete"]);
});

test("a user profile policy's life on an app", async () => {
  const profile = () => emulator.state().apps.find(({ id }) => id === appId)?.profileEnrollment;
  const before = profile();
  const [one, other] = await Promise.all(
    ["One", "Other"].map((name) =>
      asAdmin(emulator, "POST", "/api/v1/policies", { type: "PROFILE_ENROLLMENT", name }),
    ),
  );
  const args = { appId, policyId: String(one?.id), kind: "profileEnrollment" };
  const life = await start();
  await life.up(args);
  expect(await life.pending(args)).toBe(false);
  await asAdmin(emulator, "PUT", `/api/v1/apps/${appId}/policies/${String(other?.id)}`);
  expect(await life.refresh()).toEqual(["policyId"]);
  await life.up(args);
  expect(profile()).toBe(one?.id);
  expect(standing()).toBe(usual);
  await life.destroy();
  expect(profile()).toBe(before);
});

test("options alone are no difference, in whatever order they are stored", async () => {
  const life = await start();
  const args = { appId, policyId: first, kind: "accessPolicy", requireRules: false, onDestroy: "previous" };
  await life.up(args);
  expect(await life.pending(args)).toBe(false);
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(args)).toBe(false);
});

test("destroying touches nothing once the app was put elsewhere", async () => {
  const life = await start();
  await life.up({ appId, policyId: first });
  await asAdmin(emulator, "PUT", `/api/v1/apps/${appId}/policies/${second}`);
  emulator.clearRequests();
  await life.destroy();
  expect(writes(emulator)).toEqual([]);
  expect(standing()).toBe(second);
});

test('onDestroy "previous" goes back, "release" leaves', async () => {
  await asAdmin(emulator, "PUT", `/api/v1/apps/${appId}/policies/${second}`);
  const back = await start();
  await back.up({ appId, policyId: first, onDestroy: "previous" });
  await back.destroy();
  expect(standing()).toBe(second);
  const left = await start();
  await left.up({ appId, policyId: first, onDestroy: "release" });
  await left.destroy();
  expect(standing()).toBe(first);
});

test("a policy of the wrong type, or with an open door, is refused before anything is sent", async () => {
  const life = await start();
  emulator.clearRequests();
  await expect(life.up({ appId, policyId: first, kind: "profileEnrollment" })).rejects.toThrow(
    /takes a policy of type PROFILE_ENROLLMENT/,
  );
  await expect(life.up({ appId, policyId: first, requireRules: true })).rejects.toThrow(
    /no active rule but a catch-all that allows/,
  );
  expect(writes(emulator)).toEqual([]);
});

test("a move made in the console meanwhile stops the update", async () => {
  const life = await start();
  await life.up({ appId, policyId: first });
  await asAdmin(emulator, "PUT", `/api/v1/apps/${appId}/policies/${String(usual)}`);
  await expect(life.up({ appId, policyId: second })).rejects.toThrow(/somebody put it on the policy/);
  expect(standing()).toBe(usual);
});

test("a sign-in policy is mapped to a device signal policy and unmapped", async () => {
  const signals = await asAdmin(emulator, "POST", "/api/v1/policies", {
    type: "DEVICE_SIGNAL_COLLECTION",
    name: "Signals",
  });
  const life = await start();
  const args = { accessPolicyId: first, policyId: String(signals.id) };
  const made = await life.up(args);
  expect(made?.id).toMatch(new RegExp(`^mapping/${String(signals.id)}/`));
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(args)).toBe(false);
  await life.destroy();
  expect(emulator.state().mappings).toEqual([]);
});

describe("what stood before the program is not undone when the resource goes", () => {
  const signals = async () =>
    String(
      (
        await asAdmin(emulator, "POST", "/api/v1/policies", {
          type: "DEVICE_SIGNAL_COLLECTION",
          name: "Signals",
        })
      ).id,
    );
  const map = (policyId: string) =>
    asAdmin(emulator, "POST", `/api/v1/policies/${policyId}/mappings`, {
      resourceId: first,
      resourceType: "ACCESS_POLICY",
    });

  beforeEach(() => asAdmin(emulator, "PUT", `/api/v1/apps/${appId}/policies/${first}`));

  test("an app that stood on the declared policy stays there", async () => {
    const life = await start();
    emulator.clearRequests();
    await life.up({ appId, policyId: first });
    expect(await life.refresh()).toEqual([]);
    await life.up({ appId, policyId: first, requireRules: false });
    await life.destroy();
    expect(writes(emulator)).toEqual([]);
    expect(standing()).toBe(first);
  });

  test('an explicit onDestroy: "default" moves it', async () => {
    const life = await start();
    await life.up({ appId, policyId: first });
    await life.up({ appId, policyId: first, onDestroy: "default" });
    await life.destroy();
    expect(standing()).toBe(usual);
  });

  test("a repair of drift does not make it the program's", async () => {
    const life = await start();
    await life.up({ appId, policyId: first });
    await asAdmin(emulator, "PUT", `/api/v1/apps/${appId}/policies/${second}`);
    expect(await life.refresh()).toEqual(["policyId"]);
    await life.up({ appId, policyId: first });
    await life.destroy();
    expect(standing()).toBe(first);
  });

  test('after a move by the program, "previous" is the policy on which it stood', async () => {
    const life = await start();
    await life.up({ appId, policyId: first, onDestroy: "previous" });
    await life.up({ appId, policyId: second, onDestroy: "previous" });
    await life.destroy();
    expect(standing()).toBe(first);
  });

  test("a device signal mapping that stood stays, and is deleted where the program says so", async () => {
    const policyId = await signals();
    await map(policyId);
    const args = { accessPolicyId: first, policyId };
    const life = await start();
    await life.up(args);
    expect(await life.refresh()).toEqual([]);
    expect(await life.pending(args)).toBe(false);
    await life.destroy();
    expect(emulator.state().mappings).toHaveLength(1);
    const deleting = await start();
    await deleting.up({ ...args, onDestroy: "delete" });
    await deleting.destroy();
    expect(emulator.state().mappings).toEqual([]);
  });

  test("on a policy of the program it is the work of an interrupted run, and goes with the resource", async () => {
    const portal = new Life(await configured(policy, emulator), "portal-1a2b3c4");
    const args = { type: "ACCESS_POLICY", name: "Portal" };
    const { id: policyId } = (await portal.up(args)) ?? { id: "" };
    await (await start()).up({ appId, policyId });
    forgetConnections();
    await portal.up(args);
    const life = await start();
    await life.up({ appId, policyId });
    await life.destroy();
    expect(standing()).toBe(usual);
    await portal.destroy();
  });
});

test("a second resource for the same app is refused", async () => {
  await (await start()).up({ appId, policyId: first });
  await expect((await start()).up({ appId, policyId: second })).rejects.toThrow(
    /another resource of this program maps this app already/,
  );
  expect(standing()).toBe(first);
});

test.each([
  [{ accessPolicyId: "a", policyId: "p", onDestroy: "default" }, /knows "delete", "release"/],
  [{ appId, policyId: "p", onDestroy: "delete" }, /knows "default", "previous", "release"/],
])("%j is refused in the preview", async (args, message) => {
  await expect((await start()).up(args)).rejects.toThrow(message);
});

describe("nothing is written that state could not hold", () => {
  const noOrg = () =>
    emulator.faults.add({
      path: "okta-organization",
      status: 403,
      body: { errorCode: "E0000006", errorSummary: "No.", errorId: "oae1" },
    });

  test("an org that does not say its id keeps the app where it stands", async () => {
    const before = standing();
    noOrg();
    await expect((await start()).up({ appId, policyId: first })).rejects.toThrow(/E0000006/);
    expect(standing()).toBe(before);
  });
});

test("an app that is gone is no error at destroy, but a policy that is gone is", async () => {
  const life = await start();
  await life.up({ appId, policyId: first });
  emulator.faults.add({
    method: "PUT",
    path: "/policies/",
    status: 404,
    body: { errorCode: "E0000007", errorSummary: "Not found.", errorId: "oae2" },
  });
  await expect(life.destroy()).rejects.toThrow(/E0000007/);
  expect(standing()).toBe(first);
});
