import { type Emulator, startEmulator } from "okta-emulator";
import type { OktaOrg } from "../../provider/src/okta/client";
import { ApiError, NotFoundError } from "../../provider/src/okta/errors";
import { mappedResource } from "../../provider/src/okta/mappings";
import { count, log, orgOf, waits } from "./connected";

const appId = "0oaPayroll0000000001";
let emulator: Emulator;
let org: OktaOrg;

beforeEach(async () => {
  emulator = await startEmulator({
    seed: { apps: [{ id: appId, name: "payroll", label: "Payroll", status: "ACTIVE" }] },
  });
  org = orgOf(emulator, waits(emulator));
});
afterEach(() => emulator.stop());

const make = async (type: string, name = "Mine") => (await org.policies.create({ type, name })).id;

describe("apps", () => {
  test("are put on a policy; its type decides which of the two links moves", async () => {
    const before = await org.apps.policies(appId);
    expect(before.label).toBe("Payroll");
    const access = await make("ACCESS_POLICY");
    const enrolment = await make("PROFILE_ENROLLMENT");
    await org.apps.assign(appId, access);
    expect(await org.apps.policies(appId)).toEqual({ ...before, accessPolicy: access });
    await org.apps.assign(appId, enrolment);
    expect(await org.apps.policies(appId)).toEqual({
      label: "Payroll",
      accessPolicy: access,
      profileEnrollment: enrolment,
    });
    expect(log(emulator)).toContain(`PUT /api/v1/apps/${appId}/policies/${access} → 204`);
  });

  test("that are not there, and policies that do not fit, are told apart", async () => {
    await expect(org.apps.policies("0oaNobody")).rejects.toBeInstanceOf(NotFoundError);
    const session = await make("OKTA_SIGN_ON");
    const assign = org.apps.assign(appId, session);
    await expect(assign).rejects.toBeInstanceOf(ApiError);
    await expect(assign).rejects.not.toBeInstanceOf(NotFoundError);
  });

  test("an assignment whose answer was lost is made again", async () => {
    const access = await make("ACCESS_POLICY");
    emulator.faults.add({ method: "PUT", path: "/apps/", lose: "response" });
    await org.apps.assign(appId, access);
    expect(count(emulator, "PUT", /apps/)).toBe(2);
    expect((await org.apps.policies(appId)).accessPolicy).toBe(access);
  });
});

describe("mappings of a device signal policy", () => {
  test("are created, listed, read and deleted", async () => {
    const device = await make("DEVICE_SIGNAL_COLLECTION");
    const access = await make("ACCESS_POLICY");
    const made = await org.mappings.create(device, access);
    expect(mappedResource(device, made)).toBe(access);
    expect((await org.mappings.list(device)).map(({ id }) => id)).toEqual([made.id]);
    expect(mappedResource(device, await org.mappings.get(device, made.id))).toBe(access);
    await org.mappings.delete(device, made.id);
    await expect(org.mappings.get(device, made.id)).rejects.toBeInstanceOf(NotFoundError);
    expect(await org.mappings.list(device)).toEqual([]);
  });

  test("a create whose answer was lost is not repeated", async () => {
    const device = await make("DEVICE_SIGNAL_COLLECTION");
    const access = await make("ACCESS_POLICY");
    emulator.faults.add({ method: "POST", path: "/mappings$", lose: "response" });
    await expect(org.mappings.create(device, access)).rejects.toThrow("got no answer");
    expect(count(emulator, "POST", /mappings$/)).toBe(1);
  });
});
