import { ANYWHERE, type Answer, PEOPLE } from "./answer";

const session = { usePersistentCookie: false, maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 0 };
const signOnConditions = { people: PEOPLE, network: ANYWHERE, authContext: { authType: "ANY" } };
const denied = {
  access: "DENY",
  requireFactor: false,
  primaryFactor: "PASSWORD_IDP",
  rememberDeviceByDefault: false,
  session,
};
const noApps = { include: [], exclude: [] };

/** OKTA_SIGN_ON and IDP_DISCOVERY. */
export const SIGNING_IN: readonly Answer[] = [
  {
    what: "a sign-on rule that says the least",
    kind: "rule",
    type: "OKTA_SIGN_ON",
    sent: { actions: { signon: { access: "ALLOW" } } },
    answered: {
      conditions: signOnConditions,
      actions: {
        signon: {
          access: "ALLOW",
          requireFactor: false,
          primaryFactor: "PASSWORD_IDP_ANY_FACTOR",
          rememberDeviceByDefault: false,
          session,
        },
      },
    },
  },
  {
    what: "a level of risk, answered with behaviours",
    kind: "rule",
    type: "OKTA_SIGN_ON",
    sent: { conditions: { riskScore: { level: "HIGH" } }, actions: { signon: { access: "DENY" } } },
    answered: {
      conditions: { ...signOnConditions, riskScore: { level: "HIGH" }, risk: { behaviors: [] } },
      actions: { signon: denied },
    },
  },
  {
    what: "empty lists of people, which are not answered",
    kind: "rule",
    type: "OKTA_SIGN_ON",
    sent: {
      conditions: {
        people: {
          users: { include: [], exclude: ["00u1"] },
          groups: { include: ["00g1"], exclude: [] },
        },
      },
      actions: { signon: { access: "DENY" } },
    },
    answered: {
      conditions: {
        ...signOnConditions,
        people: { users: { exclude: ["00u1"] }, groups: { include: ["00g1"] } },
      },
      actions: { signon: denied },
    },
  },
  {
    what: "a routing rule that says the least",
    kind: "rule",
    type: "IDP_DISCOVERY",
    sent: { actions: { idp: { providers: [{ type: "OKTA" }], shouldFallBackToOkta: false } } },
    answered: {
      conditions: { network: ANYWHERE, userIdentifier: { patterns: [] }, app: noApps },
      actions: { idp: { providers: [{ type: "OKTA" }], idpSelectionType: "SPECIFIC" } },
    },
  },
  {
    what: "platforms of a routing rule",
    kind: "rule",
    type: "IDP_DISCOVERY",
    sent: {
      conditions: { platform: { include: [{ type: "MOBILE", os: { type: "OSX" } }] } },
      actions: { idp: { providers: [{ type: "OKTA" }] } },
    },
    answered: {
      conditions: {
        network: ANYWHERE,
        platform: { include: [{ type: "MOBILE", os: { type: "OSX" } }], exclude: [] },
        userIdentifier: { patterns: [] },
        app: noApps,
      },
      actions: { idp: { providers: [{ type: "OKTA" }], idpSelectionType: "SPECIFIC" } },
    },
  },
  {
    what: "an expression for the provider, answered with what it is compared to",
    kind: "rule",
    type: "IDP_DISCOVERY",
    sent: {
      actions: {
        idp: {
          idpSelectionType: "DYNAMIC",
          providers: [],
          matchCriteria: [{ providerExpression: "user.email" }],
        },
      },
    },
    answered: {
      conditions: { network: ANYWHERE, userIdentifier: { patterns: [] }, app: noApps },
      actions: {
        idp: {
          idpSelectionType: "DYNAMIC",
          providers: [],
          matchCriteria: [{ providerExpression: "user.email", propertyName: "name" }],
        },
      },
    },
  },
];
