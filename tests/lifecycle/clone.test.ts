import { type Emulator, type Fault, startEmulator } from "okta-emulator";
import { policy } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

// A copy begins with the rules of another policy, and never stays under the name that Okta gives it.
const ORIGINAL = "rstoriginal";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({
    seed: {
      policies: [{ id: ORIGINAL, type: "ACCESS_POLICY", name: "Payroll", description: "Of payroll" }],
      rules: [
        {
          id: "rulno",
          policyId: ORIGINAL,
          name: "No contractors",
          priority: 1,
          actions: { appSignOn: { access: "DENY" } },
        },
      ],
    },
  });
});
beforeEach(async () => {
  forgetConnections();
  emulator.reset();
  await configured(policy, emulator);
});
afterAll(() => emulator.stop());

const args = { type: "ACCESS_POLICY", name: "Payroll, for tests", cloneFrom: ORIGINAL };
const names = (): string[] =>
  emulator
    .state()
    .policies.filter(({ type, system }) => type === "ACCESS_POLICY" && system !== true)
    .map(({ name }) => name)
    .filter((name) => name.includes("Payroll"))
    .sort();
const rulesOf = (id: string | undefined): string[] =>
  emulator
    .state()
    .rules.filter(({ policyId, system }) => policyId === id && system !== true)
    .map(({ name }) => name);

test("the copy has the rules, the declared name, and what is not declared of the original", async () => {
  const life = new Life(policy);
  const made = await life.up(args);
  expect(names()).toEqual(["Payroll", "Payroll, for tests"]);
  expect(made?.outs).toMatchObject({ name: "Payroll, for tests", description: "Of payroll" });
  expect(rulesOf(made?.id)).toEqual(["No contractors"]);
  expect(writes(emulator).map((write) => write.split(" ")[0])).toEqual(["POST", "PUT"]);
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(args)).toBe(false);
  await life.destroy();
  expect(names()).toEqual(["Payroll"]);
});

test("a declared status and description hold for the copy", async () => {
  const life = new Life(policy);
  const made = await life.up({ ...args, description: "Mine", status: "INACTIVE" });
  expect(made?.outs).toMatchObject({ description: "Mine", status: "INACTIVE" });
  expect(await life.refresh()).toEqual([]);
});

test("another original later copies nothing", async () => {
  const life = new Life(policy);
  await life.up(args);
  emulator.clearRequests();
  await life.up({ ...args, cloneFrom: "rstother" });
  expect(writes(emulator)).toEqual([]);
  expect(await life.pending({ ...args, cloneFrom: "rstother" })).toBe(false);
});

const clones = (): number => emulator.requests().filter(({ path }) => path.endsWith("/clone")).length;

test("where no answer comes after Okta made the copy, the list tells", async () => {
  emulator.faults.add({ method: "POST", path: "/clone$", lose: "response" });
  const made = await new Life(policy).up(args);
  expect(names()).toEqual(["Payroll", "Payroll, for tests"]);
  expect(rulesOf(made?.id)).toEqual(["No contractors"]);
  expect(clones()).toBe(1);
});

test("a list that lags behind makes no second copy", async () => {
  const before = await asAdmin(emulator, "GET", "/api/v1/policies?type=ACCESS_POLICY", undefined);
  emulator.clearRequests();
  emulator.faults.add({ method: "POST", path: "/clone$", lose: "response" });
  // The first list is read before the clone; the second one does not know of it yet.
  emulator.faults.add({ method: "GET", path: "type=ACCESS_POLICY", skip: 1, status: 200, body: before });
  await new Life(policy).up(args);
  expect(names()).toEqual(["Payroll", "Payroll, for tests"]);
  expect(clones()).toBe(1);
});

test.each<[string, Fault]>([
  ["the request is lost", { path: "/clone$", lose: "request" }],
  ["Okta answers 500 without making it", { path: "/clone$", status: 500 }],
])("where %s, nothing is sent twice, and the next up goes on", async (_what, fault) => {
  emulator.faults.add({ method: "POST", ...fault });
  await expect(new Life(policy).up(args)).rejects.toThrow(
    /it is open whether Okta made the copy.*Run up again; if a policy named "\[cloned\] Payroll" has appeared/s,
  );
  expect(clones()).toBe(1);
  expect(names()).toEqual(["Payroll"]);
  await new Life(policy).up(args);
  expect(names()).toEqual(["Payroll", "Payroll, for tests"]);
});

test("a copy that cannot be renamed is deleted again", async () => {
  emulator.faults.add({
    method: "PUT",
    path: "/policies/",
    status: 400,
    body: { errorCode: "E0000001", errorSummary: "Api validation failed: name", errorCauses: [] },
  });
  await expect(new Life(policy).up(args)).rejects.toThrow(/E0000001/);
  expect(names()).toEqual(["Payroll"]);
});

test("where even that fails, the message names the copy", async () => {
  for (const method of ["PUT", "DELETE"] as const) {
    emulator.faults.add({
      method,
      path: "/policies/",
      status: 403,
      body: { errorCode: "E0000006", errorSummary: "You do not have permission", errorCauses: [] },
    });
  }
  await expect(new Life(policy).up(args)).rejects.toThrow(
    /the copy "\[cloned\] Payroll" \(rst\w+\) was made, and could neither be renamed nor deleted again.*Delete it in Okta/s,
  );
});

test("what a killed run may have left stops the next one", async () => {
  const stands = { id: "rstleft", type: "ACCESS_POLICY", name: "[cloned] Payroll" };
  emulator.seed({ policies: [stands] });
  emulator.clearRequests();
  await expect(new Life(policy).up(args)).rejects.toThrow(
    /stands already \(rstleft\).*adopt: \{ id: "rstleft" \}, converge: true {2}in place of cloneFrom/s,
  );
  expect(writes(emulator)).toEqual([]);
  const life = new Life(policy);
  await life.up({ type: args.type, name: args.name, adopt: { id: "rstleft" }, converge: true });
  expect(names()).toEqual(["Payroll", "Payroll, for tests"]);
});

test.each([
  [{ ...args, type: "PASSWORD" }, /Okta clones ACCESS_POLICY policies only/],
  [{ ...args, adopt: { id: "x" } }, /remove one of them/],
  [{ ...args, cloneFrom: "" }, /cloneFrom/],
  [{ ...args, cloneFrom: "rstnone" }, /no ACCESS_POLICY policy with this id.*Nothing was written/s],
])("%j is refused", async (wrong, reason) => {
  await expect(new Life(policy).up(wrong)).rejects.toThrow(reason);
  expect(writes(emulator)).toEqual([]);
});
