import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyRule } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

// Create and update check what Okta answered against what was meant, whether declared or not.
let emulator: Emulator;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

const AUTO = "staff-1a2b3c4";
const actions = { appSignOn: { access: "DENY" } };

async function accessPolicy(): Promise<string> {
  const made = await asAdmin(emulator, "POST", "/api/v1/policies", { type: "ACCESS_POLICY", name: "Portal" });
  return String(made.id);
}

/** An answer in which the object is off although nothing said so; the org holds it that way, too. */
async function answersInactive(rules: string): Promise<void> {
  const made = await asAdmin(emulator, "POST", `${rules}?activate=false`, {
    type: "ACCESS_POLICY",
    name: AUTO,
    actions,
  });
  emulator.faults.add({ method: "POST", path: "/rules", status: 200, body: made });
}

test("a rule that is created without a status and answered INACTIVE is activated", async () => {
  const policyId = await accessPolicy();
  const life = new Life(await configured(policyRule, emulator), AUTO);
  const rules = `/api/v1/policies/${policyId}/rules`;
  const provider = life;
  await expect(answersInactive(rules)).resolves.toBeUndefined();
  // The list is read before the rule that the fault answers with is there.
  emulator.faults.add({ method: "GET", path: "/rules$", status: 200, body: [] });
  const made = await provider.up({ type: "ACCESS_POLICY", policyId, actions });
  expect(made?.outs.status).toBe("ACTIVE");
  expect(writes(emulator).at(-1)).toMatch(/lifecycle\/activate$/);
});

test("a rule that Okta does not activate is a half-done write that says so", async () => {
  const policyId = await accessPolicy();
  const life = new Life(await configured(policyRule, emulator), AUTO);
  await answersInactive(`/api/v1/policies/${policyId}/rules`);
  emulator.faults.add({ method: "GET", path: "/rules$", status: 200, body: [] });
  emulator.faults.add({ method: "POST", path: "/lifecycle/activate", status: 204 });
  const failure: unknown = await life
    .up({ type: "ACCESS_POLICY", policyId, actions })
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({
    reasons: [expect.stringContaining("was created, but not set to ACTIVE")],
    properties: { __provider: "text", status: "INACTIVE" },
  });
});

test("an update whose answer turns the object off turns it on again", async () => {
  const life = new Life(await configured(policy, emulator), AUTO);
  const args = { type: "PASSWORD", description: "before" };
  const { id } = (await life.up(args)) ?? { id: "" };
  const off = { ...(await asAdmin(emulator, "GET", `/api/v1/policies/${id}`)), status: "INACTIVE" };
  emulator.faults.add({
    method: "PUT",
    path: "/policies/",
    status: 200,
    body: { ...off, description: "after" },
  });
  await life.up({ ...args, description: "after" }).catch(() => undefined);
  expect(writes(emulator).at(-1)).toMatch(/lifecycle\/activate$/);
});

test("a rule that is answered with a condition that nobody declared is half done, and the next up takes it out", async () => {
  const policyId = await accessPolicy();
  const rules = `/api/v1/policies/${policyId}/rules`;
  const life = new Life(await configured(policyRule, emulator), AUTO);
  const narrowed = { people: { users: { exclude: ["00uEverybodyElse00001"] } } };
  const made = await asAdmin(emulator, "POST", rules, {
    type: "ACCESS_POLICY",
    name: AUTO,
    actions,
    conditions: narrowed,
  });
  emulator.faults.add({ method: "GET", path: "/rules$", status: 200, body: [] });
  emulator.faults.add({ method: "POST", path: "/rules$", status: 200, body: made });
  const args = { type: "ACCESS_POLICY", policyId, actions };
  await expect(life.up(args)).rejects.toThrow(/nobody declared: conditions\.people\.users\.exclude/);
  expect(await life.pending(args)).toBe(true);
  await life.up(args);
  expect(JSON.stringify(await asAdmin(emulator, "GET", `${rules}/${String(made.id)}`))).not.toContain(
    "00uEverybody",
  );
  expect(await life.pending(args)).toBe(false);
});
