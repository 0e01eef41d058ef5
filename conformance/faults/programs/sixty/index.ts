import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

/** The second version of the program: every kind of change that an update can be. */
const isEdited = new pulumi.Config().getBoolean("edited") === true;

const EMPLOYEES = "00g1employees0000001";
const CONTRACTORS = "00g1contractors00001";
const OFFICE = "nzo1office0000000001";
const APPS = { payroll: "0oa1payroll000000001", wiki: "0oa1wiki000000000001", crm: "0oa1crm0000000000001" };

const either = <T>(before: T, after: T): T => (isEdited ? after : before);
const later = isEdited ? 120 : 0;
const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

// Single rules with ranks: one changes, one is switched off, two change places, one goes and one comes.
const portal = new okta.Policy("portal", {
  type: "ACCESS_POLICY",
  description: either("Who may open the portal", "Who may open the portal, and from where"),
});
const ranks = either(numbers(1, 12), [2, 1, ...numbers(3, 11), 13]);
const portalRules = ranks.map(
  (number, index) =>
    new okta.PolicyRule(`portal-${number}`, {
      policyId: portal.id,
      type: "ACCESS_POLICY",
      priority: index + 1,
      status: number === 3 ? either("ACTIVE", "INACTIVE") : "ACTIVE",
      conditions: { people: { groups: { include: [EMPLOYEES] } } },
      actions: {
        appSignOn: {
          access: number % 2 === 0 ? "DENY" : "ALLOW",
          verificationMethod: {
            type: "ASSURANCE",
            factorMode: "2FA",
            reauthenticateIn: number === 5 ? either("PT1H", "PT4H") : "PT2H",
          },
        },
      },
    }),
);
new okta.PolicyRule("portal-rest", {
  policyId: portal.id,
  type: "ACCESS_POLICY",
  name: "Catch-all Rule",
  adopt: { catchAll: true },
  converge: true,
  onDestroy: "restore",
  actions: { appSignOn: { access: "DENY", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } } },
});

// A whole list, whose order is turned round.
const gateRule = (name: string, access: "ALLOW" | "DENY", group: string) => ({
  name,
  conditions: { people: { groups: { include: [group] } } },
  actions: {
    appSignOn: {
      access,
      verificationMethod: {
        type: "ASSURANCE" as const,
        factorMode: "2FA" as const,
        reauthenticateIn: "PT2H",
      },
    },
  },
});
const gate = new okta.PolicyWithRules("gate", {
  type: "ACCESS_POLICY",
  rules: either(
    [
      gateRule("Contractors", "DENY", CONTRACTORS),
      gateRule("Employees", "ALLOW", EMPLOYEES),
      gateRule("Everyone's laptops", "ALLOW", EMPLOYEES),
    ],
    [
      gateRule("Everyone's laptops", "DENY", EMPLOYEES),
      gateRule("Contractors", "DENY", CONTRACTORS),
      gateRule("New joiners", "ALLOW", EMPLOYEES),
    ],
  ),
  catchAll: {
    actions: { appSignOn: { access: "DENY", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } } },
  },
  apps: [APPS.wiki],
});
// An app that moves to another policy.
new okta.PolicyResourceMapping(
  "payroll",
  { appId: APPS.payroll, policyId: either(portal.id, gate.id), onDestroy: "previous" },
  { dependsOn: portalRules },
);

// Policies that stand in an order, one of which is switched off.
const sessions = numbers(1, 3).map((number) => {
  const policy = new okta.Policy(`session-${number}`, {
    type: "OKTA_SIGN_ON",
    status: number === 3 ? either("ACTIVE", "INACTIVE") : "ACTIVE",
    conditions: { people: { groups: { include: [number === 1 ? CONTRACTORS : EMPLOYEES] } } },
  });
  for (const rule of numbers(1, 2)) {
    new okta.PolicyRule(`session-${number}-${rule}`, {
      policyId: policy.id,
      type: "SIGN_ON",
      priority: rule,
      conditions: { network: { connection: "ANYWHERE" } },
      actions: {
        signon: {
          access: "ALLOW",
          requireFactor: false,
          session: {
            usePersistentCookie: false,
            maxSessionIdleMinutes: 30 * rule,
            maxSessionLifetimeMinutes: 120 + (number === 1 ? later : 0),
          },
        },
      },
    });
  }
  return policy;
});
new okta.PolicyOrder("sessions", {
  type: "OKTA_SIGN_ON",
  policies: either(sessions, [...sessions].reverse()).map((policy) => policy.id),
});

new okta.PolicyWithRules("passwords", {
  type: "PASSWORD",
  priority: 1,
  conditions: {
    people: { groups: { include: [EMPLOYEES] } },
    authProvider: { provider: "OKTA" },
  },
  settings: { password: { complexity: { minLength: either(14, 16) } } },
  rules: [
    {
      name: "Everybody",
      conditions: { network: { connection: "ANYWHERE" } },
      actions: {
        passwordChange: { access: "ALLOW" },
        selfServicePasswordReset: { access: either("ALLOW", "DENY") },
        selfServiceUnlock: { access: "DENY" },
      },
    },
  ],
});

const enrolment = new okta.Policy("enrolment", {
  type: "MFA_ENROLL",
  priority: 1,
  conditions: { people: { groups: { include: [EMPLOYEES] } } },
  settings: {
    type: "AUTHENTICATORS",
    authenticators: [
      { key: "okta_password", enroll: { self: "REQUIRED" } },
      { key: "webauthn", enroll: { self: either("OPTIONAL", "REQUIRED") } },
    ],
  },
});
for (const number of numbers(1, 2)) {
  new okta.PolicyRule(`enrolment-${number}`, {
    policyId: enrolment.id,
    type: "MFA_ENROLL",
    priority: number,
    conditions: { network: { connection: "ANYWHERE" } },
    actions: { enroll: { self: number === 1 ? "CHALLENGE" : "LOGIN" } },
  });
}

new okta.PolicyWithRules("newcomers", {
  type: "PROFILE_ENROLLMENT",
  rules: [],
  catchAll: {
    actions: {
      profileEnrollment: {
        access: "ALLOW",
        unknownUserAction: "REGISTER",
        activationRequirements: { emailVerification: true },
        profileAttributes: [{ name: "email", label: "Work email", required: true }],
        progressiveProfilingAction: either("DISABLED", "ENABLED"),
        targetGroupIds: [CONTRACTORS],
      },
    },
  },
  apps: [APPS.crm],
});

// Of Okta's own policies only the rules are ours.
const routing = new okta.Policy("routing", { type: "IDP_DISCOVERY", adopt: { default: true } });
new okta.PolicyRuleSet("routing-rules", {
  policyId: routing.id,
  type: "IDP_DISCOVERY",
  rules: [
    {
      name: "Partners",
      conditions: {
        network: { connection: "ANYWHERE" },
        userIdentifier: {
          type: "IDENTIFIER",
          patterns: [{ matchType: "SUFFIX", value: either("@partner.example", "@partners.example") }],
        },
      },
      actions: {
        idp: {
          idpSelectionType: "SPECIFIC",
          providers: [{ type: "SAML2", id: "0oa1partneridp000001" }],
        },
      },
    },
  ],
});

const signals = new okta.Policy("signals", { type: "DEVICE_SIGNAL_COLLECTION" });
const signalRule = new okta.PolicyRule("signals-rule", {
  policyId: signals.id,
  type: "DEVICE_SIGNAL_COLLECTION",
  priority: 1,
  conditions: {
    network: { connection: "ANYWHERE" },
    platform: { include: [{ type: "DESKTOP", os: { type: "MACOS" } }] },
  },
  actions: { deviceSignalCollection: { deviceContextProviders: [{ key: "OKTA_VERIFY" }] } },
});
new okta.PolicyResourceMapping(
  "signals-of-portal",
  { accessPolicyId: portal.id, policyId: signals.id },
  { dependsOn: signalRule },
);

const violations = new okta.Policy("violations", {
  type: "SESSION_VIOLATION_DETECTION",
  adopt: { default: true },
});
new okta.PolicyRule("outside-the-office", {
  policyId: violations.id,
  type: "SESSION_VIOLATION_DETECTION",
  adopt: { name: "Session Risk Rule" },
  converge: true,
  onDestroy: "restore",
  conditions: {
    network: { connection: "ZONE", exclude: [OFFICE] },
    riskScore: { minRiskLevel: either("MEDIUM", "HIGH") },
  },
  actions: { sessionViolationDetection: { policyEvaluation: { enabled: true } } },
});

const risk = new okta.Policy("risk", { type: "ENTITY_RISK", adopt: { default: true } });
new okta.PolicyRuleSet("risk-rules", {
  policyId: risk.id,
  type: "ENTITY_RISK",
  rules: [
    {
      name: "High risk",
      conditions: { entityRisk: { level: "HIGH" } },
      actions: { entityRisk: { actions: [{ action: "TERMINATE_ALL_SESSIONS" }] } },
    },
  ],
});

// Machines: one user goes and one comes, one key is rotated, one user changes groups.
const bots = either([1, 2, 3, 4, 5], [1, 2, 3, 4, 6]).map((number) => ({
  number,
  user: new okta.ServiceUser(`bot-${number}`, {}),
}));
for (const { number, user } of bots) {
  if (number !== 4) {
    new okta.ServiceUserApiKey(`bot-${number}`, {
      serviceUser: user.name,
      keepers: { quarter: number === 1 ? either("2026-Q3", "2026-Q4") : "2026-Q3" },
    });
  }
  if (number < 4) {
    new okta.ServiceUserGroupMembership(`bot-${number}`, {
      serviceUser: user.name,
      group: number === 3 ? either("deployers", "auditors") : "deployers",
    });
  }
}
