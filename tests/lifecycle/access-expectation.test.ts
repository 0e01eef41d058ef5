import { type Emulator, startEmulator } from "okta-emulator";
import { accessExpectation } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { configured, Life } from "./life";

const CONTRACTORS = "00g0000000000contractor";
const policy = { id: "rstpayroll", type: "ACCESS_POLICY", name: "Payroll" };

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({
    seed: {
      groups: [{ id: CONTRACTORS, profile: { name: "Contractors" } }],
      policies: [policy],
      rules: [
        {
          id: "rulno",
          policyId: policy.id,
          name: "No contractors",
          priority: 1,
          conditions: { people: { groups: { include: [CONTRACTORS] } } },
          actions: { appSignOn: { access: "DENY" } },
        },
      ],
      apps: [
        {
          id: "0oapayroll",
          label: "Payroll",
          _links: { accessPolicy: { href: `https://mine.example/api/v1/policies/${policy.id}` } },
        },
      ],
    },
  });
});
beforeEach(async () => {
  forgetConnections();
  emulator.reset();
  await configured(accessExpectation, emulator);
});
afterAll(() => emulator.stop());

const sent = (): string[] => emulator.requests().map(({ method, path }) => `${method} ${path}`);
const simulations = (): number => sent().filter((request) => request.endsWith("/policies/simulate")).length;
const asContractor = { app: "0oapayroll", context: { groups: { ids: [CONTRACTORS] } } };

test("what is expected and found is recorded, and nothing is asked again until something changes", async () => {
  const life = new Life(accessExpectation);
  const args = { ...asContractor, rule: "No contractors", access: "DENY", watched: "1" };
  const made = await life.up(args);
  expect(made?.outs).toMatchObject({ outcome: "asExpected" });
  expect(made?.outs.decisions).toEqual([
    // That a named rule matched goes without saying; programs see it (program.test.ts).
    expect.objectContaining({ policyType: "OKTA_SIGN_ON", ruleId: expect.any(String), access: "ALLOW" }),
    {
      policyType: "ACCESS_POLICY",
      policyId: policy.id,
      policy: "Payroll",
      ruleId: "rulno",
      rule: "No contractors",
      access: "DENY",
    },
  ]);
  expect(simulations()).toBe(1);
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(args)).toBe(false);
  expect(simulations()).toBe(1);
  expect(await life.pending({ ...args, watched: "2" })).toBe(true);
  await life.up({ ...args, watched: "2" });
  expect(simulations()).toBe(2);
  await life.destroy();
});

test("a rule is enough: one request, and no rule is read", async () => {
  emulator.clearRequests();
  await new Life(accessExpectation).up({ ...asContractor, rule: "rulno" });
  expect(sent()).toEqual(["GET /.well-known/okta-organization", "POST /api/v1/policies/simulate"]);
});

test("another decision fails with a table, and nothing is recorded", async () => {
  await expect(
    new Life(accessExpectation).up({ ...asContractor, rule: "VPN", access: "ALLOW" }),
  ).rejects.toThrow(
    /0oapayroll otherwise than expected:\n\n\s+policy\s+rule\s+access\n\s+expected\s+VPN\s+ALLOW\n\s+OKTA_SIGN_ON .*\n\s+ACCESS_POLICY\s+Payroll\s+No contractors\s+DENY\n/,
  );
});

test("where Okta cannot tell, a warning says so and the up goes on", async () => {
  const said = jest.spyOn(process.stderr, "write").mockReturnValue(true);
  // Groups are not supposed, so whether the rule applies is open.
  const made = await new Life(accessExpectation).up({ app: "0oapayroll", rule: "No contractors" });
  const lines = said.mock.calls.map(([line]) => String(line)).join("");
  said.mockRestore();
  expect(made?.outs).toMatchObject({ outcome: "undetermined" });
  expect(lines).toMatch(/WARNING: Okta cannot tell how it decides a sign-in to the app 0oapayroll/);
  expect(lines).toMatch(/Suppose more of the sign-in/);
});

test("what was not confirmed is told at every later preview and up, without a change", async () => {
  const said: string[] = [];
  const stderr = jest
    .spyOn(process.stderr, "write")
    .mockImplementation((line) => said.push(String(line)) > 0);
  try {
    const life = new Life(accessExpectation);
    const args = { app: "0oapayroll", rule: "No contractors" };
    await life.up(args);
    for (const _later of [1, 2]) {
      said.length = 0;
      forgetConnections();
      expect(await life.pending(args)).toBe(false);
      expect(await life.refresh()).toEqual([]);
      expect(said.join("")).toMatch(/WARNING: what is expected .* was not confirmed/);
    }
    expect(simulations()).toBe(1);
  } finally {
    stderr.mockRestore();
  }
});

test("always: every up tries again, and a refresh stays silent", async () => {
  const life = new Life(accessExpectation);
  const args = { ...asContractor, access: "DENY", always: true };
  for (const ups of [1, 2, 3]) {
    await life.up(args);
    expect(simulations()).toBe(ups);
    expect(await life.refresh()).toEqual([]);
    expect(await life.pending(args)).toBe(true);
  }
  await life.destroy();
});

test.each([
  [{}, /say what you expect/],
  [{ rule: " " }, /must not be blank/],
  [{ access: "DENY", policyType: "MFA_ENROLL" }, /let in or refuse/],
  [{ rule: "x", context: { user: { id: "u" }, groups: { ids: ["g"] } } }, /not both/],
  [{ rule: "x", context: { ip: "300.1.1.1" } }, /ip/i],
  [{ rule: "x", context: { zone: "z" } }, /zone/],
])("%j is refused before anything is sent", async (args, reason) => {
  emulator.clearRequests();
  await expect(new Life(accessExpectation).up({ app: "0oapayroll", ...args })).rejects.toThrow(reason);
  expect(sent()).toEqual([]);
});

test("a Classic org says that it cannot", async () => {
  const classic = await startEmulator({
    features: { engine: "v1" },
    seed: { apps: [{ id: "0oa1", label: "A" }] },
  });
  try {
    forgetConnections();
    await configured(accessExpectation, classic);
    await expect(new Life(accessExpectation).up({ app: "0oa1", rule: "x" })).rejects.toThrow(
      /Only orgs on the Identity Engine simulate sign-ins/,
    );
  } finally {
    await classic.stop();
  }
});
