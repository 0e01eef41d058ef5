import { writes } from "../life";
import { inOrg, inOrgWith } from "./org";

type Bag = Record<string, unknown>;

/** What Okta would refuse, one trap of each type: said with its place before anything is sent. */
const traps: readonly [
  what: string,
  kind: "policy" | "rule",
  type: string,
  args: Bag,
  /** The message begins with the place. */
  says: RegExp,
][] = [
  [
    "a network of zones without zones",
    "rule",
    "SIGN_ON",
    { conditions: { network: { connection: "ZONE" } }, actions: { signon: { access: "DENY" } } },
    /^conditions\.network: .*include or exclude/,
  ],
  [
    "a factor's lifetime without a factor",
    "rule",
    "SIGN_ON",
    { actions: { signon: { access: "ALLOW", factorLifetime: 60 } } },
    /^actions\.signon\.factorLifetime: .*requireFactor/,
  ],
  [
    "one-time codes that do not say from which app",
    "rule",
    "PASSWORD",
    {
      actions: {
        selfServicePasswordReset: { access: "ALLOW", requirement: { primary: { methods: ["push", "otp"] } } },
      },
    },
    /^actions\.selfServicePasswordReset\.requirement\.primary\.methods\[1\]: .*google_otp/,
  ],
  [
    "ending the sessions of leaked passwords that do not expire",
    "policy",
    "PASSWORD",
    { settings: { password: { breachedProtection: { logoutEnabled: true } } } },
    /^settings\.password\.breachedProtection\.logoutEnabled: .*expireAfterDays/,
  ],
  [
    "authenticators beside factors",
    "policy",
    "MFA_ENROLL",
    {
      settings: {
        type: "AUTHENTICATORS",
        authenticators: [{ key: "webauthn", enroll: { self: "REQUIRED" } }],
        factors: { okta_otp: { enroll: { self: "REQUIRED" } } },
      },
    },
    /^settings\.factors: .*never both/,
  ],
  [
    "a computed identity provider without a way to compute it",
    "rule",
    "IDP_DISCOVERY",
    { actions: { idp: { idpSelectionType: "DYNAMIC", providers: [] } } },
    /^actions\.idp\.matchCriteria: /,
  ],
  [
    "a managed device that need not be registered",
    "rule",
    "ACCESS_POLICY",
    { conditions: { device: { managed: true } }, actions: { appSignOn: { access: "DENY" } } },
    /^conditions\.device\.managed: .*registered: true/,
  ],
  [
    "an interval on the whole and on a chain of it",
    "rule",
    "ACCESS_POLICY",
    {
      actions: {
        appSignOn: {
          access: "ALLOW",
          verificationMethod: {
            type: "AUTH_METHOD_CHAIN",
            reauthenticateIn: "PT1H",
            chains: [
              {
                authenticationMethods: [{ key: "webauthn", method: "webauthn" }],
                reauthenticateIn: "PT2H",
              },
            ],
          },
        },
      },
    },
    /^actions\.appSignOn\.verificationMethod\.chains\[0\]\.reauthenticateIn: .*never on both/,
  ],
  [
    "conditions on a catch-all",
    "rule",
    "ACCESS_POLICY",
    { adopt: { catchAll: true }, conditions: { people: { groups: { include: ["00g1"] } } } },
    /^conditions: .*applies always and refuses conditions/,
  ],
  [
    "deleting the one form",
    "rule",
    "PROFILE_ENROLLMENT",
    { adopt: { catchAll: true }, onDestroy: "delete" },
    /^onDestroy: the PROFILE_ENROLLMENT rule that Okta made cannot be deleted/,
  ],
  [
    "signals from zones that are not named",
    "rule",
    "DEVICE_SIGNAL_COLLECTION",
    { conditions: { network: { connection: "ZONE" } } },
    /^conditions\.network: /,
  ],
  [
    "detections to look at beside detections to pass over",
    "rule",
    "ENTITY_RISK",
    {
      conditions: {
        riskDetectionTypes: { include: ["BRUTE_FORCE_ATTACK"], exclude: ["SUSPICIOUS_APP_ACCESS"] },
      },
    },
    /^conditions\.riskDetectionTypes/,
  ],
  [
    "a workflow without its number",
    "rule",
    "POST_AUTH_SESSION",
    {
      adopt: { name: "Any" },
      actions: { postAuthSession: { failureActions: [{ action: "RUN_WORKFLOW" }] } },
    },
    /^actions\.postAuthSession\.failureActions\[0\]/,
  ],
  [
    "a description of a policy that cannot be changed",
    "policy",
    "SESSION_VIOLATION_DETECTION",
    { adopt: { default: true }, description: "Ours" },
    /^description: .*cannot be changed, only their rules can/,
  ],
  [
    "conditions where the type has none",
    "rule",
    "CLIENT_UPDATE",
    { adopt: { default: true }, conditions: { network: { connection: "ANYWHERE" } } },
    /^conditions: /,
  ],
  [
    "deleting what Okta keeps",
    "policy",
    "IDENTITY_CLAIM_SOURCING",
    { adopt: { default: true }, onDestroy: "delete" },
    /^onDestroy: .*cannot be deleted/,
  ],
];

it.each(traps)(
  "%s is refused",
  inOrg(async (org, _what, kind, type, args, says) => {
    const life = await org.lifeOf(kind);
    org.emulator.clearRequests();
    const home = kind === "rule" ? { policyId: "00pOrRst" } : {};
    const name = args.adopt === undefined ? { name: "Any" } : {};
    await expect(life.up({ type, ...home, ...name, ...args })).rejects.toThrow(says);
    expect(org.emulator.requests()).toEqual([]);
  }),
);

it.each(["ACCESS_POLICY", "PROFILE_ENROLLMENT", "DEVICE_SIGNAL_COLLECTION", "ENTITY_RISK"])(
  "a Classic org is told that it has no %s before one is tried",
  inOrgWith({ engine: "v1" }, async (org, type) => {
    const life = await org.lifeOf("policy");
    const adopt = type === "ENTITY_RISK" ? { adopt: { default: true } } : { name: "Any" };
    await expect(life.up({ type, ...adopt })).rejects.toThrow(
      /Identity Engine only.*runs the Classic Engine/,
    );
    expect(writes(org.emulator)).toEqual([]);
  }),
);
