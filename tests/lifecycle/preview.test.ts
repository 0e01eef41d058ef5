import { type Emulator, startEmulator } from "okta-emulator";
import { policyResourceMapping, policyRule, serviceUserApiKey } from "pulumi-okta-native/runtime";

// What preview hands over for a value that another resource has yet to produce.
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

test("values not known yet pass check unchanged, wrong ones beside them do not, and nothing is sent", async () => {
  const good = {
    policyId: unknown,
    type: "ACCESS_POLICY",
    priority: unknown,
    conditions: unknown,
    __provider: "text",
  };
  expect(await policyRule.check?.({}, good)).toMatchObject({
    failures: [],
    inputs: { policyId: unknown, priority: unknown },
  });
  expect(await policyRule.check?.({}, { ...good, status: "ON" })).toMatchObject({
    failures: [{ property: "status" }],
  });
  expect(
    await policyResourceMapping.check?.({}, { appId: "0oa1", policyId: unknown, __provider: "text" }),
  ).toMatchObject({ failures: [] });
  expect(emulator.requests()).toEqual([]);
});

test("an identity that is not known yet may be another object", async () => {
  const olds = {
    serviceUser: "deployer",
    __okta: { v: 1, team: "t", options: {} },
    __provider: "text",
  };
  expect(
    await serviceUserApiKey.diff?.("deployer/k", olds, { serviceUser: unknown, __provider: "text" }),
  ).toEqual({
    changes: true,
    replaces: ["serviceUser"],
  });
});
