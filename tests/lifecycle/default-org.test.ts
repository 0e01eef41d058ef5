import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyRule } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

// A new org with every type of policy, all of what Okta itself made in it: adopted, changed, and put back.
let emulator: Emulator;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator({ features: { activeDirectory: true } });
});
afterEach(() => emulator.stop());

type Bag = Record<string, unknown>;

/** What Okta made, and what the program changes of it; nothing where Okta allows no change. */
interface Entry {
  readonly kind: "policy" | "rule";
  readonly type: string;
  readonly adopt: Bag;
  /** The name of the rule's policy; undefined for the default one. */
  readonly of?: string;
  readonly change: Bag;
}

const description = "as the program has it";
const standard = { default: true };
const deny = { actions: { appSignOn: { access: "DENY" } } };
const BUILT_IN = ["Okta Admin Console", "Okta Dashboard", "Okta Browser Plugin", "Okta End User Settings"];
const ACCOUNT = "Okta Account Management Policy";
const app = (of: string): Entry[] => [
  { kind: "policy", type: "ACCESS_POLICY", adopt: { builtIn: of }, change: { description } },
  { kind: "rule", type: "ACCESS_POLICY", of, adopt: { catchAll: true }, change: deny },
];

const entries: readonly Entry[] = [
  { kind: "policy", type: "OKTA_SIGN_ON", adopt: standard, change: { description } },
  {
    kind: "rule",
    type: "SIGN_ON",
    adopt: standard,
    change: { actions: { signon: { session: { maxSessionIdleMinutes: 30 } } } },
  },
  {
    kind: "policy",
    type: "PASSWORD",
    adopt: standard,
    change: {
      description,
      settings: { password: { complexity: { minLength: 14 }, age: { maxAgeDays: 90 } } },
    },
  },
  {
    kind: "rule",
    type: "PASSWORD",
    adopt: standard,
    change: { actions: { selfServiceUnlock: { access: "ALLOW" } } },
  },
  {
    kind: "policy",
    type: "PASSWORD",
    adopt: { name: "Active Directory Policy" },
    change: { settings: { password: { age: { historyCount: 8 } } } },
  },
  {
    kind: "rule",
    type: "PASSWORD",
    of: "Active Directory Policy",
    adopt: standard,
    change: { actions: { passwordChange: { access: "DENY" } } },
  },
  {
    kind: "policy",
    type: "MFA_ENROLL",
    adopt: standard,
    change: {
      description,
      settings: { authenticators: [{ key: "google_otp", enroll: { self: "REQUIRED" } }] },
    },
  },
  { kind: "rule", type: "MFA_ENROLL", adopt: standard, change: {} },
  { kind: "policy", type: "IDP_DISCOVERY", adopt: standard, change: {} },
  { kind: "rule", type: "IDP_DISCOVERY", adopt: standard, change: {} },
  { kind: "policy", type: "ACCESS_POLICY", adopt: standard, change: { description } },
  {
    kind: "rule",
    type: "ACCESS_POLICY",
    adopt: { catchAll: true },
    change: { actions: { appSignOn: { verificationMethod: { reauthenticateIn: "PT2H" } } } },
  },
  ...BUILT_IN.flatMap(app),
  { kind: "policy", type: "ACCESS_POLICY", adopt: { builtIn: ACCOUNT }, change: {} },
  { kind: "rule", type: "ACCESS_POLICY", of: ACCOUNT, adopt: { catchAll: true }, change: deny },
  { kind: "policy", type: "PROFILE_ENROLLMENT", adopt: standard, change: { description } },
  {
    kind: "rule",
    type: "PROFILE_ENROLLMENT",
    adopt: { catchAll: true },
    change: { actions: { profileEnrollment: { unknownUserAction: "DENY" } } },
  },
  { kind: "policy", type: "DEVICE_SIGNAL_COLLECTION", adopt: standard, change: { description } },
  {
    kind: "rule",
    type: "DEVICE_SIGNAL_COLLECTION",
    adopt: { catchAll: true },
    change: {
      actions: {
        deviceSignalCollection: { deviceContextProviders: [{ key: "CHROME_DEVICE_TRUST", id: "ota1" }] },
      },
    },
  },
  { kind: "policy", type: "ENTITY_RISK", adopt: standard, change: {} },
  { kind: "rule", type: "ENTITY_RISK", adopt: { catchAll: true }, change: {} },
  { kind: "policy", type: "POST_AUTH_SESSION", adopt: standard, change: {} },
  { kind: "rule", type: "POST_AUTH_SESSION", adopt: { catchAll: true }, change: {} },
  {
    kind: "rule",
    type: "POST_AUTH_SESSION",
    adopt: { name: "Session Protection Rule" },
    change: { actions: { postAuthSession: { failureActions: [{ action: "TERMINATE_SESSION" }] } } },
  },
  { kind: "policy", type: "SESSION_VIOLATION_DETECTION", adopt: standard, change: {} },
  { kind: "rule", type: "SESSION_VIOLATION_DETECTION", adopt: { catchAll: true }, change: {} },
  {
    kind: "rule",
    type: "SESSION_VIOLATION_DETECTION",
    adopt: { name: "Session Risk Rule" },
    change: { conditions: { riskScore: { minRiskLevel: "MEDIUM" } }, status: "INACTIVE" },
  },
  { kind: "policy", type: "CLIENT_UPDATE", adopt: standard, change: {} },
  {
    kind: "rule",
    type: "CLIENT_UPDATE",
    adopt: { catchAll: true },
    change: { actions: { updateControls: { actions: [{ action: "OKTA_VERIFY_UPDATE", value: "DENY" }] } } },
  },
  { kind: "policy", type: "IDENTITY_CLAIM_SOURCING", adopt: standard, change: {} },
  {
    kind: "rule",
    type: "IDENTITY_CLAIM_SOURCING",
    adopt: { catchAll: true },
    change: { actions: { claimSourcing: { refresh: { redirectType: "FIXED" } } } },
  },
];

/** Policies, rules and apps, apart from when they were last written. */
function contents(): unknown {
  const { policies, rules, apps } = emulator.state();
  return JSON.parse(
    JSON.stringify({ policies, rules, apps }, (key: string, value: unknown) =>
      key === "lastUpdated" ? undefined : value,
    ),
  );
}

function whereOf({ kind, type, of }: Entry): Bag {
  if (kind === "policy") {
    return { type };
  }
  const policyType = type === "SIGN_ON" ? "OKTA_SIGN_ON" : type;
  const found = emulator
    .state()
    .policies.find((one) =>
      of === undefined
        ? one.type === policyType && one.system && one.name !== "Active Directory Policy"
        : one.name === of,
    );
  return { type, policyId: found?.id };
}

/** The program: each up, refresh and destroy in a process of its own. */
async function program(more: Bag): Promise<{
  up(changed: boolean): Promise<void>;
  refresh(): Promise<string[]>;
  destroy(): Promise<void>;
}> {
  const providers = {
    policy: await configured(policy, emulator),
    rule: await configured(policyRule, emulator),
  };
  const resources = entries.map((entry, index) => ({
    entry,
    life: new Life(providers[entry.kind], `r${index}-1a2b3c4`),
    args: { ...whereOf(entry), adopt: entry.adopt, onDestroy: "restore", ...more },
  }));
  return {
    up: async (changed) => {
      forgetConnections();
      for (const { entry, life, args } of resources) {
        await life.up({ ...args, ...(changed ? entry.change : {}) });
      }
    },
    refresh: async () => {
      forgetConnections();
      const found: string[] = [];
      for (const { life, entry } of resources) {
        const changed = (await life.refresh()) ?? ["gone"];
        found.push(...changed.map((name) => `${entry.kind} ${entry.type}: ${name}`));
      }
      return found;
    },
    destroy: async () => {
      forgetConnections();
      for (const { life } of [...resources].reverse()) {
        await life.drop();
      }
    },
  };
}

test("the program names all that Okta made", () => {
  const { policies, rules } = emulator.state();
  expect(entries.filter(({ kind }) => kind === "policy")).toHaveLength(policies.length);
  expect(entries.filter(({ kind }) => kind === "rule")).toHaveLength(rules.length);
});

test.each<[string, boolean, Bag]>([
  ["first adopted, then changed", false, {}],
  ["adopted with the changes, which the next up writes", true, {}],
  ["adopted and changed at once", true, { converge: true }],
])("%s, the org is as it was after the destroy", async (_how, changedAtOnce, more) => {
  const before = contents();
  const { up, refresh, destroy } = await program(more);
  emulator.clearRequests();
  await up(changedAtOnce);
  const changes = entries.filter(({ change }) => Object.keys(change).length > 0).length;
  if (more.converge !== true) {
    expect(writes(emulator)).toEqual([]);
    const seen = await refresh();
    // Until it is written, what a refresh finds is not what the program says.
    expect(seen.length > 0).toBe(changedAtOnce);
    await up(true);
  }
  const puts = writes(emulator).filter((write) => write.startsWith("PUT"));
  expect(puts).toHaveLength(changes);
  expect(new Set(puts).size).toBe(changes);
  expect(await refresh()).toEqual([]);
  emulator.clearRequests();
  await up(true);
  expect(writes(emulator)).toEqual([]);
  expect(contents()).not.toEqual(before);
  await destroy();
  expect(contents()).toEqual(before);
});

test("what is taken out of the program goes back, and the destroy has nothing left to do", async () => {
  const before = contents();
  const { up, destroy } = await program({});
  await up(false);
  await up(true);
  await up(false);
  expect(contents()).toEqual(before);
  emulator.clearRequests();
  await destroy();
  expect(writes(emulator)).toEqual([]);
});

test("a field of the default password policy changes alone", async () => {
  const { policies } = emulator.state();
  const id = policies.find(({ type, system }) => type === "PASSWORD" && system)?.id ?? "";
  const path = `/api/v1/policies/${id}`;
  const { settings, priority } = await asAdmin(emulator, "GET", path);
  // What admins set in the console, in every part of the settings, is none of the program's.
  const set = JSON.parse(JSON.stringify(settings)) as {
    password: { complexity: Bag; age: Bag; lockout: Bag };
    recovery: Bag;
  };
  Object.assign(set.password.complexity, { minSymbol: 1, excludeUsername: false });
  Object.assign(set.password.age, { maxAgeDays: 120, historyCount: 9 });
  Object.assign(set.password.lockout, { maxAttempts: 6 });
  await asAdmin(emulator, "PUT", path, {
    type: "PASSWORD",
    name: "Default Policy",
    priority,
    settings: set,
  });
  const before = await asAdmin(emulator, "GET", path);
  const life = new Life(await configured(policy, emulator));
  const args = {
    type: "PASSWORD",
    adopt: { default: true },
    settings: { password: { complexity: { minLength: 21 } } },
  };
  await life.up(args);
  await life.up(args);
  const { lastUpdated: _now, ...after } = await asAdmin(emulator, "GET", path);
  const { lastUpdated: _then, ...was } = before;
  const expected = JSON.parse(JSON.stringify(was)) as { settings: typeof set };
  expected.settings.password.complexity.minLength = 21;
  expect(after).toEqual(expected);
});

test("an object of another type is not adopted by its id", async () => {
  const { policies, rules } = emulator.state();
  const passwords = policies.find(({ type, system }) => type === "PASSWORD" && system);
  const rule = rules.find(({ policyId, system }) => policyId === passwords?.id && system);
  const wrong = [
    { provider: policy, args: { type: "MFA_ENROLL", adopt: { id: passwords?.id } } },
    { provider: policyRule, args: { type: "SIGN_ON", policyId: passwords?.id, adopt: { id: rule?.id } } },
  ];
  for (const { provider, args } of wrong) {
    const life = new Life(await configured(provider, emulator));
    await expect(life.up(args)).rejects.toThrow(
      /^adopting the \w+ "[^"]+" \(\w+\): it is of the type PASSWORD, not \w+\. Say type: "PASSWORD"/,
    );
    expect(life.resource).toBeUndefined();
  }
});
