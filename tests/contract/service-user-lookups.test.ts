import * as pulumi from "@pulumi/pulumi";
import { type Emulator, startEmulator } from "okta-emulator";
import * as okta from "pulumi-okta-native";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { count } from "./connected";

let emulator: Emulator;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator({
    seed: {
      serviceUsers: [
        ...[...Array(250).keys()].map((index) => ({ name: `bot-${String(index).padStart(3, "0")}` })),
        { name: "night-auditor", status: "DISABLED" as const, keys: [{ id: "key-1" }, { id: "key-2" }] },
        { name: "gone", status: "DELETED" as const },
      ],
    },
  });
  const { team, keyId, keySecret } = emulator.credentials;
  for (const [key, value] of Object.entries({ apiHost: emulator.url, team, key: keyId, secret: keySecret })) {
    pulumi.runtime.setConfig(`oktapam:${key}`, value);
  }
});
afterEach(() => emulator.stop());

/** The value of an output, and whether Pulumi keeps it secret. */
const settled = async <T>(output: pulumi.Output<T>) => ({
  value: await new Promise<T>((resolve) => output.apply(resolve)),
  isSecret: await pulumi.isSecret(output),
});

test("a user by name; a deleted one says so", async () => {
  expect(await okta.getServiceUser({ name: "night-auditor" })).toMatchObject({
    name: "night-auditor",
    status: "DISABLED",
  });
  expect((await okta.getServiceUser({ name: "gone" })).status).toBe("DELETED");
  const { value } = await settled(okta.getServiceUserOutput({ name: pulumi.output("bot-001") }));
  expect(value.name).toBe("bot-001");
});

test("all users, page by page", async () => {
  const users = await okta.getServiceUsers();
  expect(users.filter(({ name }) => name.startsWith("bot-"))).toHaveLength(250);
  expect(users.some(({ name }) => name === "gone")).toBe(false);
  expect(count(emulator, "GET", /service_users$/)).toBe(3);
});

test.each<[string, okta.GetServiceUsersArgs, string[]]>([
  ["contains", { contains: "audit" }, ["night-auditor"]],
  ["startsWith", { startsWith: "bot-24" }, [...Array(10).keys()].map((index) => `bot-24${index}`)],
  ["status", { status: ["DISABLED", "DELETED"] }, ["night-auditor", "gone"]],
])("users narrowed by %s", async (_what, args, names) => {
  expect((await okta.getServiceUsers(args)).map(({ name }) => name)).toEqual(names);
  const { value } = await settled(okta.getServiceUsersOutput(args));
  expect(value.map(({ name }) => name)).toEqual(names);
});

test("users by their ids", async () => {
  const { id } = await okta.getServiceUser({ name: "bot-007" });
  expect((await okta.getServiceUsers({ ids: [id] })).map(({ name }) => name)).toEqual(["bot-007"]);
});

test("the keys of a user, without secrets", async () => {
  const keys = await okta.getServiceUserApiKeys({ serviceUser: "night-auditor" });
  expect(keys.map(({ keyId }) => keyId)).toEqual(["key-1", "key-2"]);
  expect(JSON.stringify(keys)).not.toMatch(/secret/i);
  const { value } = await settled(okta.getServiceUserApiKeysOutput({ serviceUser: "bot-001" }));
  expect(value).toEqual([]);
});

test("a token is a secret, and works", async () => {
  const { value, isSecret } = await settled(okta.getServiceTokenOutput());
  expect(isSecret).toBe(true);
  expect(Date.parse(value.expiresAt)).toBeGreaterThan(Date.now());
  const response = await fetch(`${emulator.url}/v1/teams/${emulator.credentials.team}/current_user`, {
    headers: { Authorization: `Bearer ${value.token}` },
  });
  expect(response.status).toBe(200);
});

test("a preview makes no token", async () => {
  pulumi.runtime.setMocks(
    { newResource: ({ inputs }) => ({ id: "id", state: inputs }), call: () => ({}) },
    "project",
    "stack",
    true,
  );
  try {
    const output = okta.getServiceTokenOutput();
    expect(await pulumi.isSecret(output)).toBe(true);
    // Nothing that depends on it runs.
    let ran = false;
    output.apply(() => {
      ran = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ran).toBe(false);
    expect(emulator.requests()).toEqual([]);
  } finally {
    await pulumi.runtime.setMocks(
      { newResource: ({ inputs }) => ({ id: "id", state: inputs }), call: () => ({}) },
      "project",
      "stack",
      false,
    );
  }
});

test("what is missing or not said is told", async () => {
  await expect(okta.getServiceUser({ name: "nobody" })).rejects.toThrow(okta.NotFoundError);
  await expect(okta.getServiceUserApiKeys({ serviceUser: "nobody" })).rejects.toThrow(okta.NotFoundError);
  emulator.clearRequests();
  await expect(okta.getServiceUser({ name: "" })).rejects.toThrow(/say which user/);
  await expect(okta.getServiceUserApiKeys({ serviceUser: "" })).rejects.toThrow(/say whose keys/);
  expect(emulator.requests()).toEqual([]);
});
