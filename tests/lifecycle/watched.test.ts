import * as pulumi from "@pulumi/pulumi";
import { AccessExpectation, Policy, PolicyRule } from "pulumi-okta-native";

// What an expectation watches, through Pulumi's own mocks: its hash, and what it waits for.
const registered = new Map<string, pulumi.runtime.MockResourceArgs>();
const given = new Map<string, Record<string, unknown>>();

const begin = async (preview: boolean): Promise<void> => {
  registered.clear();
  await pulumi.runtime.setMocks(
    {
      newResource: (args) => {
        registered.set(args.name, args);
        return { id: `${args.name}-id`, state: { ...args.inputs, ...given.get(args.name) } };
      },
      call: () => ({}),
    },
    "shop",
    "prod",
    preview,
  );
};
afterEach(() => given.clear());

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
/** The hash that an expectation over what `make` makes is registered with. */
async function hashOver(make: () => readonly pulumi.Resource[], preview = false): Promise<unknown> {
  await begin(preview);
  new AccessExpectation("expectation", { app: "a", rule: "r", watch: make() });
  await settled();
  return registered.get("expectation")?.inputs.watched;
}

/** Keeps nothing of what it makes. */
class Guard extends pulumi.ComponentResource {
  constructor(name: string, access: "ALLOW" | "DENY") {
    super("test:index:Guard", name);
    const policy = new Policy(`${name}-policy`, { type: "ACCESS_POLICY" }, { parent: this });
    new Nested(`${name}-nested`, policy.id, access, this);
  }
}
class Nested extends pulumi.ComponentResource {
  constructor(
    name: string,
    policyId: pulumi.Output<string>,
    access: "ALLOW" | "DENY",
    parent: pulumi.Resource,
  ) {
    super("test:index:Nested", name, {}, { parent });
    const actions = { appSignOn: { access } };
    new PolicyRule(`${name}-rule`, { policyId, type: "ACCESS_POLICY", actions }, { parent: this });
  }
}

test("a component counts by all that it holds, at any depth, whatever its fields", async () => {
  const deny = await hashOver(() => [new Guard("guard", "DENY")]);
  expect(deny).toMatch(/^[0-9a-f]{16}$/);
  expect(await hashOver(() => [new Guard("guard", "DENY")])).toBe(deny);
  expect(await hashOver(() => [new Guard("guard", "ALLOW")])).not.toBe(deny);
});

test("the order in which things are named says nothing", async () => {
  const both = () => [new Policy("one", { type: "PASSWORD" }), new Policy("two", { type: "PASSWORD" })];
  expect(await hashOver(both)).toBe(await hashOver(() => [...both()].reverse()));
});

test("stamps say nothing", async () => {
  const policy = () => [new Policy("policy", { type: "PASSWORD" })];
  given.set("policy", { status: "ACTIVE", lastUpdated: "2026-01-01T00:00:00.000Z" });
  const before = await hashOver(policy);
  given.set("policy", { status: "ACTIVE", lastUpdated: "2026-02-02T00:00:00.000Z" });
  expect(await hashOver(policy)).toBe(before);
  given.set("policy", { status: "INACTIVE" });
  expect(await hashOver(policy)).not.toBe(before);
});

test("an output that the resource lacks is unknown in a preview, and changes no hash", async () => {
  const policy = () => [new Policy("policy", { type: "PASSWORD" })];
  given.set("policy", { status: "ACTIVE", name: "Mine" });
  expect(await hashOver(policy, true)).toBe(await hashOver(policy, false));
});

test("while a policy is to be changed, its status is unknown, and so is the hash", async () => {
  // As Pulumi shows a change in a preview: of the outputs, only those made of arguments and the id are known.
  expect(await hashOver(() => [new Policy("policy", { type: "PASSWORD" })], true)).toEqual({
    __pulumiUnknown: true,
  });
});

test("a component that holds nothing is refused, by its place in the list", async () => {
  class Empty extends pulumi.ComponentResource {
    constructor() {
      super("test:index:Empty", "empty");
    }
  }
  await begin(false);
  const policy = new Policy("policy", { type: "PASSWORD" });
  expect(() => new AccessExpectation("x", { app: "a", rule: "r", watch: [policy, new Empty()] })).toThrow(
    /AccessExpectation "x": watch\[1\] is a component that holds no resource yet.*Name the resources themselves/,
  );
});
