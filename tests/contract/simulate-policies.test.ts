import * as pulumi from "@pulumi/pulumi";
import { type Emulator, startEmulator } from "okta-emulator";
import { ApiError, NotFoundError, simulatePolicies } from "pulumi-okta-native";
import { forgetConnections } from "../../provider/src/pulumi/connections";

let emulator: Emulator;
const begin = async (engine: "idx" | "v1" = "idx"): Promise<void> => {
  emulator = await startEmulator({
    features: { engine },
    seed: { apps: [{ id: "0oa1", label: "Payroll" }] },
  });
  forgetConnections();
  pulumi.runtime.setConfig("okta:orgUrl", emulator.url);
  pulumi.runtime.setConfig("okta:apiToken", emulator.credentials.apiToken);
};
afterEach(() => emulator.stop());

test("one request answers every type, and policyTypes picks among them", async () => {
  await begin();
  const all = await simulatePolicies({ appInstance: "0oa1" });
  expect(all.flatMap(({ policyType }) => policyType).sort()).toEqual([
    "ACCESS_POLICY",
    "MFA_ENROLL",
    "OKTA_SIGN_ON",
    "PROFILE_ENROLLMENT",
  ]);
  emulator.clearRequests();
  const [access, ...others] = await simulatePolicies({ appInstance: "0oa1", policyTypes: ["ACCESS_POLICY"] });
  expect(others).toEqual([]);
  expect(access).toMatchObject({
    policyType: ["ACCESS_POLICY"],
    status: "MATCH",
    matched: [{ name: "Any two factors", rules: [{ name: "Catch-all Rule", status: "MATCH" }] }],
    undetermined: [],
    evaluated: [],
  });
  expect(emulator.requests().map(({ method, path, query }) => [method, path, query])).toEqual([
    ["POST", "/api/v1/policies/simulate", undefined],
  ]);
});

test.each(["EVALUATED", "RULE"] as const)("expand %s is asked of Okta", async (expand) => {
  await begin();
  await simulatePolicies({ appInstance: "0oa1", expand });
  expect(emulator.requests().map(({ query }) => query)).toEqual([`expand=${expand}`]);
});

test("what came out undefined is not sent", async () => {
  await begin();
  const args = { appInstance: "0oa1", policyTypes: undefined, policyContext: { ip: undefined } };
  expect(await simulatePolicies(args as never)).toHaveLength(4);
});

test("an address that knows no such path is not taken for a Classic org", async () => {
  await begin();
  emulator.faults.add({
    path: "/simulate$",
    status: 404,
    body: { errorCode: "E0000008", errorSummary: "not found" },
  });
  await expect(simulatePolicies({ appInstance: "0oa1" })).rejects.toThrow(/E0000008.*Check okta:orgUrl/s);
});

test.each([
  [{}, /appInstance/],
  [{ appInstance: "0oa1", policyTypes: ["ACESS_POLICY"] }, /policyTypes/],
  [{ appInstance: "" }, /appInstance/],
  [{ appInstance: "0oa1", policyContext: { user: { id: "u" }, groups: { ids: ["g"] } } }, /not both/],
  [{ appInstance: "0oa1", policyContext: { groups: { ids: [] } } }, /policyContext\.groups\.ids/],
  [{ appInstance: "0oa1", expand: "ALL" }, /expand/],
  [{ appInstance: "0oa1", type: "ACCESS_POLICY" }, /type/],
])("%j is refused before anything is sent", async (args, reason) => {
  await begin();
  await expect(simulatePolicies(args as never)).rejects.toThrow(reason);
  expect(emulator.requests()).toEqual([]);
});

test("an app that is not there, and an org that cannot", async () => {
  await begin();
  await expect(simulatePolicies({ appInstance: "0oa2" })).rejects.toThrow(NotFoundError);
  await emulator.stop();
  await begin("v1");
  const refused = simulatePolicies({ appInstance: "0oa1" });
  await expect(refused).rejects.toThrow(ApiError);
  await expect(refused).rejects.toThrow(/E0000015.*Identity Engine/s);
});
