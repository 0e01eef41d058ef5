import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyResourceMapping } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

// No app falls to another policy because a program took its policy away without saying where the app goes.
let emulator: Emulator;
let life: Life;
let policyId: string | undefined;
const args = { type: "ACCESS_POLICY", name: "Payroll" };

beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator({
    features: { deleteMappedPolicy: "reassign" },
    seed: {
      apps: [
        { id: "0oapayroll", label: "Payroll" },
        { id: "0oainvoices", label: "Invoices" },
        { id: "0oaother", label: "Other" },
      ],
      policies: [
        { id: "rsttarget", type: "ACCESS_POLICY", name: "Two factors" },
        { id: "rstasleep", type: "ACCESS_POLICY", name: "Asleep", status: "INACTIVE" },
        { id: "rstprofile", type: "PROFILE_ENROLLMENT", name: "Profile" },
      ],
    },
  });
  life = new Life(await configured(policy, emulator));
  policyId = (await life.up(args))?.id;
});
afterEach(() => emulator.stop());

const map = async (...apps: string[]): Promise<void> => {
  for (const app of apps) {
    await asAdmin(emulator, "PUT", `/api/v1/apps/${app}/policies/${policyId}`);
  }
  emulator.clearRequests();
};
const standing = (id: string) => emulator.state().apps.find((app) => app.id === id)?.accessPolicy;
const sent = (): string[] => emulator.requests().map(({ method, path }) => `${method} ${path}`);

test("a policy without apps goes with one list and one delete, whatever apps the org has", async () => {
  emulator.clearRequests();
  await life.destroy();
  expect(sent().filter((request) => !request.includes("well-known"))).toEqual([
    `GET /api/v1/policies/${policyId}/mappings`,
    `DELETE /api/v1/policies/${policyId}`,
  ]);
});

test("a policy with apps stays, and the message says which apps and what to do", async () => {
  await map("0oapayroll", "0oainvoices");
  await expect(life.destroy()).rejects.toThrow(
    /deleting the ACCESS_POLICY policy "Payroll" \(rst\w+\): the apps "Payroll" \(0oapayroll\), "Invoices" \(0oainvoices\) stand on it\. Nothing was deleted\. Map them to another policy.*If it is being replaced, only moving the apps helps/,
  );
  expect(writes(emulator)).toEqual([]);
  expect(standing("0oapayroll")).toBe(policyId);
});

test("reassignTo moves the apps first", async () => {
  await life.up({ ...args, reassignTo: "rsttarget" });
  await map("0oapayroll", "0oainvoices");
  await life.destroy();
  expect(writes(emulator)).toEqual([
    "PUT /api/v1/apps/0oapayroll/policies/rsttarget",
    "PUT /api/v1/apps/0oainvoices/policies/rsttarget",
    `DELETE /api/v1/policies/${policyId}`,
  ]);
  expect([standing("0oapayroll"), standing("0oainvoices")]).toEqual(["rsttarget", "rsttarget"]);
});

test.each([["rstnone"], ["rstprofile"], ["rstasleep"]])(
  "reassignTo %s, which is no sign-in policy in force, deletes nothing",
  async (reassignTo) => {
    await life.up({ ...args, reassignTo });
    await map("0oapayroll");
    await expect(life.destroy()).rejects.toThrow(
      /the app "Payroll" \(0oapayroll\) stands on it, and reassignTo \(rst\w+\) names no other active ACCESS_POLICY policy/,
    );
    expect(writes(emulator)).toEqual([]);
  },
);

test("reassignTo itself is refused, too", async () => {
  await life.up({ ...args, reassignTo: policyId });
  await map("0oapayroll");
  await expect(life.destroy()).rejects.toThrow(/names no other/);
});

test("an app that cannot be moved keeps its policy, and the next destroy goes on", async () => {
  await life.up({ ...args, reassignTo: "rsttarget" });
  await map("0oapayroll", "0oainvoices");
  emulator.faults.add({
    method: "PUT",
    path: "/apps/0oainvoices",
    status: 403,
    body: { errorCode: "E0000006" },
  });
  await expect(life.destroy()).rejects.toThrow(
    /1 of its 2 apps went to the policy "Two factors", the others and the policy itself stay: assigning the policy rsttarget to the app 0oainvoices.*E0000006.*Run again to go on/s,
  );
  expect(standing("0oainvoices")).toBe(policyId);
  await life.destroy();
  expect(standing("0oainvoices")).toBe("rsttarget");
});

test("a delete that waits after a replacement goes on once the apps stand elsewhere", async () => {
  await map("0oapayroll");
  const old = life.mustExist();
  forgetConnections();
  const replacement = await asAdmin(emulator, "POST", "/api/v1/policies", { ...args, name: "Replacement" });
  // The engine deletes the old object with the outputs of before, at this run and at each later one.
  await expect(policy.delete?.(old.id, old.outs)).rejects.toThrow(/to its replacement, which stands already/);
  await asAdmin(emulator, "PUT", `/api/v1/apps/0oapayroll/policies/${String(replacement.id)}`);
  await policy.delete?.(old.id, old.outs);
  expect(standing("0oapayroll")).toBe(replacement.id);
  expect(emulator.state().policies.some(({ id }) => id === old.id)).toBe(false);
});

test("where the org has no list of mappings, the deprecated list of apps tells", async () => {
  await map("0oapayroll");
  emulator.faults.add({ path: "/mappings$", status: 404, body: { errorCode: "E0000008" } });
  await expect(life.destroy()).rejects.toThrow(/the app "Payroll" \(0oapayroll\) stands on it/);
});

test("only types on which apps stand take reassignTo", async () => {
  await expect(new Life(policy).up({ type: "PASSWORD", name: "P", reassignTo: "rsttarget" })).rejects.toThrow(
    /no apps stand on PASSWORD policies/,
  );
});

const LAG_MS = 400;

test("an app that the same run moved away a moment ago is not in the way, though a list still shows it", async () => {
  const mapping = new Life(await configured(policyResourceMapping, emulator));
  await mapping.up({ appId: "0oapayroll", policyId });
  emulator.features({ readLagMs: LAG_MS });
  await new Promise((resolve) => setTimeout(resolve, LAG_MS));
  // One process takes both away, another one than made them.
  forgetConnections();
  await mapping.drop();
  await life.drop();
  expect(
    sent().filter((request) => request === `GET /api/v1/policies/${policyId}/mappings`).length,
  ).toBeGreaterThan(1);
  expect(emulator.state().policies.some(({ id }) => id === policyId)).toBe(false);
  expect(standing("0oapayroll")).not.toBe(policyId);
});
