import { type Emulator, startEmulator } from "okta-emulator";
import { policyRule } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { breaksTheSpecOnPurpose } from "../spec/on-purpose";
import { asAdmin, configured, Life, writes } from "./life";

let emulator: Emulator;
let policyId: string;
beforeEach(async () => {
  emulator = await startEmulator();
  const made = await asAdmin(emulator, "POST", "/api/v1/policies", {
    type: "ACCESS_POLICY",
    name: "Payroll",
  });
  policyId = String(made.id);
});
afterEach(() => emulator.stop());

const allow = {
  appSignOn: {
    access: "ALLOW",
    verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT2H" },
  },
};
const start = async () => new Life(await configured(policyRule, emulator));
const rule = (name: string, priority?: number) => ({
  policyId,
  type: "ACCESS_POLICY",
  name,
  ...(priority === undefined ? {} : { priority }),
  conditions: { people: { groups: { include: ["00g1"] } } },
  actions: allow,
});
const rulesInOrder = async () => {
  const rules = emulator.state().rules.filter((rule) => rule.policyId === policyId);
  return rules.sort((a, b) => a.priority - b.priority).map(({ name }) => name);
};
const ruleAt = (id: string) => `/api/v1/policies/${id.replace("/", "/rules/")}`;

test("a rule's life: created, same, changed in place, drifted, repaired, gone, deleted", async () => {
  const life = await start();
  const args = rule("Staff", 1);
  const { id } = (await life.up(args)) ?? { id: "" };
  expect(id).toMatch(new RegExp(`^${policyId}/rul`));
  await life.up(args);
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(args)).toBe(false);

  const stricter = { ...args, actions: { appSignOn: { access: "DENY" } } };
  await life.up({ ...stricter, name: "Former staff" });
  expect(await asAdmin(emulator, "GET", ruleAt(id))).toMatchObject({
    name: "Former staff",
    actions: { appSignOn: { access: "DENY" } },
  });
  await life.up(args);

  const live = (await asAdmin(emulator, "GET", ruleAt(id))) as {
    conditions: { people: { users: { exclude: string[] } } };
  };
  live.conditions.people.users = { exclude: ["00uAttacker"] };
  await asAdmin(emulator, "PUT", ruleAt(id), live);
  expect(await life.refresh()).toEqual(["conditions"]);
  expect(JSON.stringify(life.mustExist().inputs.conditions)).toContain("00uAttacker");
  expect(await life.pending(args)).toBe(true);
  await life.up(args);
  expect(JSON.stringify(await asAdmin(emulator, "GET", ruleAt(id)))).not.toContain("00uAttacker");
  expect(await life.refresh()).toEqual([]);

  await asAdmin(emulator, "DELETE", ruleAt(id));
  await life.destroy();
  expect(life.steps).toEqual(["create", "same", "update", "update", "update", "delete"]);
});

test("the same meaning in another spelling is neither a change nor drift", async () => {
  const life = await start();
  await life.up(rule("Staff", 1));
  expect(
    await life.pending({
      ...rule("Staff", 1),
      actions: {
        appSignOn: {
          access: "ALLOW",
          verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT120M" },
        },
      },
    }),
  ).toBe(false);
});

test("declared ranks end in their order, whatever the order of creation", async () => {
  const lives = [await start(), await start(), await start()];
  await Promise.all([
    lives[2]?.up(rule("third", 3)),
    lives[0]?.up(rule("first", 1)),
    lives[1]?.up(rule("second", 2)),
  ]);
  expect(await rulesInOrder()).toEqual(["first", "second", "third", "Catch-all Rule"]);
});

test("a rule moved in the console shows as drift of its priority and goes back", async () => {
  const first = await start();
  const second = await start();
  await first.up(rule("first", 1));
  await second.up(rule("second", 2));
  const live = await asAdmin(emulator, "GET", ruleAt(second.mustExist().id));
  await asAdmin(emulator, "PUT", ruleAt(second.mustExist().id), { ...live, priority: 0 });
  expect(await rulesInOrder()).toEqual(["second", "first", "Catch-all Rule"]);
  const moved = [await first.refresh(), await second.refresh()].flat();
  expect(moved).toContain("priority");
  await first.up(rule("first", 1));
  await second.up(rule("second", 2));
  expect(await rulesInOrder()).toEqual(["first", "second", "Catch-all Rule"]);
});

test("a rule declared inactive is never live", async () => {
  const life = await start();
  const { id } = (await life.up({ ...rule("Draft"), status: "INACTIVE" })) ?? { id: "" };
  expect(
    emulator
      .requests()
      .some(({ path, query }) => path.endsWith("/rules") && (query ?? "").includes("activate=false")),
  ).toBe(true);
  expect(writes(emulator).filter((write) => write.includes("lifecycle"))).toEqual([]);
  expect(await asAdmin(emulator, "GET", ruleAt(id))).toMatchObject({ status: "INACTIVE" });
});

test("the catch-all is adopted by role and set to DENY at once", async () => {
  const life = await start();
  const catchAll = {
    policyId,
    type: "ACCESS_POLICY",
    adopt: { catchAll: true },
    converge: true,
    onDestroy: "restore",
    actions: { appSignOn: { access: "DENY" } },
  };
  const { id } = (await life.up(catchAll)) ?? { id: "" };
  expect(await asAdmin(emulator, "GET", ruleAt(id))).toMatchObject({
    system: true,
    priority: 99,
    actions: { appSignOn: { access: "DENY" } },
  });
  expect(await life.pending(catchAll)).toBe(false);
  expect(await life.refresh()).toEqual([]);
  await life.destroy();
  expect(await asAdmin(emulator, "GET", ruleAt(id))).toMatchObject({
    actions: { appSignOn: { access: "ALLOW" } },
  });
});

test("a field that Okta silently drops is reported as half-done, with its path", async () => {
  breaksTheSpecOnPurpose(/\/actions\/appSignOn\/notAField/);
  const life = await start();
  const args = { ...rule("Staff"), actions: { appSignOn: { ...allow.appSignOn, notAField: true } } };
  const failure: unknown = await life.up(args).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    id: expect.stringContaining(`${policyId}/`),
    properties: { __provider: "text" },
  });
  expect(String(failure)).toContain("actions.appSignOn.notAField");
});

test("moving to another policy is a replacement", async () => {
  const life = await start();
  await life.up(rule("Staff"));
  const other = await asAdmin(emulator, "POST", "/api/v1/policies", { type: "ACCESS_POLICY", name: "Other" });
  await life.up({ ...rule("Staff"), policyId: other.id });
  expect(life.steps).toEqual(["create", "create", "delete"]);
});

test("an adopted rule that is moved in the console shows as drift of its priority", async () => {
  const make = ({ policyId: of, ...body }: ReturnType<typeof rule>) =>
    asAdmin(emulator, "POST", `/api/v1/policies/${of}/rules`, body);
  const deny = await make(rule("Deny", 0));
  await make(rule("Allow", 1));
  const life = await start();
  await life.up({ ...rule("Deny", 0), adopt: { id: deny.id } });
  expect(await life.refresh()).toEqual([]);
  const { id } = life.mustExist();
  await asAdmin(emulator, "PUT", ruleAt(id), {
    ...(await asAdmin(emulator, "GET", ruleAt(id))),
    priority: 50,
  });
  expect(await life.refresh()).toEqual(["priority"]);
});

test("the object of a renamed rule stays", async () => {
  const old = await start();
  const { id } = (await old.up(rule("Staff"))) ?? { id: "" };
  forgetConnections();
  const renamed = await start();
  await expect(renamed.up(rule("Staff"))).rejects.toThrow(/use Pulumi's aliases/);
  await renamed.up({ ...rule("Staff"), adopt: { id: id.split("/")[1] } });
  await old.drop();
  expect(await asAdmin(emulator, "GET", ruleAt(id))).toMatchObject({ name: "Staff" });
});

test('a rule created here is deleted although onDestroy says "restore": there is nothing to restore', async () => {
  const life = await start();
  await life.up({ ...rule("Staff"), onDestroy: "restore" });
  await life.destroy();
  expect(await rulesInOrder()).toEqual(["Catch-all Rule"]);
});
