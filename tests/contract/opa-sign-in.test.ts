import { type Emulator, startEmulator } from "okta-emulator";
import { connectTeam, type OpaTeam } from "../../provider/src/opa/client";
import { log, teamOf, waits } from "./connected";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

function withToken(token: string): OpaTeam {
  const { team } = emulator.credentials;
  const signIn = { kind: "bearerToken", token } as const;
  return connectTeam({ baseUrl: emulator.url, team, signIn }, waits(emulator).surroundings);
}

describe("by a ready token", () => {
  test("it is sent as it is, and never exchanged or renewed", async () => {
    const { token } = await teamOf(emulator, waits(emulator)).mint();
    const team = withToken(token);
    emulator.clearRequests();
    await team.serviceUsers.create("svc");
    emulator.clock.advance(3_700_000);
    const error: unknown = await team.serviceUsers.get("svc").catch((reason: unknown) => reason);
    expect(String(error)).toContain("oktapam:bearerToken (OKTAPAM_BEARER_TOKEN) has ended");
    expect(String(error)).not.toContain(token);
    expect(log(emulator).filter((line) => line.includes("service_token"))).toEqual([]);
    expect(log(emulator)).toHaveLength(2);
  });

  test("a new key can still be verified", async () => {
    const team = withToken((await teamOf(emulator, waits(emulator)).mint()).token);
    await team.serviceUsers.create("svc");
    const { id, secret } = await team.serviceUsers.createKey("svc");
    await team.verify(id, secret);
    await expect(team.verify(id, "wrong")).rejects.toThrow(/verifying the new key/);
  });

  test("there is no key to make a token from", async () => {
    await expect(withToken("eyJ.a.b").mint()).rejects.toThrow(/no key.*oktapam:bearerToken/);
    expect(emulator.requests()).toEqual([]);
  });

  test("whose it is stands in the token, where it can be read", () => {
    const claims = Buffer.from(JSON.stringify({ user: "deployer" })).toString("base64url");
    expect(withToken(`eyJ.${claims}.x`).ownUser).toBe("deployer");
    expect(withToken("eyJ.a.b").ownUser).toBeUndefined();
    expect(withToken("opaque").ownKey).toBeUndefined();
  });
});

test("a missing permission costs one exchange more, not two", async () => {
  const team = teamOf(emulator, waits(emulator));
  await team.serviceUsers.create("svc");
  emulator.faults.add({ path: "/service_users/svc$", status: 401, times: 4 });
  emulator.clearRequests();
  await expect(team.serviceUsers.get("svc")).rejects.toThrow(/401/);
  await expect(team.serviceUsers.get("svc")).rejects.toThrow(/401/);
  expect(log(emulator).filter((line) => line.includes("service_token"))).toHaveLength(2);
});
