import type { TypeFieldRow } from "../field-rows";

const METHOD = "actions.appSignOn.verificationMethod";

export const fieldRules: readonly TypeFieldRow[] = [
  {
    of: "rule",
    path: "conditions.riskScore.level",
    rule: { is: "default", value: "ANY" },
    source: "recorded: filled in where the org scores risk (129 writes)",
  },
  {
    of: "rule",
    path: "conditions.platform.*[].os.type",
    rule: { is: "alias", names: ["ANY", "OTHER"], unless: "expression" },
    source: "facts §3.2: os ANY is read back as OTHER",
  },
  {
    of: "rule",
    path: "actions.appSignOn.keepMeSignedIn.postAuth",
    rule: { is: "default", value: "NOT_ALLOWED" },
    source: "recorded: filled in (286 writes)",
  },
  {
    of: "rule",
    path: "actions.appSignOn.keepMeSignedIn.postAuthPromptFrequency",
    rule: { is: "duration" },
    source: "facts §3.2: P30D is answered as PT720H",
  },
  {
    of: "rule",
    path: METHOD,
    rule: { is: "variant", key: "type" },
    source: "facts §2.5; recorded TestAccResourceOktaAppSignOnPolicyRule_AUTH_METHOD_CHAIN#3",
  },
  {
    of: "rule",
    path: `${METHOD}.reauthenticateIn`,
    rule: { is: "default", value: "PT12H", when: { key: "type", is: "ASSURANCE" } },
    source: "recorded: filled in for ASSURANCE (150 writes), never for AUTH_METHOD_CHAIN",
  },
  {
    of: "rule",
    path: `${METHOD}.**.reauthenticateIn`,
    rule: { is: "duration" },
    source: "facts §3.2: durations are compared by length, at each level that has one",
  },
  {
    of: "rule",
    path: `${METHOD}.inactivityPeriod`,
    rule: { is: "duration" },
    source: "facts §3.2: durations are compared by length",
  },
  {
    of: "rule",
    path: `${METHOD}.constraints[].*.*`,
    rule: { is: "empty" },
    source: "facts §2.5: each list narrows the factors that do, and none of them needs to be there",
  },
  {
    of: "rule",
    path: `${METHOD}.constraints[].*.required`,
    rule: { is: "default", value: true, when: { key: "excludedAuthenticationMethods", is: null } },
    source: "facts §2.5 and §3.2: always returned, true unless exclusions are given",
  },
  {
    of: "rule",
    path: `${METHOD}.constraints[].*.types[]`,
    rule: { is: "caseless" },
    source: "facts §2.5: upper case in the documentation, lower case in answers",
  },
  {
    of: "rule",
    path: `${METHOD}.constraints[].*.methods[]`,
    rule: { is: "caseless" },
    source: "facts §2.5: upper case in the documentation, lower case in answers",
  },
  {
    of: "rule",
    path: `${METHOD}.**.authenticationMethods`,
    rule: { is: "set" },
    source: "facts §2.5: alternatives of one step; only steps (chains, next) come one after another",
  },
  {
    of: "rule",
    path: `${METHOD}.constraints[].*.excludedAuthenticationMethods`,
    rule: { is: "set" },
    source: "facts §2.5: each member is excluded, whatever stands before it",
  },
];
