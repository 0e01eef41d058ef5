import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import {
  AccessExpectation,
  Policy,
  PolicyResourceMapping,
  PolicyRule,
  PolicyRuleSet,
  ServiceUser,
  ServiceUserApiKey,
} from "pulumi-okta-native";

// The program's side: what each class hands to the engine, seen through Pulumi's own mocks.
const registered = new Map<string, pulumi.runtime.MockResourceArgs>();

/** Resources of which state holds more than the program said. */
const ANSWERS: Readonly<Record<string, { id: string; state: object }>> = {
  "told-rule": { id: "rst1/rul1", state: { policyId: "rst1", type: "PASSWORD" } },
  "told-key": {
    id: "a%40b/key1",
    state: {
      serviceUser: "a@b",
      secret: pulumi.secret("s3cret"),
      team: "acme",
      apiHost: "https://acme.pam.okta.com",
    },
  },
  "told-expectation": {
    id: "0oa1",
    state: {
      app: "0oa1",
      outcome: "asExpected",
      decisions: [
        { policyType: "OKTA_SIGN_ON", status: "NOT_MATCH" },
        { policyType: "ACCESS_POLICY", ruleId: "rul1", rule: "Staff" },
      ],
    },
  },
};

beforeAll(async () => {
  await pulumi.runtime.setMocks(
    {
      newResource: (args) => {
        registered.set(args.name, args);
        const made = { ...args.inputs, name: args.inputs.name ?? "made-name" };
        return { id: `${args.name}-id`, state: made, ...ANSWERS[args.name] };
      },
      call: () => ({}),
    },
    "shop",
    "prod",
  );
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

test("the classes register their tokens, texts and automatic names", async () => {
  new Policy("contractors", { type: "PASSWORD" });
  new PolicyRule("staff", { policyId: "rst1", type: "ACCESS_POLICY" });
  new PolicyResourceMapping("payroll", { appId: "0oa1", policyId: "rst1" });
  new ServiceUser("deployer");
  new ServiceUserApiKey("deployer-key", { serviceUser: "deployer" });
  await settled();

  const hash = createHash("sha256")
    .update(JSON.stringify(["shop", "prod", "contractors"]))
    .digest("hex")
    .slice(0, 7);
  expect(registered.get("contractors")).toMatchObject({
    type: "pulumi-nodejs:dynamic/okta:Policy",
    inputs: {
      type: "PASSWORD",
      __okta: { autoName: `contractors-${hash}` },
      __provider: 'exports.handler=()=>require("pulumi-okta-native/runtime").policy',
    },
  });
  expect(registered.get("staff")?.type).toBe("pulumi-nodejs:dynamic/okta:PolicyRule");
  expect(registered.get("payroll")?.type).toBe("pulumi-nodejs:dynamic/okta:PolicyResourceMapping");
  expect(registered.get("deployer")?.type).toBe("pulumi-nodejs:dynamic/oktapam:ServiceUser");
  expect(registered.get("deployer-key")?.type).toBe("pulumi-nodejs:dynamic/oktapam:ServiceUserApiKey");
});

test("programs see what state leaves out because it follows from the rest", async () => {
  const rule = new PolicyRule("told-rule", { policyId: "rst1", type: "PASSWORD" });
  const key = new ServiceUserApiKey("told-key", { serviceUser: "a@b" });
  const expectation = new AccessExpectation("told-expectation", { app: "0oa1", rule: "Staff" });
  const seen = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

  expect(await seen(rule.ruleId)).toBe("rul1");
  expect(await seen(key.credentials)).toEqual({
    key: "key1",
    secret: "s3cret",
    team: "acme",
    apiHost: "https://acme.pam.okta.com",
  });
  expect(await pulumi.isSecret(key.credentials)).toBe(true);
  expect(await pulumi.isSecret(key.keyId)).toBe(false);
  expect(await seen(expectation.decisions)).toEqual([
    { policyType: "OKTA_SIGN_ON", status: "NOT_MATCH" },
    { policyType: "ACCESS_POLICY", status: "MATCH", ruleId: "rul1", rule: "Staff" },
  ]);
});

test("options that cannot work are refused with what can", () => {
  expect(() => new Policy("p", { type: "PASSWORD" }, { import: "00p1" })).toThrow(
    /Use the argument "adopt" instead/,
  );
  expect(() => new ServiceUserApiKey("k", { serviceUser: "a" }, { deleteBeforeReplace: true })).toThrow(
    /is refused/,
  );
});

test("a package the plugin cannot find is said so by the constructor", () => {
  // In a process of its own: here jest would map the name to the sources.
  const dist = resolve(__dirname, "../../provider/dist/index.js");
  const program = `const { Policy } = require(${JSON.stringify(dist)}); try { new Policy("p", { type: "PASSWORD" }); } catch (error) { console.log(error.message); }`;
  const run = (cwd: string) => spawnSync(process.execPath, ["-e", program], { cwd, encoding: "utf8" }).stdout;
  expect(run(tmpdir())).toContain("not in this program's own node_modules");
  expect(run(resolve(__dirname, "../.."))).not.toContain("node_modules");
});

test.each([
  [{ replaceOnChanges: ["actions"] }, /"replaceOnChanges" cannot work .* pulumi up --replace/],
  [
    { id: "00p1" },
    /"id", which reads .* is refused.* getPolicyOutput; to manage it, use the argument "adopt"/,
  ],
  [{ customTimeouts: { create: "5m" } }, /"customTimeouts" cannot work .* Remove it/],
])("the option %j is refused with the way out", (options, message) => {
  expect(() => new Policy("p", { type: "PASSWORD" }, options)).toThrow(message);
});

test("an empty replaceOnChanges asks for nothing", () => {
  expect(() => new Policy("q", { type: "PASSWORD" }, { replaceOnChanges: [] })).not.toThrow();
});

test.each<[what: string, goes: boolean, args: object, opts: pulumi.CustomResourceOptions]>([
  ["made by the program", true, {}, {}],
  ["taken over, and deleted at its end", true, { adopt: { name: "P" }, onDestroy: "delete" }, {}],
  ["taken over", false, { adopt: { name: "P" } }, {}],
  ["released", false, { onDestroy: "release" }, {}],
  ["put back at its end", false, { adopt: { name: "P" }, onDestroy: "restore" }, {}],
  ["retained", false, {}, { retainOnDelete: true }],
])(
  "rules go with a policy that is deleted, and one by one with one that stays: %s",
  async (what, goes, args, opts) => {
    const seen = new Map<string, pulumi.Resource | undefined>();
    const watched = {
      transformations: [
        ({ name, opts: its }: pulumi.ResourceTransformationArgs) => {
          seen.set(name, its.deletedWith);
          return undefined;
        },
      ],
    };
    const owner = new Policy(`owner ${what}`, { type: "ACCESS_POLICY", name: "P", ...args }, opts);
    const other = new Policy(`other ${what}`, { type: "ACCESS_POLICY" });
    const rule = { type: "ACCESS_POLICY", policyId: owner.id } as const;
    new PolicyRule(`rule ${what}`, rule, watched);
    new PolicyRuleSet(`set ${what}`, { ...rule, policyId: other.id, rules: [] }, watched);
    new PolicyRule(
      `own word ${what}`,
      { ...rule, policyId: other.id.apply((id) => id) },
      { ...watched, deletedWith: other },
    );
    new PolicyRule(`by text ${what}`, { ...rule, policyId: "rst1" }, watched);
    await settled();
    expect(seen.get(`rule ${what}`)).toBe(goes ? owner : undefined);
    expect(seen.get(`set ${what}`)).toBe(other);
    expect(seen.get(`own word ${what}`)).toBe(other);
    expect(seen.get(`by text ${what}`)).toBeUndefined();
  },
);
