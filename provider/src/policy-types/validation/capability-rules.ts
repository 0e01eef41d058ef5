import { isObject, type JsonObject, member } from "../../comparison/json";
import { UNKNOWN } from "../../pulumi/unknown";
import type { Capabilities } from "../capabilities";
import { capabilitiesOf } from "../registry";
import { isAbsent } from "./predicates";
import type { Violation } from "./rule";

// What a type does not allow at all, read off the table of capabilities.

/** The arguments of a policy, and what is known of its type. */
interface Declared {
  readonly inputs: JsonObject;
  readonly type: string;
  readonly known: Capabilities;
}

interface CapabilityRule {
  readonly argument: string;
  readonly isViolated: (judged: Declared) => boolean;
  readonly message: (judged: Declared) => string;
}

const CATCH_ALL_PRIORITY = 99;
const ADOPT_DEFAULT = "adopt: { default: true }";

const OF_POLICIES: readonly CapabilityRule[] = [
  {
    argument: "type",
    isViolated: ({ inputs, known }) => !known.createPolicy && isAbsent(inputs.adopt),
    message: ({ type }) =>
      `${type} policies cannot be created; adopt the one Okta made with ${ADOPT_DEFAULT}`,
  },
  {
    argument: "reassignTo",
    isViolated: ({ inputs, known }) => known.holdsApps !== true && !isAbsent(inputs.reassignTo),
    message: ({ type }) => `no apps stand on ${type} policies; remove reassignTo`,
  },
  {
    argument: "cloneFrom",
    isViolated: ({ inputs, known }) => known.clonePolicy !== true && !isAbsent(inputs.cloneFrom),
    message: ({ type }) => `Okta clones ACCESS_POLICY policies only, not ${type} ones; remove cloneFrom`,
  },
  {
    argument: "cloneFrom",
    isViolated: ({ inputs }) => !(isAbsent(inputs.cloneFrom) || isAbsent(inputs.adopt)),
    message: () => "cloneFrom makes a new policy, and adopt takes over one that stands; remove one of them",
  },
  {
    argument: "onDestroy",
    isViolated: ({ inputs, known }) => !known.createPolicy && inputs.onDestroy === "delete",
    message: ({ type }) =>
      `${type} policies cannot be deleted; remove onDestroy, and the policy is only forgotten`,
  },
  {
    argument: "onDestroy",
    isViolated: ({ inputs, known }) =>
      known.createPolicy && isDefault(inputs) && inputs.onDestroy === "delete",
    message: ({ type }) =>
      `the default ${type} policy cannot be deleted; say onDestroy: "release" to forget it, "restore" to put back what was changed`,
  },
  {
    argument: "status",
    isViolated: ({ inputs, known }) =>
      (!known.createPolicy || isDefault(inputs)) && inputs.status === "INACTIVE",
    message: ({ type }) => `the default ${type} policy cannot be deactivated; remove status`,
  },
  {
    argument: "description",
    isViolated: ({ inputs, known }) =>
      (!known.createPolicy || isDefault(inputs)) &&
      !known.defaultPolicy.includes("description") &&
      isDeclared(inputs, "description"),
    message: ({ type }) => `${type} policies cannot be changed, only their rules can; remove description`,
  },
  {
    argument: "conditions",
    isViolated: ({ inputs, known }) => !known.policyConditions && isDeclared(inputs, "conditions"),
    message: ({ type, known }) =>
      `${type} policies have no conditions` +
      (known.ruleConditions ? "; put them on the policy's rules" : "; remove them"),
  },
  {
    argument: "settings",
    isViolated: ({ inputs, known }) => !known.settings && isDeclared(inputs, "settings"),
    message: ({ type }) =>
      `${type} policies have no settings; what they do stands in the actions of their rules`,
  },
];

const OF_RULES: readonly CapabilityRule[] = [
  {
    argument: "type",
    isViolated: ({ inputs, known }) => !known.extraRules && isAbsent(inputs.adopt),
    message: ({ type }) =>
      `${type} rules cannot be created; adopt the one Okta made, by adopt: { name: "…" }, or by adopt: { catchAll: true } where it is the last`,
  },
  {
    argument: "onDestroy",
    isViolated: ({ inputs, known }) =>
      (!known.extraRules || isSystemRule(inputs)) && inputs.onDestroy === "delete",
    message: ({ type }) =>
      `the ${type} rule that Okta made cannot be deleted; say onDestroy: "release" to forget it, "restore" to put back what was changed`,
  },
  {
    argument: "conditions",
    isViolated: ({ inputs, known }) => !known.ruleConditions && isDeclared(inputs, "conditions"),
    message: ({ type }) => `${type} rules have no conditions; remove them`,
  },
  {
    argument: "conditions",
    isViolated: ({ inputs, known }) =>
      known.ruleConditions && isSystemRule(inputs) && isDeclared(inputs, "conditions"),
    message: () =>
      "the rule that Okta made with the policy applies always and refuses conditions; remove them",
  },
  {
    argument: "status",
    isViolated: ({ inputs }) => isSystemRule(inputs) && inputs.status === "INACTIVE",
    message: () => "the rule that Okta made with the policy cannot be deactivated; remove status",
  },
  {
    argument: "priority",
    isViolated: ({ inputs, known }) =>
      isSystemRule(inputs) &&
      isDeclared(inputs, "priority") &&
      !(known.order === "gapped" && inputs.priority === CATCH_ALL_PRIORITY),
    message: () => "the rule that Okta made with the policy always stands last; remove priority",
  },
  {
    argument: "actions",
    isViolated: ({ inputs, known }) =>
      !known.systemRule && isSystemRule(inputs) && isDeclared(inputs, "actions"),
    message: ({ type, known }) =>
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
export function capabilityViolations(kind: "policy" | "rule", inputs: JsonObject): Violation[] {
  const type = typeof inputs.type === "string" ? inputs.type : "";
  if (OF_AUTHORIZATION_SERVERS.has(type)) {
    return [
      {
        path: ["type"],
        message: `${type} belongs to an authorization server, whose policies and rules have another API (/api/v1/authorizationServers/{id}/policies): this package does not manage them`,
      },
    ];
  }
  if (kind === "rule" && type === "OKTA_SIGN_ON") {
    return [{ path: ["type"], message: "rules of OKTA_SIGN_ON policies have the type SIGN_ON" }];
  }
  if (kind === "policy" && type === "SIGN_ON") {
    return [
      { path: ["type"], message: "policies with rules of the type SIGN_ON have the type OKTA_SIGN_ON" },
    ];
  }
  const known = capabilitiesOf(type);
  return known === undefined
    ? []
    : PROHIBITIONS[kind]
        .filter(({ isViolated: wrong }) => wrong({ inputs, type, known }))
        .map(({ argument: on, message }) => ({ path: [on], message: message({ inputs, type, known }) }));
}

/** Null and an empty object say nothing; what is not known yet may turn out to be either. */
function isDeclared(inputs: JsonObject, argument: string): boolean {
  const value = member(inputs, argument);
  return isObject(value) ? Object.keys(value).length > 0 : !isAbsent(value) && value !== UNKNOWN;
}

function isDefault({ adopt }: JsonObject): boolean {
  return isObject(adopt) && adopt.default === true;
}

function isSystemRule({ adopt }: JsonObject): boolean {
  return isObject(adopt) && (adopt.catchAll === true || adopt.default === true);
}
