import { ANYWHERE, type Answer, PEOPLE } from "./answer";

const filledIn = {
  people: PEOPLE,
  network: ANYWHERE,
  riskScore: { level: "ANY" },
  userType: { include: [], exclude: [] },
};
const twoFactors = { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT2H" };
const allow = (verificationMethod: object, more = {}) => ({
  appSignOn: { access: "ALLOW", verificationMethod, ...more },
});
const notSignedIn = { keepMeSignedIn: { postAuth: "NOT_ALLOWED" } };

export const ACCESS_POLICY: readonly Answer[] = [
  {
    what: "a rule without conditions and without an interval",
    kind: "rule",
    type: "ACCESS_POLICY",
    sent: { actions: allow({ type: "ASSURANCE", factorMode: "1FA" }) },
    answered: {
      conditions: null,
      actions: allow({ type: "ASSURANCE", factorMode: "1FA", reauthenticateIn: "PT12H" }, notSignedIn),
    },
  },
  {
    what: "one condition, answered with four",
    kind: "rule",
    type: "ACCESS_POLICY",
    sent: { conditions: { people: { groups: { include: ["00g1"] } } }, actions: allow(twoFactors) },
    answered: {
      conditions: { ...filledIn, people: { users: { exclude: [] }, groups: { include: ["00g1"] } } },
      actions: allow(twoFactors, notSignedIn),
    },
  },
  {
    what: "any system, answered as another one, and one told by an expression",
    kind: "rule",
    type: "ACCESS_POLICY",
    sent: {
      conditions: {
        platform: {
          include: [
            { type: "MOBILE", os: { type: "ANY" } },
            { type: "DESKTOP", os: { type: "OTHER", expression: "Chrom*" } },
          ],
        },
      },
      actions: allow(twoFactors),
    },
    answered: {
      conditions: {
        ...filledIn,
        platform: {
          include: [
            { type: "MOBILE", os: { type: "OTHER" } },
            { type: "DESKTOP", os: { type: "OTHER", expression: "Chrom*" } },
          ],
          exclude: [],
        },
      },
      actions: allow(twoFactors, notSignedIn),
    },
  },
  {
    what: "days of staying signed in, answered in hours",
    kind: "rule",
    type: "ACCESS_POLICY",
    sent: {
      actions: allow(twoFactors, {
        keepMeSignedIn: { postAuth: "ALLOWED", postAuthPromptFrequency: "P30D" },
      }),
    },
    answered: {
      conditions: null,
      actions: allow(twoFactors, {
        keepMeSignedIn: { postAuth: "ALLOWED", postAuthPromptFrequency: "PT720H" },
      }),
    },
  },
  {
    what: "constraints, answered as required unless they exclude",
    kind: "rule",
    type: "ACCESS_POLICY",
    sent: {
      actions: allow({
        ...twoFactors,
        constraints: [
          { knowledge: { types: ["password"] }, possession: { deviceBound: "REQUIRED" } },
          { possession: { excludedAuthenticationMethods: [{ key: "okta_email" }] } },
        ],
      }),
    },
    answered: {
      conditions: null,
      actions: allow(
        {
          ...twoFactors,
          constraints: [
            {
              knowledge: { types: ["password"], required: true },
              possession: { deviceBound: "REQUIRED", required: true },
            },
            { possession: { excludedAuthenticationMethods: [{ key: "okta_email" }], required: false } },
          ],
        },
        notSignedIn,
      ),
    },
  },
  {
    what: "a chain, which gets no interval",
    kind: "rule",
    type: "ACCESS_POLICY",
    sent: {
      actions: allow({
        type: "AUTH_METHOD_CHAIN",
        chains: [
          {
            authenticationMethods: [{ key: "webauthn", method: "webauthn" }],
            next: [{ authenticationMethods: [{ key: "okta_password", method: "password" }] }],
          },
        ],
      }),
    },
    answered: {
      conditions: null,
      actions: allow(
        {
          type: "AUTH_METHOD_CHAIN",
          chains: [
            {
              authenticationMethods: [{ key: "webauthn", method: "webauthn" }],
              next: [{ authenticationMethods: [{ key: "okta_password", method: "password" }] }],
            },
          ],
        },
        notSignedIn,
      ),
    },
  },
];
