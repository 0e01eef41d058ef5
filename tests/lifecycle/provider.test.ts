import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

// What an instance hands to the engine, seen through Pulumi's own mocks.
const registered = new Map<string, pulumi.runtime.MockResourceArgs>();

beforeAll(async () => {
  await pulumi.runtime.setMocks(
    {
      newResource: (args) => {
        registered.set(args.name, args);
        return { id: `${args.name}-id`, state: args.inputs };
      },
      call: () => ({}),
    },
    "shop",
    "prod",
  );
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

test("settings go under the keys that stacks know, credentials as secrets", async () => {
  new okta.Provider("all", {
    orgUrl: "https://acme.oktapreview.com",
    apiToken: "hush",
    privateKeyEnv: "KEY_OF_THE_APP",
    scopes: ["okta.policies.manage", pulumi.output("okta.apps.manage")],
    oktapam: { team: "acme", apiHost: "acme.pam.okta.com", keyEnv: "KEY", secret: "hush" },
  });
  await settled();
  const secret = (value: string) => ({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value,
  });
  expect(registered.get("all")).toMatchObject({ type: "pulumi:providers:pulumi-nodejs" });
  // Permanent: the state of a provider instance holds these.
  expect(registered.get("all")?.inputs).toEqual({
    "okta:instance": "all",
    "okta:orgUrl": "https://acme.oktapreview.com",
    "okta:apiToken": secret("hush"),
    "okta:privateKeyEnv": "KEY_OF_THE_APP",
    "okta:scopes": "okta.policies.manage okta.apps.manage",
    "oktapam:team": "acme",
    "oktapam:apiHost": "acme.pam.okta.com",
    "oktapam:keyEnv": "KEY",
    "oktapam:secret": secret("hush"),
  });
});

/** Arguments that a program without types may pass. */
const made = (args: object) => () => new okta.Provider("bad", args);

test.each([
  [{}, /okta\.Provider "bad": it has no settings/],
  [{ orgURL: "https://acme.okta.com" }, /no argument "orgURL".*orgUrl/],
  [{ constructor: "x" }, /no argument "constructor"/],
  [{ orgUrl: "https://acme.okta.com", apiToken: "hush", apiTokenEnv: "X" }, /apiToken and apiTokenEnv/],
  [{ oktapam: { team: "acme", secrets: "hush" } }, /no argument "secrets"/],
])("%j is refused", (args, why) => {
  expect(made(args)).toThrow(why);
  expect(made(args)).not.toThrow(/hush/);
});

describe("a provider of another package, which Pulumi would ignore without a word", () => {
  class Other extends pulumi.ProviderResource {
    constructor() {
      super("okta", `other-${Math.random()}`, {});
    }
  }
  const provider = new Other();

  test("is refused by a resource", () => {
    expect(() => new okta.Policy("p", { type: "PASSWORD" }, { provider })).toThrow(
      /must be an okta\.Provider/,
    );
  });

  test("is refused by a function", async () => {
    const opts = { provider } as unknown as okta.FunctionOptions;
    await expect(okta.getGroup({ name: "Everyone" }, opts)).rejects.toThrow(/getGroup: .*okta\.Provider/);
    expect(() => okta.getGroupOutput({ name: "Everyone" }, opts)).toThrow(/getGroup: .*okta\.Provider/);
  });
});

test("a plain function says so where its instance's settings are not known", async () => {
  const provider = new okta.Provider("late", {
    orgUrl: pulumi.output(pulumi.unknown as string),
    apiTokenEnv: "LATE_TOKEN",
  });
  await expect(okta.getGroup({ name: "Everyone" }, { provider })).rejects.toThrow(
    /getGroup: .*not known in this preview.*getGroupOutput/,
  );
});
