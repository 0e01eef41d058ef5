import { type Emulator, startEmulator } from "okta-emulator";
import {
  policy,
  policyResourceMapping,
  policyRule,
  policyRuleSet,
  serviceUser,
  serviceUserApiKey,
  serviceUserGroupMembership,
} from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { FaultyProxy, MISHAP_NAMES, type Mishap } from "./faulty-proxy";
import { asAdmin, configured, Life } from "./life";
import { quickPauses } from "./quick-pauses";

// Every request of every step of every kind of resource meets every mishap once: the step succeeds all the same, makes
// nothing twice, and afterwards there is nothing to change.

type Bag = Record<string, unknown>;

interface Kind {
  readonly name: string;
  readonly provider: typeof policy;
  /** @param policyId a policy that stands before */
  readonly args: (number: number, policyId: string) => Bag;
  /** What the update brings; absent where nothing can be updated in place. */
  readonly change?: (args: Bag) => Bag;
  /** How many of it there are. */
  readonly count: (emulator: Emulator, args: Bag) => number;
}

const APP = "0oaPayroll0000000001";

const rulesNamed = (emulator: Emulator, names: readonly unknown[]) =>
  emulator.state().rules.filter(({ name }) => names.includes(name)).length;

const KINDS: readonly Kind[] = [
  {
    name: "a policy",
    provider: policy,
    args: (number) => ({ type: "PASSWORD", name: `Policy ${number}`, description: "first" }),
    change: (args) => ({ ...args, description: "second", status: "INACTIVE" }),
    count: (emulator, { name }) => emulator.state().policies.filter((one) => one.name === name).length,
  },
  {
    name: "a rule",
    provider: policyRule,
    args: (number, policyId) => ({ policyId, type: "ACCESS_POLICY", name: `Rule ${number}`, priority: 0 }),
    change: (args) => ({ ...args, actions: { appSignOn: { access: "DENY" } } }),
    count: (emulator, { name }) => rulesNamed(emulator, [name]),
  },
  {
    name: "a set of rules",
    provider: policyRuleSet,
    args: (number, policyId) => ({
      policyId,
      type: "ACCESS_POLICY",
      foreignRules: "keep",
      rules: {
        [`One ${number}`]: { actions: { appSignOn: { access: "DENY" } } },
        [`Two ${number}`]: { actions: { appSignOn: { access: "ALLOW" } } },
      },
      order: [`One ${number}`, `Two ${number}`],
    }),
    change: (args) => {
      const [first = "", second = ""] = args.order as string[];
      const rules = args.rules as Record<string, Bag>;
      return { ...args, rules: { ...rules, [second]: rules[first] } };
    },
    count: (emulator, { order }) => rulesNamed(emulator, order as string[]) / 2,
  },
  {
    name: "a mapping of an app",
    provider: policyResourceMapping,
    args: (_number, policyId) => ({ appId: APP, policyId }),
    count: (emulator, { policyId }) =>
      emulator.state().apps.filter(({ accessPolicy }) => accessPolicy === policyId).length,
  },
  {
    name: "a service user",
    provider: serviceUser,
    // Where it is open who made the user, it is deleted only because the program says so.
    args: (number) => ({ name: `user-${number}`, onDestroy: "delete" }),
    change: (args) => ({ ...args, status: "DISABLED" }),
    count: (emulator, { name }) =>
      emulator.state().serviceUsers.filter((one) => one.name === name && one.status !== "DELETED").length,
  },
  {
    name: "a key",
    provider: serviceUserApiKey,
    args: () => ({ serviceUser: "deployer", existingKeys: "expire", retire: "immediately" }),
    // A key whose secret was lost on the way expires by itself.
    count: (emulator) =>
      emulator
        .state()
        .serviceUsers.find(({ name }) => name === "deployer")
        ?.keys.filter((key) => key.expires_at.startsWith("0001")).length ?? 0,
  },
  {
    name: "a membership",
    provider: serviceUserGroupMembership,
    args: () => ({ serviceUser: "deployer", group: "deployers" }),
    count: (emulator) =>
      emulator
        .state()
        .opaGroups.find(({ name }) => name === "deployers")
        ?.members.filter((member) => member === "deployer").length ?? 0,
  },
];

type Step = "create" | "read" | "update" | "delete";

let emulator: Emulator;
let proxy: FaultyProxy;
let policyId: string;

beforeAll(quickPauses);
afterAll(() => jest.restoreAllMocks());

beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator({
    seed: {
      apps: [{ id: APP, name: "payroll", label: "Payroll", status: "ACTIVE" }],
      serviceUsers: [{ name: "deployer" }],
      opaGroups: [{ name: "deployers" }],
    },
  });
  proxy = await FaultyProxy.start(emulator.url);
  jest.spyOn(process.stderr, "write").mockReturnValue(true);
  const made = await asAdmin(emulator, "POST", "/api/v1/policies", { type: "ACCESS_POLICY", name: "Staff" });
  policyId = String(made.id);
});
afterEach(async () => {
  await proxy.stop();
  await emulator.stop();
});

class Trial {
  #number = 0;

  constructor(private readonly kind: Kind) {}

  /** How many requests the steps of one life take when nothing goes wrong. */
  async requests(): Promise<Record<Step, number>> {
    const counts = { create: 0, read: 0, update: 0, delete: 0 };
    await this.live(async (step, take) => {
      proxy.arm();
      await take();
      counts[step] = proxy.passed.length;
    });
    return counts;
  }

  /** One life of one object, each step in a process of its own. */
  async live(around: (step: Step, take: () => Promise<unknown>) => Promise<void>): Promise<void> {
    const { provider, args, change, count } = this.kind;
    this.#number += 1;
    const first = args(this.#number, policyId);
    const before = count(emulator, first);
    const life = new Life(await configured(provider, emulatorAt(proxy.url)));
    const step = async (name: Step, take: () => Promise<unknown>) => {
      forgetConnections();
      await around(name, take);
      proxy.arm();
    };
    const isAtRest = async (now: Bag) => {
      expect(count(emulator, now)).toBe(1);
      forgetConnections();
      expect(await life.refresh()).toEqual([]);
      expect(await life.pending(now)).toBe(false);
    };
    await step("create", () => life.up(first));
    await isAtRest(first);
    await step("read", async () => expect(await life.refresh()).toEqual([]));
    if (change !== undefined) {
      const second = change(first);
      await step("update", () => life.up(second));
      await isAtRest(second);
    }
    await step("delete", () => life.destroy());
    expect(count(emulator, first)).toBe(before);
  }
}

/** The emulator as the provider sees it. */
function emulatorAt(url: string): Emulator {
  return Object.create(emulator, { url: { value: url } }) as Emulator;
}

const cells = KINDS.flatMap((kind) =>
  MISHAP_NAMES.map((mishap): [string, Mishap, Kind] => [kind.name, mishap, kind]),
);

test.each(cells)("%s survives, at any request: %s", async (_name, mishap, kind) => {
  const trial = new Trial(kind);
  const counts = await trial.requests();
  const failures: string[] = [];
  let met = 0;
  for (const step of ["create", "read", "update", "delete"] as const) {
    for (let at = 0; at < counts[step]; at += 1) {
      try {
        await trial.live(async (name, take) => {
          if (name === step) {
            proxy.arm(mishap, at);
          }
          await take();
          met += name === step && proxy.hit !== undefined ? 1 : 0;
        });
      } catch (error) {
        failures.push(`${step}, ${proxy.hit ?? `request ${at}`}: ${String(error).slice(0, 300)}`);
        forgetConnections();
        break;
      }
    }
  }
  expect(failures).toEqual([]);
  expect(met).toBeGreaterThan(2);
});
