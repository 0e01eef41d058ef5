import { isObject, type JsonObject, member } from "../../comparison/json";
import { UNKNOWN } from "../../pulumi/unknown";
import { type Capabilities, capabilitiesOf } from "../capabilities";
import { isAbsent } from "./judgements";
import type { Refused } from "./refusal";

// What a type does not allow at all, read off the table of capabilities.

/** The arguments of a policy, and what is known of its type. */
interface Judged {
  readonly inputs: JsonObject;
  readonly type: string;
  readonly known: Capabilities;
}

interface Prohibition {
  readonly on: string;
  readonly wrong: (judged: Judged) => boolean;
  readonly says: (judged: Judged) => string;
}

const CATCH_ALL_PRIORITY = 99;
const ADOPT_DEFAULT = "adopt: { default: true }";

const OF_POLICIES: readonly Prohibition[] = [
  {
    on: "type",
    wrong: ({ inputs, known }) => !known.createPolicy && isAbsent(inputs.adopt),
    says: ({ type }) => `${type} policies cannot be created; adopt the one Okta made with ${ADOPT_DEFAULT}`,
  },
  {
    on: "onDestroy",
    wrong: ({ inputs, known }) => !known.createPolicy && inputs.onDestroy === "delete",
    says: ({ type }) =>
      `${type} policies cannot be deleted; remove onDestroy, and the policy is only forgotten`,
  },
  {
    on: "onDestroy",
    wrong: ({ inputs, known }) => known.createPolicy && isDefault(inputs) && inputs.onDestroy === "delete",
    says: ({ type }) =>
      `the default ${type} policy cannot be deleted; say onDestroy: "release" to forget it, "restore" to put back what was changed`,
  },
  {
    on: "status",
    wrong: ({ inputs, known }) => (!known.createPolicy || isDefault(inputs)) && inputs.status === "INACTIVE",
    says: ({ type }) => `the default ${type} policy cannot be deactivated; remove status`,
  },
  {
    on: "description",
    wrong: ({ inputs, known }) =>
      (!known.createPolicy || isDefault(inputs)) &&
      !known.defaultPolicy.includes("description") &&
      saysSomething(inputs, "description"),
    says: ({ type }) => `${type} policies cannot be changed, only their rules can; remove description`,
  },
  {
    on: "conditions",
    wrong: ({ inputs, known }) => !known.policyConditions && saysSomething(inputs, "conditions"),
    says: ({ type, known }) =>
      `${type} policies have no conditions` +
      (known.ruleConditions ? "; put them on the policy's rules" : "; remove them"),
  },
  {
    on: "settings",
    wrong: ({ inputs, known }) => !known.settings && saysSomething(inputs, "settings"),
    says: ({ type }) =>
      `${type} policies have no settings; what they do stands in the actions of their rules`,
  },
];

const OF_RULES: readonly Prohibition[] = [
  {
    on: "type",
    wrong: ({ inputs, known }) => !known.extraRules && isAbsent(inputs.adopt),
    says: ({ type }) =>
      `${type} rules cannot be created; adopt the one Okta made, by adopt: { name: "…" }, or by adopt: { catchAll: true } where it is the last`,
  },
  {
    on: "onDestroy",
    wrong: ({ inputs, known }) =>
      (!known.extraRules || isSystemRule(inputs)) && inputs.onDestroy === "delete",
    says: ({ type }) =>
      `the ${type} rule that Okta made cannot be deleted; say onDestroy: "release" to forget it, "restore" to put back what was changed`,
  },
  {
    on: "conditions",
    wrong: ({ inputs, known }) => !known.ruleConditions && saysSomething(inputs, "conditions"),
    says: ({ type }) => `${type} rules have no conditions; remove them`,
  },
  {
    on: "conditions",
    wrong: ({ inputs, known }) =>
      known.ruleConditions && isSystemRule(inputs) && saysSomething(inputs, "conditions"),
    says: () => "the rule that Okta made with the policy applies always and refuses conditions; remove them",
  },
  {
    on: "status",
    wrong: ({ inputs }) => isSystemRule(inputs) && inputs.status === "INACTIVE",
    says: () => "the rule that Okta made with the policy cannot be deactivated; remove status",
  },
  {
    on: "priority",
    wrong: ({ inputs, known }) =>
      isSystemRule(inputs) &&
      saysSomething(inputs, "priority") &&
      !(known.order === "gapped" && inputs.priority === CATCH_ALL_PRIORITY),
    says: () => "the rule that Okta made with the policy always stands last; remove priority",
  },
  {
    on: "actions",
    wrong: ({ inputs, known }) =>
      !known.systemRule && isSystemRule(inputs) && saysSomething(inputs, "actions"),
    says: ({ type, known }) =>
      `the ${type} rule that Okta made cannot be changed; remove actions` +
      (known.extraRules ? ", and make a rule that goes before it" : ""),
  },
];

/** Types of authorization servers, whose policies have the same look and another API. */
const OF_AUTHORIZATION_SERVERS: ReadonlySet<string> = new Set([
  "OAUTH_AUTHORIZATION_POLICY",
  "RESOURCE_ACCESS",
]);

const PROHIBITIONS = { policy: OF_POLICIES, rule: OF_RULES };

/** What the type does not allow, whatever the values; nothing for types this package does not list. */
export function prohibited(kind: "policy" | "rule", inputs: JsonObject): Refused[] {
  const type = typeof inputs.type === "string" ? inputs.type : "";
  if (OF_AUTHORIZATION_SERVERS.has(type)) {
    return [
      {
        path: ["type"],
        says: `${type} belongs to an authorization server, whose policies and rules have another API (/api/v1/authorizationServers/{id}/policies): this package does not manage them`,
      },
    ];
  }
  if (kind === "rule" && type === "OKTA_SIGN_ON") {
    return [{ path: ["type"], says: "rules of OKTA_SIGN_ON policies have the type SIGN_ON" }];
  }
  if (kind === "policy" && type === "SIGN_ON") {
    return [{ path: ["type"], says: "policies with rules of the type SIGN_ON have the type OKTA_SIGN_ON" }];
  }
  const known = capabilitiesOf(type);
  return known === undefined
    ? []
    : PROHIBITIONS[kind]
        .filter(({ wrong }) => wrong({ inputs, type, known }))
        .map(({ on, says }) => ({ path: [on], says: says({ inputs, type, known }) }));
}

/** Null and an empty object say nothing; what is not known yet may turn out to be either. */
function saysSomething(inputs: JsonObject, argument: string): boolean {
  const value = member(inputs, argument);
  return isObject(value) ? Object.keys(value).length > 0 : !isAbsent(value) && value !== UNKNOWN;
}

function isDefault({ adopt }: JsonObject): boolean {
  return isObject(adopt) && adopt.default === true;
}

function isSystemRule({ adopt }: JsonObject): boolean {
  return isObject(adopt) && (adopt.catchAll === true || adopt.default === true);
}
