import * as pulumi from "@pulumi/pulumi";
import { type Emulator, startEmulator } from "okta-emulator";
import * as okta from "pulumi-okta-native";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin } from "../lifecycle/life";

let emulator: Emulator;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator();
  pulumi.runtime.setConfig("okta:orgUrl", emulator.url);
  pulumi.runtime.setConfig("okta:apiToken", emulator.credentials.apiToken);
});
afterEach(() => emulator.stop());

const make = async (name: string): Promise<string> =>
  String((await asAdmin(emulator, "POST", "/api/v1/policies", { type: "PASSWORD", name })).id);

test("by id", async () => {
  const id = await make("Contractors");
  expect(await okta.getPolicy({ id })).toMatchObject({
    id,
    name: "Contractors",
    type: "PASSWORD",
    status: "ACTIVE",
    system: false,
    priority: 1,
    settings: { password: { complexity: expect.any(Object) } },
  });
});

test("by name, one list call whatever their number", async () => {
  const id = await make("Contractors");
  await make("Staff");
  emulator.clearRequests();
  expect((await okta.getPolicy({ type: "PASSWORD", name: "Contractors" })).id).toBe(id);
  expect(emulator.requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /api/v1/policies",
  ]);
});

test("the default one, also when it was renamed", async () => {
  const before = await okta.getPolicy({ type: "PASSWORD", default: true });
  expect(before.system).toBe(true);
  await make("Default Policy of ours");
  expect((await okta.getPolicy({ type: "PASSWORD", default: true })).id).toBe(before.id);
});

test("a name that nobody or more than one has is refused with what is there", async () => {
  await make("Twice");
  await make("Twice");
  const lookup = okta.getPolicy({ type: "PASSWORD", name: "Twice" });
  await expect(lookup).rejects.toThrow(okta.LookupError);
  await expect(lookup).rejects.toThrow(/2 objects match \(.+ "Twice", .+ "Twice"\), exactly one must/);
  await expect(okta.getPolicy({ type: "PASSWORD", name: "Nowhere" })).rejects.toThrow(
    /looking up the one named "Nowhere" among the PASSWORD policies: 0 objects match.*There are: "Twice"/,
  );
});

test("an id that nobody has is Okta's own 404", async () => {
  await expect(okta.getPolicy({ id: "00pNobody" })).rejects.toThrow(okta.NotFoundError);
});

test.each([
  [{ type: "PASSWORD" }],
  [{ id: undefined }],
  [{ id: "" }],
  [{ name: "Contractors" }],
  [{ type: "PASSWORD", name: "" }],
  [{}],
])("%j names no policy, and is refused before anything is sent", async (args) => {
  emulator.clearRequests();
  await expect(okta.getPolicy(args as okta.GetPolicyArgs)).rejects.toThrow(/say which policy you mean/);
  expect(emulator.requests()).toEqual([]);
});

test("outputs in, output out", async () => {
  const id = await make("Contractors");
  const found = okta.getPolicyOutput({ id: pulumi.output(id) });
  const name = await new Promise((resolve) => found.name.apply(resolve));
  expect(name).toBe("Contractors");
});
