import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyRule } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

let emulator: Emulator;
beforeEach(() => forgetConnections());
afterEach(() => emulator.stop());

const log = () => emulator.requests().map(({ method, path }) => `${method} ${path}`);
const organization = "GET /.well-known/okta-organization";

test.each([
  ["a policy", policy, { type: "ACCESS_POLICY", name: "Payroll" }, 'creating the policy "Payroll"'],
  ["an adopted policy", policy, { type: "ENTITY_RISK", adopt: { default: true } }, "adopting a policy"],
  [
    "a rule",
    policyRule,
    { policyId: "rst1", type: "ACCESS_POLICY", name: "Staff" },
    'creating the rule "Staff"',
  ],
])(
  "%s of a type that a Classic org lacks is explained before anything is tried",
  async (_what, kind, args, doing) => {
    emulator = await startEmulator({ features: { engine: "v1" } });
    const life = new Life(await configured(kind, emulator));
    const error = await life.up(args).catch(String);
    expect(error).toContain(doing);
    expect(error).toContain(`${args.type} policies`);
    expect(error).toContain("Identity Engine");
    expect(error).toContain(emulator.url);
    expect(log()).toContain(organization);
    expect(writes(emulator)).toEqual([]);
  },
);

test("the engine is asked once, and types that Classic has are made", async () => {
  emulator = await startEmulator({ features: { engine: "v1" } });
  const session = new Life(await configured(policy, emulator));
  const { id } = (await session.up({ type: "OKTA_SIGN_ON", name: "Session" })) ?? { id: "" };
  await new Life(await configured(policyRule, emulator)).up({ policyId: id, type: "SIGN_ON", name: "Staff" });
  await session.refresh();
  expect(log().filter((line) => line === organization)).toHaveLength(1);
});

test.each([
  ["v1", "POST /api/v1/policies?activate=false", []],
  ["idx", "POST /api/v1/policies", ["deactivate"]],
] as const)(
  "a policy declared inactive is never live longer than %s orgs make it",
  async (engine, post, lifecycle) => {
    emulator = await startEmulator({ features: { engine } });
    const life = new Life(await configured(policy, emulator));
    const args = { type: "PASSWORD", name: "Draft", status: "INACTIVE" };
    const { id } = (await life.up(args)) ?? { id: "" };
    const made = emulator.requests().find(({ method }) => method === "POST");
    expect(`POST ${made?.path}${made?.query === undefined ? "" : `?${made.query}`}`).toBe(post);
    expect(writes(emulator).slice(1)).toEqual(
      lifecycle.map((action) => `POST /api/v1/policies/${id}/lifecycle/${action}`),
    );
    expect(await asAdmin(emulator, "GET", `/api/v1/policies/${id}`)).toMatchObject({ status: "INACTIVE" });
    expect(await life.pending(args)).toBe(false);
  },
);

test("an org that does not say who it is gets nothing", async () => {
  emulator = await startEmulator();
  emulator.faults.add({ path: "/.well-known", status: 403 });
  const life = new Life(await configured(policy, emulator));
  await expect(life.up({ type: "PASSWORD", name: "Contractors" })).rejects.toThrow(
    /reading the org's id and engine/,
  );
  expect(writes(emulator)).toEqual([]);
});
