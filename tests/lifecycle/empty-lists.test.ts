import { putAt, type Step } from "../put-at";
import type { Life } from "./life";
import { declaredIn } from "./policy-types/declared";
import { drift, inOrg, type Org } from "./policy-types/org";

type Bag = Record<string, unknown>;

interface Row {
  readonly kind: "policy" | "rule";
  readonly type: string;
  /** The list, with dots between its steps; digits are places in lists. */
  readonly at: string;
  /** The list with members that Okta takes. */
  readonly full: unknown;
  /** Default: the empty list. */
  readonly empty?: unknown;
  /** What must stand in the object besides. */
  readonly beside?: Bag;
}

const METHOD = "actions.appSignOn.verificationMethod";
const ASSURANCE = {
  actions: {
    appSignOn: {
      access: "ALLOW",
      verificationMethod: {
        type: "ASSURANCE",
        factorMode: "2FA",
        constraints: [{ possession: { userVerification: "REQUIRED" } }],
      },
    },
  },
};
const RESET = "actions.selfServicePasswordReset.requirement";
const ENROLL = { actions: { enroll: { self: "LOGIN" } } };
const SPECIFIC = { actions: { idp: { providers: [{ type: "OKTA" }] } } };
const DESKTOP = [{ type: "DESKTOP", os: { type: "WINDOWS" } }];
const ONE_APP = [{ type: "APP", id: "0oaPayroll0000000001" }];
const zoned = (beside: Bag, other: "include" | "exclude"): Bag => ({
  ...beside,
  conditions: { network: { connection: "ZONE", [other]: ["nzoOther"] } },
});

const listsOf = (type: string, beside: Bag, full: readonly unknown[], ...paths: string[]): Row[] =>
  paths.map((at) => ({ kind: "rule", type, at, full, beside }));

const people = (type: string, beside: Bag): Row[] =>
  listsOf(
    type,
    beside,
    ["00x1"],
    "conditions.people.users.include",
    "conditions.people.users.exclude",
    "conditions.people.groups.include",
    "conditions.people.groups.exclude",
  );

const zones = (type: string, beside: Bag): Row[] => [
  ...listsOf(type, zoned(beside, "exclude"), ["nzoOffice"], "conditions.network.include"),
  ...listsOf(type, zoned(beside, "include"), ["nzoOffice"], "conditions.network.exclude"),
];

const SIGN_IN = { actions: { signon: { access: "ALLOW" } } };
const CHANGE = { actions: { passwordChange: { access: "ALLOW" } } };
const PASSWORDS = { settings: { password: { complexity: { minLength: 12 } } } };

const ROWS: readonly Row[] = [
  ...people("OKTA_SIGN_ON", SIGN_IN),
  ...zones("OKTA_SIGN_ON", SIGN_IN),
  ...listsOf("OKTA_SIGN_ON", SIGN_IN, ["beh1"], "conditions.risk.behaviors"),
  ...people("PASSWORD", CHANGE),
  ...zones("PASSWORD", CHANGE),
  ...listsOf("PASSWORD", CHANGE, ["email"], `${RESET}.primary.methods`),
  ...listsOf("MFA_ENROLL", ENROLL, ["00u1"], "conditions.people.users.exclude"),
  ...zones("MFA_ENROLL", ENROLL),
  ...listsOf("MFA_ENROLL", ENROLL, ONE_APP, "conditions.app.include", "conditions.app.exclude"),
  ...zones("IDP_DISCOVERY", SPECIFIC),
  ...listsOf(
    "IDP_DISCOVERY",
    SPECIFIC,
    DESKTOP,
    "conditions.platform.include",
    "conditions.platform.exclude",
  ),
  ...listsOf("IDP_DISCOVERY", SPECIFIC, ONE_APP, "conditions.app.include", "conditions.app.exclude"),
  ...listsOf(
    "IDP_DISCOVERY",
    { ...SPECIFIC, conditions: { userIdentifier: { type: "IDENTIFIER" } } },
    [{ matchType: "SUFFIX", value: "acme.example" }],
    "conditions.userIdentifier.patterns",
  ),
  ...people("ACCESS_POLICY", ASSURANCE),
  ...zones("ACCESS_POLICY", ASSURANCE),
  ...listsOf(
    "ACCESS_POLICY",
    ASSURANCE,
    DESKTOP,
    "conditions.platform.include",
    "conditions.platform.exclude",
  ),
  {
    kind: "rule",
    type: "ACCESS_POLICY",
    at: "conditions.userType",
    full: { include: ["oty1"], exclude: [] },
    empty: { include: [], exclude: [] },
    beside: ASSURANCE,
  },
  ...listsOf("ACCESS_POLICY", ASSURANCE, ["dae1"], "conditions.device.assurance.include"),
  ...listsOf("ACCESS_POLICY", ASSURANCE, ["app"], `${METHOD}.constraints.0.possession.types`),
  ...listsOf("ACCESS_POLICY", ASSURANCE, ["push"], `${METHOD}.constraints.0.possession.methods`),
  ...listsOf(
    "ACCESS_POLICY",
    ASSURANCE,
    ["PIN"],
    `${METHOD}.constraints.0.possession.userVerificationMethods`,
  ),
  ...listsOf(
    "ACCESS_POLICY",
    ASSURANCE,
    [{ key: "okta_verify", method: "push" }],
    `${METHOD}.constraints.0.possession.authenticationMethods`,
    `${METHOD}.constraints.0.possession.excludedAuthenticationMethods`,
  ),
  ...zones("DEVICE_SIGNAL_COLLECTION", {}),
  ...listsOf(
    "DEVICE_SIGNAL_COLLECTION",
    {},
    DESKTOP,
    "conditions.platform.include",
    "conditions.platform.exclude",
  ),
  ...listsOf(
    "DEVICE_SIGNAL_COLLECTION",
    {},
    [{ key: "OKTA_VERIFY" }],
    "actions.deviceSignalCollection.deviceContextProviders",
  ),
  ...people("ENTITY_RISK", { conditions: { entityRisk: { level: "HIGH" } } }),
  ...listsOf(
    "ENTITY_RISK",
    { conditions: { entityRisk: { level: "HIGH" } } },
    ["BRUTE_FORCE_ATTACK"],
    "conditions.riskDetectionTypes.include",
    "conditions.riskDetectionTypes.exclude",
  ),
  ...listsOf("ENTITY_RISK", {}, [{ action: "TERMINATE_ALL_SESSIONS" }], "actions.entityRisk.actions"),
  ...people("POST_AUTH_SESSION", {}),
  ...listsOf(
    "POST_AUTH_SESSION",
    {},
    [{ action: "TERMINATE_SESSION" }],
    "actions.postAuthSession.failureActions",
  ),
  ...zones("SESSION_VIOLATION_DETECTION", {}),
  ...listsOf(
    "CLIENT_UPDATE",
    {},
    [{ action: "OKTA_VERIFY_UPDATE", value: "ALLOW" }],
    "actions.updateControls.actions",
  ),
  ...listsOf("IDENTITY_CLAIM_SOURCING", {}, [{ id: "0oa1" }], "actions.claimSourcing.refresh.filter.include"),
  ...listsOf(
    "PROFILE_ENROLLMENT",
    {},
    [{ inlineHookId: "cal1" }],
    "actions.profileEnrollment.preRegistrationInlineHooks",
  ),
  ...listsOf("PROFILE_ENROLLMENT", {}, ["00g1"], "actions.profileEnrollment.targetGroupIds"),
  ...listsOf("PROFILE_ENROLLMENT", {}, ["password"], "actions.profileEnrollment.enrollAuthenticatorTypes"),
  ...listsOf(
    "PROFILE_ENROLLMENT",
    {},
    [{ name: "email", label: "Mail", required: true }],
    "actions.profileEnrollment.profileAttributes",
  ),
  {
    kind: "policy",
    type: "PASSWORD",
    at: "conditions.authProvider.include",
    full: ["0oaDirectory"],
    beside: { ...PASSWORDS, conditions: { authProvider: { provider: "ACTIVE_DIRECTORY" } } },
  },
  {
    kind: "policy",
    type: "PASSWORD",
    at: "settings.password.complexity.excludeAttributes",
    full: ["firstName"],
    beside: PASSWORDS,
  },
  {
    kind: "policy",
    type: "PASSWORD",
    at: "settings.password.lockout.userLockoutNotificationChannels",
    full: ["EMAIL"],
    beside: PASSWORDS,
  },
  {
    kind: "policy",
    type: "MFA_ENROLL",
    at: "settings.authenticators.0.constraints.aaguidGroups",
    full: ["Group"],
    beside: {
      settings: {
        type: "AUTHENTICATORS",
        authenticators: [{ key: "webauthn", enroll: { self: "OPTIONAL" } }],
      },
    },
  },
  {
    kind: "policy",
    type: "MFA_ENROLL",
    at: "settings.authenticators",
    full: [{ key: "okta_email", enroll: { self: "REQUIRED" } }],
    beside: { settings: { type: "AUTHENTICATORS" } },
  },
];

const told = ROWS.map((row) => [`${row.type} ${row.kind}`, row.at, row] as const);

const stepsOf = (path: string): Step[] =>
  path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** The arguments with the list as it is, or without it. */
async function programs(org: Org, { kind, type, at, full, empty = [], beside = {} }: Row) {
  const without: Bag = await declaredIn(org, { kind, type, contents: beside });
  const having = (list: unknown): Bag => {
    const args = JSON.parse(JSON.stringify(without)) as Bag;
    putAt(args, stepsOf(at), list);
    return args;
  };
  return { without, empty: having(empty), full: having(full) };
}

const at = (object: unknown, path: string): unknown =>
  stepsOf(path).reduce<unknown>((inner, step) => Reflect.get(Object(inner), step), object);

/** Members of the list, or of all lists in the object, that Okta does not add by itself. */
function membersIn(value: unknown): unknown[] {
  return Object.values(Object(value)).flatMap((member) =>
    Array.isArray(member) ? member : isIdle(member) ? [] : [member],
  );
}

/** Okta lists every authenticator of the org; one that nobody may enrol is as good as none. */
function isIdle(member: unknown): boolean {
  return at(member, "enroll.self") === "NOT_ALLOWED";
}

/** Nothing is left to do, neither for this program nor for a refresh. */
async function settled(org: Org, life: Life, args: Bag): Promise<void> {
  const { calls } = await org.wrote(async () => {
    expect(await life.pending(args)).toBe(false);
    expect(await drift(life)).toEqual([]);
    expect(await life.pending(args)).toBe(false);
  });
  expect(calls).toEqual([]);
}

describe("an empty list", () => {
  it.each(told)(
    "%s: %s settles when it is there from the start, and a condition goes without a call",
    inOrg(async (org, _kind, _path, row) => {
      const { without, empty } = await programs(org, row);
      const life = await org.lifeOf(row.kind);
      await life.up(empty);
      await settled(org, life, empty);
      const { calls } = await org.wrote(() => life.up(without));
      if (row.at.startsWith("conditions.")) {
        expect(calls).toEqual([]);
      }
      await settled(org, life, without);
    }),
  );

  it.each(told)(
    "%s: %s settles when it is added later",
    inOrg(async (org, _kind, _path, row) => {
      const { without, empty } = await programs(org, row);
      const life = await org.lifeOf(row.kind);
      await life.up(without);
      await life.up(empty);
      await settled(org, life, empty);
    }),
  );

  it.each(told)(
    "%s: %s is emptied in Okta when its members leave the program",
    inOrg(async (org, _kind, _path, row) => {
      const { empty, full } = await programs(org, row);
      const life = await org.lifeOf(row.kind);
      await life.up(full);
      await settled(org, life, full);
      await life.up(empty);
      expect(membersIn(at(await org.live(life), row.at))).toEqual([]);
      await settled(org, life, empty);
    }),
  );

  // A list of authenticators speaks only of its members: one that the program never named is left as it is.
  const wholeLists = told.filter(([, path]) => path !== "settings.authenticators");

  it.each(wholeLists)(
    "%s: %s, adopted with its members, is emptied",
    inOrg(async (org, _kind, _path, row) => {
      const { empty, full } = await programs(org, row);
      const first = await org.lifeOf(row.kind);
      await first.up(full);
      const { name: _name, policyId, ...rest } = empty;
      const id = first.mustExist().id.split("/").at(-1);
      const adopting = { ...rest, ...(policyId === undefined ? {} : { policyId }), adopt: { id } };
      const life = await org.lifeOf(row.kind);
      await life.up(adopting);
      await life.up(adopting);
      expect(membersIn(at(await org.live(life), row.at))).toEqual([]);
      await settled(org, life, adopting);
    }),
  );
});

const CONDITIONS = told.filter(([, path]) => path.startsWith("conditions."));

describe("an empty list of a condition that Okta", () => {
  const answers: readonly [string, (row: Row) => unknown][] = [
    ["shows as empty", ({ empty = [] }) => empty],
    ["does not show", () => undefined],
    ["shows as null", () => null],
  ];
  describe.each(answers)("%s", (_what, answer) => {
    it.each(CONDITIONS)(
      "%s: %s is what the program declares, with or without it",
      inOrg(async (org, _kind, _path, row) => {
        const seen: Bag = JSON.parse(JSON.stringify(row.beside ?? {}));
        putAt(seen, stepsOf(row.at), answer(row));
        const { id, policyId } = org.lay(row.kind, row.type, seen);
        const { empty, without } = await programs(org, row);
        for (const program of [empty, without]) {
          const { name: _name, adopt: _adopt, converge: _converge, policyId: _home, ...rest } = program;
          const args = { ...rest, ...(row.kind === "rule" ? { policyId } : {}), adopt: { id } };
          const life = await org.lifeOf(row.kind);
          const { calls } = await org.wrote(() => life.up(args));
          expect(calls).toEqual([]);
          await settled(org, life, args);
        }
      }),
    );
  });
});

describe("an object without content", () => {
  const SHELLS = {
    network: {},
    riskScore: {},
    userType: { include: [], exclude: [] },
    people: { users: {}, groups: { include: [], exclude: null } },
    device: { assurance: { include: [] } },
    elCondition: null,
  };
  const DEFAULTS = {
    network: { connection: "ANYWHERE" },
    riskScore: { level: "ANY" },
    userType: { include: [], exclude: [] },
    people: { users: { exclude: [] } },
  };
  const staff = { people: { groups: { include: ["00gStaff"] } } };

  /** Paths of nulls, empty lists and empty objects. */
  const nothingsIn = (value: unknown, path = ""): string[] => {
    if (value === null) {
      return [path];
    }
    if (typeof value !== "object") {
      return [];
    }
    const entries = Object.entries(value);
    return entries.length === 0
      ? [path]
      : entries.flatMap(([key, inner]) => nothingsIn(inner, `${path}.${key}`));
  };
  const shownBy = (life: Life) => {
    const { inputs, outs } = life.mustExist();
    return { inputs: inputs.conditions, outs: outs.conditions };
  };

  it(
    "that only Okta shows stands neither in inputs nor in outputs",
    inOrg(async (org) => {
      const { id, policyId } = org.lay("rule", "ACCESS_POLICY", { ...ASSURANCE, conditions: SHELLS });
      const life = await org.lifeOf("rule");
      const args = { type: "ACCESS_POLICY", policyId, adopt: { id }, ...ASSURANCE };
      await life.up(args);
      expect(shownBy(life)).toEqual({ inputs: undefined, outs: undefined });
      expect(await drift(life)).toEqual([]);
      expect(shownBy(life)).toEqual({ inputs: undefined, outs: undefined });
    }),
  );

  it(
    "is no line of what a refresh shows after the conditions were emptied in the console",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const args = {
        ...(await declaredIn(org, { kind: "rule", type: "ACCESS_POLICY", contents: ASSURANCE })),
      };
      const declaring = { ...args, conditions: staff };
      await life.up(declaring);
      expect(shownBy(life)).toEqual({ inputs: staff, outs: staff });
      for (const emptied of [null, {}, DEFAULTS, { people: { groups: { include: [] } } }]) {
        await org.edit(life, ["conditions"], emptied);
        expect(await drift(life)).toEqual(["conditions.people.groups.include"]);
        const { outs } = shownBy(life);
        expect(nothingsIn(outs).filter((path) => path !== ".people.groups.include")).toEqual([]);
        expect(await life.pending(declaring)).toBe(true);
        await life.up(declaring);
        expect(shownBy(life)).toEqual({ inputs: staff, outs: staff });
        await settled(org, life, declaring);
      }
    }),
  );

  it(
    "that the program declares stays as it is declared",
    inOrg(async (org) => {
      const life = await org.lifeOf("rule");
      const conditions = { network: {}, people: { users: { exclude: [] }, groups: {} } };
      const contents = { ...ASSURANCE, conditions };
      const args = await declaredIn(org, { kind: "rule", type: "ACCESS_POLICY", contents });
      await life.up(args);
      await settled(org, life, args);
      expect(life.mustExist().outs).toMatchObject({ conditions });
    }),
  );
});
