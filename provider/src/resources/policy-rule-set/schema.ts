import { z } from "zod";
import { isObject, type JsonObject } from "../../comparison/json";
import { nameIn } from "../../comparison/path";
import { isOption, optionFields } from "../../lifecycle/options";
import { declaredIn } from "../../lifecycle/ordered-list/foreign";
import { objectFields } from "../../lifecycle/policy-object/object-schema";
import { refusalOf } from "../../policy-types/outcome";
import { capabilitiesOf } from "../../policy-types/registry";
import { ALWAYS, unknownArguments, validate } from "../../policy-types/validation/validate";
import { type CheckFailure, schemaFailures } from "../../pulumi/check";
import { containsUnknown, UNKNOWN } from "../../pulumi/unknown";
import { TRANSITIONS } from "./goal";
import { MOST_RULES, orderIn, rulesIn, ruleTypeIn } from "./mapping";

const setSchema = z.strictObject({
  policyId: z.string().min(1),
  type: z.string().min(1),
  rules: z.record(z.string(), z.looseObject({})),
  order: z.array(z.string()),
  catchAll: z.looseObject({}).optional(),
  foreignRules: z
    .union([z.enum(["report", "keep", "remove"]), z.strictObject({ keep: z.array(z.string().min(1)) })])
    .optional(),
  transition: z.enum(TRANSITIONS).optional(),
  adopt: z.literal(true).optional(),
  converge: z.boolean().optional(),
  drift: z.enum(["all", "declared"]).optional(),
  onConflict: z.enum(["fail", "overwrite"]).optional(),
  onDestroy: z.enum(["delete", "release"]).optional(),
});

/** A rule as the arguments of a rule that stands alone, so that both are judged by the same words. */
const ruleSchema = z
  .strictObject(
    {
      ...objectFields,
      ...optionFields("rule"),
      policyId: z.string(),
      type: z.string(),
      actions: z.looseObject({}).nullish(),
    },
    { error: unknownArguments },
  )
  .superRefine(validate("rule", isOption), ALWAYS);

// How Okta calls the rule that it makes itself, where nobody renamed it.
const OKTAS_NAMES: ReadonlySet<string> = new Set(["Catch-all Rule", "Default Rule"]);

/** What is wrong with the arguments of a set. */
export function setFailures(inputs: JsonObject): CheckFailure[] {
  const declared = declaredIn(inputs);
  return [
    ...schemaFailures(setSchema, declared),
    ...ruleFailures(declared),
    ...catchAllFailures(declared),
    ...listFailures(declared),
  ];
}

function ruleFailures(inputs: JsonObject): CheckFailure[] {
  const type = ruleTypeIn(inputs);
  return [...rulesIn(inputs)].flatMap(([key, rule]) => {
    const place = nameIn("rules", key);
    const misplaced = ["priority", "adopt", "converge", "drift", "onConflict", "onDestroy"]
      .filter((name) => rule[name] !== undefined)
      .map((name) => ({
        property: nameIn(place, name),
        reason: MISPLACED[name] ?? "is an argument of the set: write it beside rules",
      }));
    const { priority: _priority, ...judged } = rule;
    const alone = {
      name: key,
      ...judged,
      policyId: "of the set",
      type,
      ...(inputs.adopt === true ? { adopt: { name: String(rule.name ?? key) } } : {}),
    };
    return misplaced.length > 0 ? misplaced : under(place, schemaFailures(ruleSchema, alone));
  });
}

const MISPLACED: Readonly<Record<string, string>> = {
  priority: "is not needed: the order of the list is the order of the rules",
};

function catchAllFailures(inputs: JsonObject): CheckFailure[] {
  const { catchAll } = inputs;
  if (!isObject(catchAll)) {
    return [];
  }
  const others = Object.keys(catchAll).filter((key) => key !== "actions");
  if (others.length > 0) {
    return others.map((key) => ({
      property: nameIn("catchAll", key),
      reason: "only the actions of Okta's own rule can be declared: remove it",
    }));
  }
  const alone = { ...catchAll, policyId: "of the set", type: ruleTypeIn(inputs), adopt: { catchAll: true } };
  return under("catchAll", schemaFailures(ruleSchema, alone));
}

function under(place: string, failures: readonly CheckFailure[]): CheckFailure[] {
  return failures.map(({ property, reason }) => ({
    property: /^(policyId|type|adopt)$/.test(property) ? place : `${place}.${property}`,
    reason,
  }));
}

/** What is wrong with the list as a whole. */
function listFailures(inputs: JsonObject): CheckFailure[] {
  const rules = [...rulesIn(inputs)];
  const names = rules.map(([key, rule]) => ({ key, name: rule.name ?? key }));
  const known = capabilitiesOf(ruleTypeIn(inputs));
  const failures: CheckFailure[] = [];
  if (isObject(inputs.rules) && rules.length === 0 && inputs.catchAll === undefined) {
    failures.push({
      property: "rules",
      reason: "a set without rules declares nothing: name the rules, or what Okta's own rule does (catchAll)",
    });
  }
  if (rules.length > MOST_RULES) {
    failures.push({
      property: "rules",
      reason: `Okta takes ${MOST_RULES} rules in a policy at most, and these are ${rules.length}`,
    });
  }
  if (inputs.transition === "deny" && known !== undefined && refusalOf(ruleTypeIn(inputs)) === undefined) {
    failures.push({
      property: "transition",
      reason: `rules of the type ${ruleTypeIn(inputs)} cannot refuse, so none can stand on top meanwhile: say "safe" or "inPlace"`,
    });
  }
  for (const [index, { key, name }] of names.entries()) {
    const place = nameIn("rules", key);
    if (names.some((other, before) => before < index && other.name === name && name !== UNKNOWN)) {
      failures.push({
        property: place,
        reason: `another rule of the set has the name "${name}", too: rename one`,
      });
    }
    if (typeof name === "string" && OKTAS_NAMES.has(name) && known?.systemRule !== false) {
      failures.push({
        property: place,
        reason: `"${name}" is the name of Okta's own rule: declare what that does by catchAll: { actions }, or choose another name`,
      });
    }
  }
  const order = orderIn(inputs);
  if (!containsUnknown(inputs.order) && order.length !== rules.length) {
    failures.push({ property: "order", reason: "names each rule once" });
  }
  return failures;
}
