import * as pulumi from "@pulumi/pulumi";
import { type Emulator, startEmulator } from "okta-emulator";
import * as okta from "pulumi-okta-native";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin } from "../lifecycle/life";
import { count, log } from "./connected";

const apps = [...Array(25).keys()].map((index) => `0oaApp${String(index).padStart(3, "0")}`);
let emulator: Emulator;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator({
    seed: { apps: apps.map((id) => ({ id, name: id, label: id, status: "ACTIVE" })) },
  });
  pulumi.runtime.setConfig("okta:orgUrl", emulator.url);
  pulumi.runtime.setConfig("okta:apiToken", emulator.credentials.apiToken);
});
afterEach(() => emulator.stop());

const make = async (type: string, name: string): Promise<string> =>
  String((await asAdmin(emulator, "POST", "/api/v1/policies", { type, name })).id);

const settled = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));
const names = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name);

describe("the policies of a type", () => {
  test("a thousand of them, page by page, in Okta's order", async () => {
    const made = [...Array(999).keys()].map((index) => `Policy ${999 - index}`);
    emulator.seed({ policies: made.map((name) => ({ type: "PASSWORD", name })) });
    emulator.features({ policyPageSize: 100 });
    emulator.clearRequests();
    const found = await okta.getPolicies({ type: "PASSWORD" });
    expect(names(found)).toEqual([...made, "Default Policy"]);
    expect(found.map(({ priority }) => priority)).toEqual([...Array(1000).keys()].map((index) => index + 1));
    expect(new Set(found.map(({ id }) => id)).size).toBe(1000);
    expect(count(emulator, "GET", /policies$/)).toBe(10);
  });

  test("as getPolicy answers them, and what lists say beside", async () => {
    const id = await make("ACCESS_POLICY", "Portal");
    const found = (await okta.getPolicies({ type: "ACCESS_POLICY" })).find((policy) => policy.id === id);
    expect(found).toEqual({ ...(await okta.getPolicy({ id })), embedded: { resourceType: "APP" } });
  });

  test.each<[string, Partial<okta.GetPoliciesArgs>, string[]]>([
    ["status", { status: "INACTIVE" }, ["Team B"]],
    ["q", { q: "Team" }, ["Team C", "Team A", "Team B"]],
    ["q and sortBy", { q: "Team", sortBy: "name" }, ["Team A", "Team B", "Team C"]],
    ["q, and none fits", { q: "Nobody" }, []],
  ])("narrowed by %s, which Okta does", async (_what, filters, expected) => {
    await make("PASSWORD", "Team C");
    await make("PASSWORD", "Team A");
    const b = await make("PASSWORD", "Team B");
    await asAdmin(emulator, "POST", `/api/v1/policies/${b}/lifecycle/deactivate`);
    emulator.clearRequests();
    expect(names(await okta.getPolicies({ type: "PASSWORD", ...filters }))).toEqual(expected);
    const asked = emulator.requests().map(({ query }) => Object.fromEntries(new URLSearchParams(query)));
    expect(asked).toEqual([{ type: "PASSWORD", ...filters }]);
    const args = { type: "PASSWORD" as const, ...filters };
    expect(names(await settled(okta.getPoliciesOutput(args)))).toEqual(expected);
  });

  test("expand and resourceId are handed to Okta", async () => {
    emulator.clearRequests();
    await okta.getPolicies({ type: "PASSWORD", expand: "rules", resourceId: "aus1" });
    expect(emulator.requests().map(({ query }) => Object.fromEntries(new URLSearchParams(query)))).toEqual([
      { type: "PASSWORD", expand: "rules", resourceId: "aus1" },
    ]);
  });

  test("of a type that Okta does not know are its own refusal", async () => {
    await expect(okta.getPolicies({ type: okta.unlistedType("NO_SUCH") })).rejects.toThrow(/E0000002/);
  });

  test.each([
    [{}],
    [{ type: "" }],
    [{ type: " " }],
    [{ type: undefined }],
    [{ type: "PASSWORD", q: "" }],
    [{ type: "PASSWORD", status: undefined }],
    [{ type: "PASSWORD", limit: "5" }],
  ])("%j is refused before anything is sent", async (args) => {
    emulator.clearRequests();
    const lookup = okta.getPolicies(args as okta.GetPoliciesArgs);
    await expect(lookup).rejects.toThrow(TypeError);
    await expect(lookup).rejects.toThrow(/getPolicies: say \{ type: "…" \}.*Nothing was sent/);
    expect(emulator.requests()).toEqual([]);
  });
});

describe("the rules of a policy", () => {
  const makeRule = async (policyId: string, name: string, priority: number): Promise<string> => {
    const body = { type: "ACCESS_POLICY", name, priority, actions: { appSignOn: { access: "DENY" } } };
    return String((await asAdmin(emulator, "POST", `/api/v1/policies/${policyId}/rules`, body)).id);
  };

  test("in the order in which Okta asks them, whatever order the list has", async () => {
    const policyId = await make("ACCESS_POLICY", "Portal");
    await makeRule(policyId, "Second", 0);
    await makeRule(policyId, "First", 0);
    await makeRule(policyId, "Third", 2);
    const rules = (await asAdmin(
      emulator,
      "GET",
      `/api/v1/policies/${policyId}/rules`,
    )) as unknown as object[];
    emulator.faults.add({ path: "/rules$", status: 200, body: [...rules].reverse() });
    expect(names(await okta.getPolicyRules({ policyId }))).toEqual([
      "First",
      "Second",
      "Third",
      "Catch-all Rule",
    ]);
    const found = await settled(okta.getPolicyRulesOutput({ policyId: pulumi.output(policyId) }));
    expect(names(found)).toEqual(["First", "Second", "Third", "Catch-all Rule"]);
  });

  test("one of them, by id, by name or as the catch-all", async () => {
    const policyId = await make("ACCESS_POLICY", "Portal");
    const id = await makeRule(policyId, "Deny", 0);
    const found = await okta.getPolicyRule({ policyId, id });
    expect(found).toEqual({
      id,
      policyId,
      name: "Deny",
      type: "ACCESS_POLICY",
      status: "ACTIVE",
      priority: 0,
      system: false,
      created: expect.any(String),
      lastUpdated: expect.any(String),
      actions: { appSignOn: expect.objectContaining({ access: "DENY" }) },
    });
    expect(await okta.getPolicyRule({ policyId, name: "Deny" })).toEqual(found);
    expect(await okta.getPolicyRule({ policyId, catchAll: true })).toMatchObject({ policyId, system: true });
    expect(await settled(okta.getPolicyRuleOutput({ policyId: pulumi.output(policyId), id }))).toEqual(found);
  });

  test("a name that no rule has, a policy and a rule that are not there", async () => {
    const policyId = await make("ACCESS_POLICY", "Portal");
    const byName = okta.getPolicyRule({ policyId, name: "Nowhere" });
    await expect(byName).rejects.toThrow(okta.LookupError);
    await expect(byName).rejects.toThrow(
      /the one named "Nowhere" among the rules of the policy rst\w+: 0 objects match.*There are: "Catch-all Rule"/,
    );
    await expect(okta.getPolicyRule({ policyId, id: "rulNobody" })).rejects.toThrow(okta.NotFoundError);
    await expect(okta.getPolicyRules({ policyId: "rstNobody" })).rejects.toThrow(okta.NotFoundError);
  });

  test.each([
    [{}],
    [{ policyId: "rst1" }],
    [{ policyId: "rst1", id: "" }],
    [{ policyId: "", id: "rul1" }],
    [{ policyId: "rst1", id: "rul1", name: "Deny" }],
    [{ policyId: "rst1", name: "Deny", catchAll: true }],
    [{ policyId: "rst1", catchAll: false }],
    [{ policyId: "rst1", builtIn: "Deny" }],
  ])("%j names no rule, and is refused before anything is sent", async (args) => {
    emulator.clearRequests();
    await expect(okta.getPolicyRule(args as okta.GetPolicyRuleArgs)).rejects.toThrow(TypeError);
    expect(emulator.requests()).toEqual([]);
  });

  test.each([[{}], [{ policyId: "" }], [{ policyId: "rst1", name: "Deny" }]])(
    "%j says not whose rules, and is refused before anything is sent",
    async (args) => {
      emulator.clearRequests();
      await expect(okta.getPolicyRules(args as okta.GetPolicyRulesArgs)).rejects.toThrow(TypeError);
      expect(emulator.requests()).toEqual([]);
    },
  );
});

describe("what is mapped to a policy", () => {
  const assignAll = async (policyId: string): Promise<void> => {
    for (const app of apps) {
      await asAdmin(emulator, "PUT", `/api/v1/apps/${app}/policies/${policyId}`);
    }
  };

  test("apps, each under its mapping's id; and one of them", async () => {
    const policyId = await make("ACCESS_POLICY", "Portal");
    await assignAll(policyId);
    const found = await okta.getPolicyMappings({ policyId });
    expect(found).toEqual(apps.map((appId) => ({ mappingId: expect.any(String), appId })));
    const mappingId = found[3]?.mappingId ?? "";
    expect(await okta.getPolicyMappings({ policyId, mappingId })).toEqual([found[3]]);
    expect(await settled(okta.getPolicyMappingsOutput({ policyId, mappingId }))).toEqual([found[3]]);
  });

  test("app sign-in policies under a device signal policy", async () => {
    const policyId = await make("DEVICE_SIGNAL_COLLECTION", "Laptops");
    const accessPolicyId = await make("ACCESS_POLICY", "Portal");
    expect(await okta.getPolicyMappings({ policyId })).toEqual([]);
    const { id } = await asAdmin(emulator, "POST", `/api/v1/policies/${policyId}/mappings`, {
      resourceType: "ACCESS_POLICY",
      resourceId: accessPolicyId,
    });
    expect(await okta.getPolicyMappings({ policyId })).toEqual([{ mappingId: id, accessPolicyId }]);
  });

  test("a link to the policy itself is no mapped policy", async () => {
    const policyId = await make("ACCESS_POLICY", "Portal");
    const href = (path: string) => ({ href: `${emulator.url}/api/v1/${path}` });
    const _links = { application: href("apps/0oaMine"), policy: href(`policies/${policyId}`) };
    emulator.faults.add({ path: "/mappings$", status: 200, body: [{ id: "map1", _links }] });
    expect(await okta.getPolicyMappings({ policyId })).toEqual([{ mappingId: "map1", appId: "0oaMine" }]);
  });

  test("where Okta has no list of mappings: the older list of apps, all pages", async () => {
    emulator.features({ mappingsListed: false });
    const policyId = await make("ACCESS_POLICY", "Portal");
    await assignAll(policyId);
    emulator.clearRequests();
    expect(await okta.getPolicyMappings({ policyId })).toEqual(apps.map((appId) => ({ appId })));
    expect(log(emulator)).toEqual([
      `GET /api/v1/policies/${policyId}/mappings → 404`,
      `GET /api/v1/policies/${policyId}/app → 200`,
      expect.stringMatching(`^GET /api/v1/policies/${policyId}/app\\?after=.+ → 200$`),
    ]);
  });

  test.each([405, 501])("%i says so, too", async (status) => {
    const policyId = await make("ACCESS_POLICY", "Portal");
    emulator.faults.add({
      path: "/mappings$",
      status,
      body: { errorCode: "E0000022", errorSummary: "The endpoint does not support the provided HTTP method" },
    });
    expect(await okta.getPolicyMappings({ policyId })).toEqual([]);
    expect(count(emulator, "GET", /\/app$/)).toBe(1);
  });

  test("a policy or a mapping that is not there, and a refusal, stay errors", async () => {
    await expect(okta.getPolicyMappings({ policyId: "rstNobody" })).rejects.toThrow(okta.NotFoundError);
    const policyId = await make("ACCESS_POLICY", "Portal");
    const one = okta.getPolicyMappings({ policyId, mappingId: "mapNobody" });
    await expect(one).rejects.toThrow(okta.NotFoundError);
    emulator.faults.add({ path: "/mappings$", status: 403, body: { errorCode: "E0000006" } });
    await expect(okta.getPolicyMappings({ policyId })).rejects.toThrow(/403 E0000006/);
    expect(count(emulator, "GET", /\/app$/)).toBe(0);
  });

  test.each([
    [{}],
    [{ policyId: "" }],
    [{ policyId: "rst1", mappingId: "" }],
    [{ policyId: "rst1", appId: "0oa1" }],
  ])("%j is refused before anything is sent", async (args) => {
    emulator.clearRequests();
    await expect(okta.getPolicyMappings(args as okta.GetPolicyMappingsArgs)).rejects.toThrow(TypeError);
    expect(emulator.requests()).toEqual([]);
  });
});
