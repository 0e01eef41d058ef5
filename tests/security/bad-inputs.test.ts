import * as net from "node:net";
import type { dynamic } from "@pulumi/pulumi";
import * as fc from "fast-check";
import * as runtime from "pulumi-okta-native/runtime";
import { SAMPLES } from "../unit/policy-types-samples";
import { badStoredValue, badValue, spoiled } from "./bad-values";

// Whatever a program passes, `check` says what is wrong with it: it does not crash, hang or send anything.

type Bag = Record<string, unknown>;
const NOTHING = "a value of the program that nothing is known of";

/** As the class hands them over: by name, and the order apart. */
const rules = {
  Staff: { conditions: { network: { connection: "ANYWHERE" } }, actions: { appSignOn: { access: "ALLOW" } } },
  Rest: { status: "INACTIVE", actions: { appSignOn: { access: "DENY" } } },
};

/** Good arguments of each kind, to be spoiled. */
const GOOD: Readonly<Record<keyof typeof runtime, readonly Bag[]>> = {
  policy: [
    ...SAMPLES.filter(({ kind }) => kind === "policy").map(({ inputs }) => inputs),
    {
      type: "PASSWORD",
      name: "x",
      adopt: { id: "00p1" },
      onDestroy: "restore",
      drift: "declared",
      extra: { a: 1 },
    },
  ],
  policyRule: [
    ...SAMPLES.filter(({ kind }) => kind === "rule").map(({ inputs }) => inputs),
    {
      type: "ACCESS_POLICY",
      policyId: "00p1",
      adopt: { catchAll: true },
      actions: { appSignOn: { access: "DENY" } },
    },
  ],
  policyRuleSet: [
    { policyId: "00p8", type: "ACCESS_POLICY", rules, order: ["Staff", "Rest"] },
    {
      policyId: "00p9",
      type: "ACCESS_POLICY",
      rules: {},
      order: [],
      catchAll: { actions: { appSignOn: { access: "DENY" } } },
      foreignRules: { keep: ["Console"] },
      transition: "deny",
    },
  ],
  policyOrder: [{ type: "PASSWORD", policies: ["00p1", "00p2"], foreignPolicies: { keep: ["00p3"] } }],
  policyResourceMapping: [
    { appId: "0oa1", policyId: "00p1", kind: "accessPolicy", onDestroy: "previous" },
    { policyId: "00p1", accessPolicyId: "00p2" },
  ],
  accessExpectation: [
    {
      app: "0oa1",
      context: {
        groups: { ids: ["00g1"] },
        ip: "192.0.2.1",
        device: { platform: "IOS" },
        risk: { level: "LOW" },
      },
      rule: "Staff",
      access: "ALLOW",
    },
  ],
  serviceUser: [{ name: "deployer", status: "ACTIVE", adopt: true, onDestroy: "disable" }],
  serviceUserApiKey: [
    {
      serviceUser: "deployer",
      keepers: { a: "1" },
      existingKeys: "expire",
      retire: "onExpiry",
    },
  ],
  serviceUserGroupMembership: [{ serviceUser: "deployer", group: "builders", onDestroy: "release" }],
};

const providers: Readonly<Record<string, dynamic.ResourceProvider>> = { ...runtime };

/** What the plugin is told: inputs to use, or what is wrong and where. Fails where it is neither. */
async function judged(provider: dynamic.ResourceProvider, olds: unknown, news: unknown): Promise<number> {
  const { inputs, failures = [] } = (await provider.check?.(olds, news)) ?? {};
  for (const { property, reason } of failures) {
    expect(typeof property).toBe("string");
    expect(reason).toMatch(/\S/);
  }
  if (failures.length === 0) {
    // What is used must cross Pulumi's wire.
    expect(JSON.parse(JSON.stringify(inputs))).toBeDefined();
  }
  return failures.length;
}

let connecting: jest.SpyInstance;
beforeEach(() => {
  connecting = jest.spyOn(net.Socket.prototype, "connect");
});
afterEach(() => {
  expect(connecting).not.toHaveBeenCalled();
  connecting.mockRestore();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Bag).polluted).toBeUndefined();
});

describe.each(Object.keys(GOOD) as (keyof typeof runtime)[])("%s", (kind) => {
  const provider = providers[kind] as dynamic.ResourceProvider;
  const samples = GOOD[kind];

  test("good arguments are good", async () => {
    for (const sample of samples) {
      expect((await provider.check?.({}, { __provider: "text", ...sample }))?.failures).toEqual([]);
    }
  });

  test("spoiled arguments are judged", async () => {
    const bag = fc.constantFrom(...samples).chain((sample) => spoiled(sample));
    const stored = fc.constantFrom(...samples).chain((sample) => spoiled(sample, badStoredValue));
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(bag, fc.oneof(fc.constant({}), stored), async (news, olds) => {
        refused += (await judged(provider, olds, { ...news, __provider: "text" })) > 0 ? 1 : 0;
      }),
      { numRuns: 1000 },
    );
    // Some of what is put in is harmless where it lands; were most of it, nothing would be judged.
    expect(refused).toBeGreaterThan(400);
  });

  test("arguments of nobody's are refused", async () => {
    const bag = fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), badValue, {
      minKeys: 1,
      maxKeys: 4,
    });
    await fc.assert(
      fc.asyncProperty(bag, async (news) => {
        expect(await judged(provider, {}, { ...news, [NOTHING]: 1 })).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
