import { drift, inOrg } from "./org";
import { tellStory } from "./story";

const providers = [{ key: "OKTA_VERIFY" }, { key: "CHROME_DEVICE_TRUST", userIdentification: "IGNORE" }];
const PROVIDERS = ["actions", "deviceSignalCollection", "deviceContextProviders"];

tellStory({
  kind: "policy",
  type: "DEVICE_SIGNAL_COLLECTION",
  args: {
    type: "DEVICE_SIGNAL_COLLECTION",
    name: "Laptops' signals",
    description: "What we ask of a device",
  },
  declared: [{ at: ["description"], to: "Nothing" }],
  undeclared: [],
  leaves: "nothing",
});

tellStory({
  kind: "rule",
  type: "DEVICE_SIGNAL_COLLECTION",
  args: {
    type: "DEVICE_SIGNAL_COLLECTION",
    name: "Everywhere",
    priority: 1,
    conditions: {
      platform: {
        include: [
          { type: "DESKTOP", os: { type: "MACOS" } },
          { type: "DESKTOP", os: { type: "WINDOWS" } },
        ],
      },
    },
    actions: { deviceSignalCollection: { deviceContextProviders: providers } },
  },
  declared: [
    { at: [...PROVIDERS, 1, "userIdentification"], to: "ALLOW" },
    { at: ["conditions", "platform", "include", 0, "os", "type"], to: "CHROMEOS" },
  ],
  undeclared: [{ at: ["conditions", "network"], to: { connection: "ZONE", include: ["nzo1"] } }],
  unordered: [["conditions", "platform", "include"]],
  leaves: "nothing",
});

describe("peculiar to DEVICE_SIGNAL_COLLECTION", () => {
  it(
    "stands INACTIVE where it is declared so, and shows when somebody activates it",
    inOrg(async (org) => {
      const life = await org.lifeOf("policy");
      const args = { type: "DEVICE_SIGNAL_COLLECTION", name: "Draft", status: "INACTIVE" };
      await life.up(args);
      expect(await org.live(life)).toMatchObject({ status: "INACTIVE" });
      expect(await drift(life)).toEqual([]);
      expect(await life.pending(args)).toBe(false);
      await org.asAdmin("POST", `/api/v1/policies/${life.mustExist().id}/lifecycle/activate`);
      expect(await drift(life)).toEqual(["status"]);
      await life.up(args);
      expect(await org.live(life)).toMatchObject({ status: "INACTIVE" });
    }),
  );
});
