import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyResourceMapping, serviceUser } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life } from "./life";

// A logical name changed without aliases: Pulumi creates the new resource, then deletes the old one, in one process.
let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    seed: { apps: [{ id: "0oaPayroll0000000001", name: "payroll", label: "Payroll", status: "ACTIVE" }] },
  });
});
afterEach(() => emulator.stop());

const password = { type: "PASSWORD", name: "Contractors" };

test("the object of a renamed policy stays", async () => {
  const old = new Life(await configured(policy, emulator));
  const { id } = (await old.up(password)) ?? { id: "" };
  forgetConnections();
  const renamed = new Life(await configured(policy, emulator));
  await expect(renamed.up(password)).rejects.toThrow(/use Pulumi's aliases/);
  expect((await renamed.up({ ...password, adopt: { id } }))?.id).toBe(id);
  await old.drop();
  expect(await asAdmin(emulator, "GET", `/api/v1/policies/${id}`)).toMatchObject({ name: "Contractors" });
});

test("two policies of one name are two objects", async () => {
  const make = async () =>
    new Life(await configured(policy, emulator)).up({ ...password, allowSameName: true });
  expect((await make())?.id).not.toBe((await make())?.id);
});

test("the app of a renamed mapping stays on its policy, and previous means before the program", async () => {
  const appId = "0oaPayroll0000000001";
  const { id: policyId } = await asAdmin(emulator, "POST", "/api/v1/policies", {
    type: "ACCESS_POLICY",
    name: "Payroll",
  });
  const standing = () => emulator.state().apps.find(({ id }) => id === appId)?.accessPolicy;
  const old = new Life(await configured(policyResourceMapping, emulator));
  await old.up({ appId, policyId, onDestroy: "previous" });
  forgetConnections();
  await new Life(await configured(policyResourceMapping, emulator)).up({ appId, policyId });
  await old.drop();
  expect(standing()).toBe(policyId);

  forgetConnections();
  await old.up({ appId, policyId, onDestroy: "previous" });
  const { id: elsewhere } = await asAdmin(emulator, "POST", "/api/v1/policies", {
    type: "ACCESS_POLICY",
    name: "Open",
  });
  await asAdmin(emulator, "PUT", `/api/v1/apps/${appId}/policies/${String(elsewhere)}`);
  await old.refresh();
  await old.up({ appId, policyId, onDestroy: "previous" });
  await old.destroy();
  expect(standing()).toBe(policyId);
});

test("a renamed service user that is adopted stays", async () => {
  const old = new Life(await configured(serviceUser, emulator));
  await old.up({ name: "deployer" });
  forgetConnections();
  await new Life(await configured(serviceUser, emulator)).up({ name: "deployer", adopt: true });
  await old.drop();
  expect(emulator.state().serviceUsers.find(({ name }) => name === "deployer")?.status).toBe("ACTIVE");
});

test("an adopted policy keeps its name when adopt or name is dropped, and restore does not bring an intruder back", async () => {
  const made = await asAdmin(emulator, "POST", "/api/v1/policies", {
    type: "OKTA_SIGN_ON",
    name: "Legacy",
    conditions: { people: { groups: { include: ["00g1"] } } },
  });
  const at = `/api/v1/policies/${String(made.id)}`;
  const life = new Life(await configured(policy, emulator), "legacy-1a2b3c4");
  const args = { type: "OKTA_SIGN_ON", adopt: { id: made.id }, onDestroy: "restore" };
  await life.up({ ...args, name: "Legacy" });
  await life.up({ ...args, description: "ours" });
  await life.up({ type: "OKTA_SIGN_ON", onDestroy: "restore", description: "ours" });
  expect(await asAdmin(emulator, "GET", at)).toMatchObject({ name: "Legacy" });

  const live = await asAdmin(emulator, "GET", at);
  await asAdmin(emulator, "PUT", at, {
    ...live,
    conditions: { people: { groups: { include: ["00g1", "00gIntruder"] } } },
  });
  await life.refresh();
  await life.up({ type: "OKTA_SIGN_ON", onDestroy: "restore", description: "ours" });
  await life.destroy();
  expect(JSON.stringify(await asAdmin(emulator, "GET", at))).not.toContain("00gIntruder");
});
