import { type Emulator, type Seed, startEmulator } from "okta-emulator";
import { okta, read } from "./calling";

/** One app, whose policy asks in turn for a group, a zone and a device, and else denies. */
const allow = { appSignOn: { access: "ALLOW" } };
const rule = (
  id: string,
  priority: number,
  conditions: NonNullable<Seed["rules"]>[number]["conditions"],
) => ({
  policyId: "rstshop",
  id,
  name: id,
  priority,
  conditions: conditions ?? null,
  actions: allow,
});
const seed: Seed = {
  policies: [{ id: "rstshop", type: "ACCESS_POLICY", name: "Shop" }],
  apps: [
    { id: "0oashop", name: "oidc_client", label: "Shop", _links: { accessPolicy: { href: "x/rstshop" } } },
  ],
  rules: [
    rule("staff", 0, { people: { groups: { include: ["00gstaff"], exclude: ["00gtemps"] } } }),
    rule("office", 1, { network: { connection: "ZONE", include: ["nzooffice"] } }),
  ],
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed });
});
afterEach(() => emulator.stop());

async function simulate(policyContext: object, type = "ACCESS_POLICY", expand = ""): Promise<unknown> {
  const body = [{ appInstance: "0oashop", policyTypes: [type], policyContext }];
  const answer = await okta(emulator)("POST", `/api/v1/policies/simulate${expand}`, body);
  expect(answer.status).toBe(200);
  return read(answer.body, 0);
}
const winner = (evaluation: unknown): unknown => {
  const policies = read<unknown[]>(evaluation, "result", "policies");
  return policies.length === 0 ? undefined : read(policies[0], "rules", 0, "id");
};
const groups = (...ids: string[]) => ({ groups: { ids } });
const zones = (...ids: string[]) => ({ zones: { ids } });

test.each([
  { context: groups("00gstaff"), wins: "staff" },
  { context: { ...groups("00gother"), ...zones("nzooffice") }, wins: "office" },
  { context: { ...groups("00gstaff", "00gtemps"), ...zones("nzooffice") }, wins: "office" },
])("$context is decided by $wins", async ({ context, wins }) => {
  const evaluation = await simulate(context);
  expect(read(evaluation, "status")).toBe("MATCH");
  expect(winner(evaluation)).toBe(wins);
});

test("nobody's conditions met: the catch-all decides", async () => {
  const evaluation = await simulate({ ...groups("00gother"), ...zones() }, "ACCESS_POLICY", "?expand=RULE");
  expect(read(evaluation, "result", "policies", 0, "rules", 0, "name")).toBe("Catch-all Rule");
  expect(read(evaluation, "evaluated", "policies", 0, "rules", 0)).toMatchObject({
    id: "staff",
    status: "NOT_MATCH",
    conditions: [
      { type: "people.groups.include", status: "NOT_MATCH" },
      { type: "people.groups.exclude", status: "MATCH" },
    ],
  });
});

test("a zone nobody told of is undetermined, and no later rule is claimed to decide", async () => {
  const evaluation = await simulate(groups("00gother"));
  expect(read(evaluation, "status")).toBe("UNDEFINED");
  expect(winner(evaluation)).toBeUndefined();
  expect(read(evaluation, "undefined", "policies", 0, "rules", 0)).toMatchObject({
    id: "office",
    status: "UNDEFINED",
  });
});

test("conditions of other kinds are undetermined", async () => {
  emulator.seed({ rules: [rule("managed", 0, { device: { registered: true } })] });
  const evaluation = await simulate(groups("00gstaff"));
  expect(read(evaluation, "status")).toBe("UNDEFINED");
});

test("a user's groups are known only where the seed says them", async () => {
  const context = { user: { id: "00uann" } };
  expect(read(await simulate(context), "status")).toBe("UNDEFINED");
  emulator.seed({ users: [{ id: "00uann", groupIds: ["00gstaff"] }] });
  expect(winner(await simulate(context))).toBe("staff");
});

test("inactive rules do not count", async () => {
  await okta(emulator)("POST", "/api/v1/policies/rstshop/rules/staff/lifecycle/deactivate");
  const evaluation = await simulate({ ...groups("00gstaff"), ...zones("nzooffice") });
  expect(winner(evaluation)).toBe("office");
});

test("global session policies stand in line; Everyone is everyone", async () => {
  emulator.seed({
    policies: [
      {
        id: "00pstaff",
        type: "OKTA_SIGN_ON",
        name: "s",
        conditions: { people: { groups: { include: ["00gstaff"] } } },
      },
    ],
    rules: [{ policyId: "00pstaff", id: "0prstaff", name: "s" }],
  });
  expect(winner(await simulate(groups("00gstaff"), "OKTA_SIGN_ON"))).toBe("0prstaff");
  const others = await simulate(groups("00gother"), "OKTA_SIGN_ON");
  expect(read(others, "result", "policies", 0, "name")).toBe("Default Policy");
});

test.each([
  { body: { appInstance: "0oashop" }, status: 400, code: "E0000003" },
  { body: [{}], status: 400, code: "E0000001" },
  { body: [{ appInstance: "0oanone" }], status: 404, code: "E0000007" },
  {
    body: [{ appInstance: "0oashop", policyContext: { user: { id: "u" }, groups: { ids: [] } } }],
    status: 400,
    code: "E0000001",
  },
])("$body is refused with $code", async ({ body, status, code }) => {
  const answer = await okta(emulator)("POST", "/api/v1/policies/simulate", body);
  expect([answer.status, read(answer.body, "errorCode")]).toEqual([status, code]);
});
