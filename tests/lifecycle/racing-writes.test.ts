import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyRule } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

// What Okta answers while somebody else writes to the same list: nothing is lost, and nothing is made twice.

let emulator: Emulator;
let policyId: string;
beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(async () => {
  forgetConnections();
  emulator.reset();
  await configured(policyRule, emulator);
  await configured(policy, emulator);
  policyId = String(
    (await asAdmin(emulator, "POST", "/api/v1/policies", { type: "ACCESS_POLICY", name: "P" })).id,
  );
  emulator.clearRequests();
});
afterAll(() => emulator.stop());

const args = () => ({
  policyId,
  type: "ACCESS_POLICY",
  name: "Staff",
  priority: 1,
  actions: { appSignOn: { access: "DENY" } },
});
const rules = () => emulator.state().rules.filter((rule) => rule.policyId === policyId && !rule.system);

test.each([
  ["409, somebody else writes", { status: 409, body: { errorCode: "E0000249", errorSummary: "busy" } }],
  [
    "423, priorities are being reconciled",
    { status: 423, body: { errorCode: "E0000239", errorSummary: "busy" } },
  ],
  ["500, nothing was made", { status: 500, body: { errorCode: "E0000009", errorSummary: "oops" } }],
  ["no answer, nothing was made", { lose: "request" as const }],
  ["no answer, and the rule was made", { lose: "response" as const }],
])("a rule is made once after %s", async (_what, fault) => {
  emulator.faults.add({ method: "POST", path: "/rules$", ...fault });
  const life = new Life(policyRule);
  await life.up(args());
  expect(rules().map(({ name }) => name)).toEqual(["Staff"]);
  expect(life.mustExist().id.split("/")[1]).toBe(rules()[0]?.id);
  expect(await life.refresh()).toEqual([]);
});

test("a conflict of names is told at once", async () => {
  await asAdmin(emulator, "POST", `/api/v1/policies/${policyId}/rules`, { ...args(), policyId: undefined });
  const started = Date.now();
  await expect(new Life(policyRule).up(args())).rejects.toThrow(/has this name/);
  expect(Date.now() - started).toBeLessThan(3_000);
});

test("a default policy whose number changed meanwhile is read once more", async () => {
  const life = new Life(policy);
  const settings = { password: { complexity: { minLength: 12 } } };
  emulator.faults.add({
    method: "PUT",
    path: "/policies/",
    status: 403,
    body: { errorCode: "E0000077", errorSummary: "read-only" },
  });
  await life.up({ type: "PASSWORD", adopt: { default: true }, converge: true, settings });
  expect(writes(emulator)).toHaveLength(2);
  expect(life.mustExist().outs.settings).toMatchObject(settings);
});
