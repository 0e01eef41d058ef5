import * as sdk from "@okta/okta-sdk-nodejs";
import { type Emulator, startEmulator } from "okta-emulator";
import { callsOf, expectedCalls, type Life, lives, SHOP, seed, watchForHoles } from "./org";

/** Okta's own SDK for Node as a client that knows nothing of this project: what it sends, and what it makes of answers. */

let emulator: Emulator;
let client: sdk.Client;
let watch: ReturnType<typeof watchForHoles>;
// The SDK would ask a proxy for the way to loopback, too.
beforeAll(() => {
  delete process.env.https_proxy;
  delete process.env.HTTPS_PROXY;
});
beforeEach(async () => {
  watch = watchForHoles();
  emulator = await startEmulator({ seed });
  // Without its cache, which would answer reads after a lifecycle call from before it.
  client = new sdk.Client({
    orgUrl: emulator.url,
    token: emulator.credentials.apiToken,
    cacheMiddleware: null,
  });
});
afterEach(async () => {
  const holes = watch.holes();
  watch.stop();
  await emulator.stop();
  expect(holes).toEqual([]);
});

async function all<T>(collection: Promise<sdk.Collection<T>>): Promise<T[]> {
  const items: T[] = [];
  await (await collection).each((item) => {
    items.push(item);
  });
  return items;
}

type ListedType = Parameters<sdk.PolicyApi["listPolicies"]>[0]["type"];

/** Names come from a file, which the compiler does not read. */
const listed = (type: string): ListedType => type as ListedType;

/** The SDK's class of that name. */
function modelNamed(name: string): new () => object {
  const model: unknown = Reflect.get(sdk, name);
  if (typeof model !== "function") {
    throw new Error(`the SDK has no model ${name}`);
  }
  return model as new () => object;
}

const statusOf = (failure: unknown): unknown =>
  typeof failure === "object" && failure !== null && "status" in failure ? failure.status : failure;

async function aPolicy({ type, policyModel, policy, creatable }: Life): Promise<string> {
  const api = client.policyApi;
  const Model = modelNamed(policyModel);
  if (!creatable) {
    const [only, ...others] = await all(api.listPolicies({ type: listed(type) }));
    expect(only).toBeInstanceOf(Model);
    expect(only).toMatchObject({ type, system: true, status: "ACTIVE" });
    expect(others).toEqual([]);
    const id = only?.id ?? "";
    expect(await api.getPolicy({ policyId: id })).toEqual(only);
    return id;
  }
  const said = { type: type as sdk.PolicyType, name: "Staff", description: "first", ...policy };
  const made = await api.createPolicy({ policy: said });
  expect(made).toBeInstanceOf(Model);
  expect(made).toMatchObject({ ...said, status: "ACTIVE", system: false, created: expect.any(Date) });
  const id = made.id ?? "";
  expect(await api.getPolicy({ policyId: id })).toEqual(made);
  const policies = await all(api.listPolicies({ type: listed(type) }));
  expect(policies.map((one) => one.id)).toContain(id);
  for (const one of policies) {
    expect(one).toBeInstanceOf(Model);
  }
  const replaced = await api.replacePolicy({
    policyId: id,
    policy: { ...said, name: "Staff 2", description: "second" },
  });
  expect(replaced).toMatchObject({ ...policy, id, name: "Staff 2", description: "second" });
  await api.deactivatePolicy({ policyId: id });
  expect((await api.getPolicy({ policyId: id })).status).toBe("INACTIVE");
  await api.activatePolicy({ policyId: id });
  expect((await api.getPolicy({ policyId: id })).status).toBe("ACTIVE");
  return id;
}

async function itsRules({ ruleType, ruleModel, rule, changedRule }: Life, policyId: string): Promise<string> {
  const api = client.policyApi;
  const Model = modelNamed(ruleModel);
  const first = { type: ruleType as sdk.PolicyRuleType, name: "First", ...rule };
  const made = await api.createPolicyRule({ policyId, policyRule: first });
  expect(made).toBeInstanceOf(Model);
  expect(made).toMatchObject({ ...first, status: "ACTIVE", system: false, created: expect.any(Date) });
  const ruleId = made.id ?? "";
  const second = await api.createPolicyRule({
    policyId,
    policyRule: { ...first, name: "Second", priority: made.priority ?? 0 },
  });
  expect(second.priority).toBe(made.priority);
  const rules = await all(api.listPolicyRules({ policyId }));
  expect(rules.slice(0, 2).map((one) => [one.name, one.constructor])).toEqual([
    ["Second", Model],
    ["First", Model],
  ]);
  await api.deletePolicyRule({ policyId, ruleId: second.id ?? "" });
  const changed = await api.replacePolicyRule({
    policyId,
    ruleId,
    policyRule: { ...first, ...changedRule, name: "Changed" },
  });
  expect(changed).toMatchObject({ ...changedRule, id: ruleId, name: "Changed" });
  expect(await api.getPolicyRule({ policyId, ruleId })).toEqual(changed);
  await api.deactivatePolicyRule({ policyId, ruleId });
  expect((await api.getPolicyRule({ policyId, ruleId })).status).toBe("INACTIVE");
  await api.activatePolicyRule({ policyId, ruleId });
  expect((await api.getPolicyRule({ policyId, ruleId })).status).toBe("ACTIVE");
  return ruleId;
}

async function itsClone({ ruleModel }: Life, policyId: string): Promise<void> {
  const api = client.policyApi;
  const original = await api.getPolicy({ policyId });
  const clone = await api.clonePolicy({ policyId });
  expect(clone).toBeInstanceOf(original.constructor);
  expect(clone.id).not.toBe(policyId);
  const rules = await all(api.listPolicyRules({ policyId: clone.id ?? "" }));
  expect(rules[0]).toBeInstanceOf(modelNamed(ruleModel));
  expect(rules.map(({ name }) => name)).toEqual(["Changed", "Catch-all Rule"]);
  await api.deletePolicy({ policyId: clone.id ?? "" });
}

/** An app comes under the policy and goes back to where it was. */
async function itsApps(policyId: string): Promise<() => Promise<void>> {
  const api = client.policyApi;
  const appId = SHOP;
  const linked = async (): Promise<string | undefined> => {
    const app = await client.applicationApi.getApplication({ appId });
    return app._links?.accessPolicy?.href?.split("/").pop();
  };
  const before = (await linked()) ?? "";
  expect(await all(api.listPolicyMappings({ policyId }))).toEqual([]);
  await client.applicationApi.assignApplicationPolicy({ appId, policyId });
  expect(await linked()).toBe(policyId);
  const [mapping] = await all(api.listPolicyMappings({ policyId }));
  expect(mapping).toBeInstanceOf(sdk.PolicyMapping);
  expect(mapping?._links?.application?.href).toBe(`${emulator.url}/api/v1/apps/${appId}`);
  expect(await api.getPolicyMapping({ policyId, mappingId: mapping?.id ?? "" })).toEqual(mapping);
  expect((await all(api.listPolicyApps({ policyId }))).map(({ id }) => id)).toEqual([appId]);
  await expect(api.deletePolicy({ policyId })).rejects.toMatchObject({ errorCode: "E0000001" });
  return async () => {
    await client.applicationApi.assignApplicationPolicy({ appId, policyId: before });
    expect(await all(api.listPolicyMappings({ policyId }))).toEqual([]);
  };
}

async function whoWins({ type }: Life, policyId: string, ruleId: string): Promise<void> {
  // The SDK's types ask for people and groups at once, which Okta refuses.
  const policyContext = { groups: { ids: ["00gStaff"] }, zones: { ids: [] } } as Partial<sdk.PolicyContext>;
  const answer = await client.policyApi.createPolicySimulation({
    simulatePolicy: [
      {
        appInstance: SHOP,
        policyTypes: [type as sdk.PolicyTypeSimulation],
        policyContext: policyContext as sdk.PolicyContext,
      },
    ],
  });
  expect(answer).toMatchObject([
    {
      status: "MATCH",
      policyType: [type],
      result: { policies: [{ id: policyId, rules: [{ id: ruleId, status: "MATCH" }] }] },
    },
  ]);
}

test.each(lives)("the life of $type", async (life) => {
  const api = client.policyApi;
  const policyId = await aPolicy(life);
  const ruleId = await itsRules(life, policyId);
  const release = life.hasApps ? await itsApps(policyId) : () => all(api.listPolicyMappings({ policyId }));
  if (life.simulated) {
    await whoWins(life, policyId, ruleId);
  }
  await release();
  if (life.cloned) {
    await itsClone(life, policyId);
  }
  await api.deletePolicyRule({ policyId, ruleId });
  expect(statusOf(await api.getPolicyRule({ policyId, ruleId }).catch((failure) => failure))).toBe(404);
  if (life.creatable) {
    await api.deletePolicy({ policyId });
    expect(statusOf(await api.getPolicy({ policyId }).catch((failure) => failure))).toBe(404);
  }
  expect(callsOf(emulator)).toEqual(expect.arrayContaining(expectedCalls(life)));
});

test("a device signal policy takes a sign-in policy, and lets it go", async () => {
  const api = client.policyApi;
  const make = async (type: sdk.PolicyType, name: string): Promise<string> =>
    (await api.createPolicy({ policy: { type, name } })).id ?? "";
  const policyId = await make("DEVICE_SIGNAL_COLLECTION", "signals");
  const resourceId = await make("ACCESS_POLICY", "shop");
  const mapping = await api.mapResourceToPolicy({
    policyId,
    policyMappingRequest: { resourceId, resourceType: "ACCESS_POLICY" },
  });
  expect(mapping).toBeInstanceOf(sdk.PolicyMapping);
  expect(await all(api.listPolicyMappings({ policyId }))).toEqual([mapping]);
  await api.deletePolicyResourceMapping({ policyId, mappingId: mapping.id ?? "" });
  expect(await all(api.listPolicyMappings({ policyId }))).toEqual([]);
});

test("what stands beside policies", async () => {
  const me = await client.userApi.getUser({ userId: "me" });
  expect(me).toBeInstanceOf(sdk.UserGetSingleton);
  expect(me.profile?.login).toBe("admin@example.com");
  expect((await all(client.userApi.listUsers({}))).map(({ id }) => id)).toEqual([me.id]);
  expect((await client.orgSettingApi.getOrgSettings()).id).toBe(emulator.state().orgId);
  expect((await client.orgSettingApi.getWellknownOrgMetadata()).pipeline).toBe("idx");
  expect(await all(client.systemLogApi.listLogEvents({}))).toEqual([]);
  expect((await all(client.groupApi.listGroups({ q: "Staff" }))).map(({ id }) => id)).toEqual(["00gStaff"]);
  expect((await all(client.applicationApi.listApplications({ q: "Shop" }))).map(({ id }) => id)).toEqual([
    SHOP,
  ]);
  expect((await all(client.authenticatorApi.listAuthenticators())).map(({ key }) => key)).toContain(
    "okta_verify",
  );
});

test("a bucket that is empty is waited for, as the SDK does it", async () => {
  emulator.features({ rateLimit: { limit: 1, windowSeconds: 1 } });
  await client.userApi.getUser({ userId: "me" });
  await client.userApi.getUser({ userId: "me" });
  expect(emulator.requests().map(({ status }) => status)).toEqual([200, 429, 200]);
});
