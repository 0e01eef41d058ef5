import { type Emulator, startEmulator } from "okta-emulator";
import { serviceUserGroupMembership } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { configured, Life, writes } from "./life";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({
    seed: {
      serviceUsers: [{ name: "deployer" }, { name: "a/b c" }, { name: "gone", status: "DELETED" }],
      opaGroups: [
        { name: "deployers", roles: ["access_user"], members: [] },
        { name: "auditors", members: ["deployer"] },
        { name: "pushed", federated: true, members: [] },
        { name: "a/b c", members: [] },
      ],
    },
  });
});
beforeEach(async () => {
  forgetConnections();
  emulator.reset();
  await configured(serviceUserGroupMembership, emulator);
});
afterAll(() => emulator.stop());

const members = (group: string) => emulator.state().opaGroups.find(({ name }) => name === group)?.members;

test("a user is put into a group, found there, and taken out again", async () => {
  const life = new Life(serviceUserGroupMembership);
  const args = { serviceUser: "deployer", group: "deployers" };
  const made = await life.up(args);
  expect(made?.id).toBe("deployer/deployers");
  expect(members("deployers")).toEqual(["deployer"]);
  expect(writes(emulator)).toHaveLength(1);
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(args)).toBe(false);
  await life.destroy();
  expect(members("deployers")).toEqual([]);
});

test("names of any characters stand in the id and in the address as they are", async () => {
  const life = new Life(serviceUserGroupMembership);
  const made = await life.up({ serviceUser: "deployer", group: "a/b c" });
  expect(made?.id).toBe("deployer/a%2Fb%20c");
  expect(members("a/b c")).toEqual(["deployer"]);
  expect(await life.refresh()).toEqual([]);
  await life.destroy();
  expect(members("a/b c")).toEqual([]);
});

test("a membership that stood before is managed without a write, and left at destroy", async () => {
  const life = new Life(serviceUserGroupMembership);
  await life.up({ serviceUser: "deployer", group: "auditors" });
  expect(writes(emulator)).toEqual([]);
  await life.destroy();
  expect(members("auditors")).toEqual(["deployer"]);
  forgetConnections();
  await life.up({ serviceUser: "deployer", group: "auditors", onDestroy: "delete" });
  await life.destroy();
  expect(members("auditors")).toEqual([]);
});

test("a user whom somebody took out is put in again; another group is another membership", async () => {
  const life = new Life(serviceUserGroupMembership);
  const args = { serviceUser: "deployer", group: "deployers" };
  await life.up(args);
  const somebody = new Life(serviceUserGroupMembership);
  await somebody.up({ ...args, onDestroy: "delete" });
  await somebody.destroy();
  forgetConnections();
  expect(await life.refresh()).toBeUndefined();
  await life.up(args);
  expect(members("deployers")).toEqual(["deployer"]);
  forgetConnections();
  await life.up({ serviceUser: "deployer", group: "a/b c" });
  expect(members("deployers")).toEqual([]);
  expect(members("a/b c")).toEqual(["deployer"]);
});

test.each([
  [
    "a group pushed from Okta",
    { serviceUser: "deployer", group: "pushed" },
    /pushed from Okta, its members cannot be changed here/,
  ],
  [
    "a group that is not there",
    { serviceUser: "deployer", group: "nobody" },
    /listing the users of the group "nobody".*404/,
  ],
  [
    "a user that was deleted",
    { serviceUser: "gone", group: "deployers" },
    /service user "gone" into the group.*404/,
  ],
])("%s is refused in words", async (_what, args, message) => {
  const life = new Life(serviceUserGroupMembership);
  await expect(life.up(args)).rejects.toThrow(message);
  expect(life.resource).toBeUndefined();
});

test.each([[{ serviceUser: "", group: "g" }], [{ serviceUser: "u", group: " " }], [{ serviceUser: "u" }]])(
  "%j is refused before anything is sent",
  async (args) => {
    await expect(new Life(serviceUserGroupMembership).up(args)).rejects.toThrow(/serviceUser|group/);
    expect(emulator.requests()).toEqual([]);
  },
);
