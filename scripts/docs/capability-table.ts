import type { Capabilities, PolicyType } from "../../provider/src/policy-types/capabilities";
import { REGISTRY } from "../../provider/src/policy-types/registry";
import { code, table } from "./markdown";

/** What Okta allows, one row a question. */
interface Question {
  readonly about: string;
  readonly answer: (capabilities: Capabilities) => string;
}

const yesOrNo = (yes: boolean, otherwise = "no"): string => (yes ? "yes" : otherwise);

const ENGINES: Question = {
  about: "Engine",
  answer: ({ engines }) => (engines.includes("v1") ? "Classic and Identity Engine" : "Identity Engine"),
};
const NEEDS: Question = { about: "Needs", answer: ({ needs }) => needs ?? "–" };
const CREATE: Question = {
  about: "Create and delete policies",
  answer: ({ createPolicy }) => yesOrNo(createPolicy, "no: adopt the one Okta made"),
};
const DEFAULT_POLICY: Question = {
  about: "What can be written to the default policy",
  answer: ({ defaultPolicy }) =>
    defaultPolicy.length === 0 ? "nothing" : defaultPolicy.map(code).join(", "),
};
const RULE_TYPE: Question = { about: "Type of its rules", answer: ({ ruleType }) => code(ruleType) };
const EXTRA_RULES: Question = {
  about: "Create and delete rules",
  answer: ({ extraRules }) => yesOrNo(extraRules, "no: adopt those Okta made"),
};
const SYSTEM_RULE: Question = {
  about: "The rule Okta made",
  answer: ({ systemRule }) => (systemRule ? "its actions can be changed" : "cannot be changed"),
};

const ON_A_PAGE: readonly Question[] = [
  ENGINES,
  NEEDS,
  CREATE,
  {
    about: "Order of policies",
    answer: ({ policiesOrdered }) => (policiesOrdered ? "by `priority`, from 1" : "none"),
  },
  { about: "Policy `conditions`", answer: ({ policyConditions }) => yesOrNo(policyConditions) },
  { about: "Policy `settings`", answer: ({ settings }) => yesOrNo(settings) },
  DEFAULT_POLICY,
  RULE_TYPE,
  EXTRA_RULES,
  SYSTEM_RULE,
  { about: "Rule `conditions`", answer: ({ ruleConditions }) => yesOrNo(ruleConditions) },
  {
    about: "Numbers of rules",
    answer: ({ order }) =>
      order === "dense" ? "from 1, without gaps" : "from 0, with gaps; the rule Okta made has 99",
  },
];

const IN_THE_INDEX: readonly Question[] = [RULE_TYPE, ENGINES, NEEDS, CREATE, EXTRA_RULES, SYSTEM_RULE];

export function capabilityTable(type: PolicyType): string {
  const capabilities = REGISTRY[type].capabilities;
  return table(
    ["What", code(type)],
    ON_A_PAGE.map(({ about, answer }) => [about, answer(capabilities)]),
  );
}

/** One row a type; `page` says where its page is. */
export function indexTable(types: readonly PolicyType[], page: (type: PolicyType) => string): string {
  return table(
    ["Type", ...IN_THE_INDEX.map(({ about }) => about)],
    types.map((type) => [
      `[${code(type)}](${page(type)})`,
      ...IN_THE_INDEX.map(({ answer }) => answer(REGISTRY[type].capabilities)),
    ]),
  );
}
