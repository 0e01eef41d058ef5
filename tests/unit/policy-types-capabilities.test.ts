import type { JsonObject } from "../../provider/src/comparison/json";
import { POLICY_TYPES } from "../../provider/src/policy-types/capabilities";
import { capabilitiesOf, lackingEngine, REGISTRY } from "../../provider/src/policy-types/registry";
import { schemaFailures } from "../../provider/src/pulumi/check";
import { UNKNOWN } from "../../provider/src/pulumi/unknown";
import { policySchema } from "../../provider/src/resources/policy/schema";
import { policyRuleSchema } from "../../provider/src/resources/policy-rule/schema";

const policy = (inputs: JsonObject) => schemaFailures(policySchema, inputs);
const rule = (inputs: JsonObject) => schemaFailures(policyRuleSchema, { policyId: "p", ...inputs });
const catchAll = { adopt: { catchAll: true } };

describe("engines", () => {
  const older = ["OKTA_SIGN_ON", "PASSWORD", "MFA_ENROLL", "IDP_DISCOVERY"];

  test.each(POLICY_TYPES)("%s is explained where an engine lacks it", (type) => {
    expect(lackingEngine(type, "idx")).toBeUndefined();
    if (older.includes(type)) {
      expect(lackingEngine(type, "v1")).toBeUndefined();
    } else {
      expect(lackingEngine(type, "v1")).toMatch(
        new RegExp(`^${type} policies exist on Okta's Identity Engine only, and this org runs the Classic`),
      );
    }
  });

  test("rules are judged by their policy's type; what is not known is not judged", () => {
    expect(lackingEngine("SIGN_ON", "v1")).toBeUndefined();
    expect(lackingEngine("TOMORROWS_TYPE", "v1")).toBeUndefined();
    expect(lackingEngine("ACCESS_POLICY", "v3")).toBeUndefined();
  });
});

test("a rule's type leads to the same line of the table as its policy's", () => {
  for (const type of POLICY_TYPES) {
    expect(capabilitiesOf(REGISTRY[type].capabilities.ruleType)).toBe(REGISTRY[type].capabilities);
  }
  expect(capabilitiesOf("constructor")).toBeUndefined();
});

describe("policies", () => {
  test.each(POLICY_TYPES)("%s: whether it can be created and deleted", (type) => {
    const created = policy({ type });
    const kept = policy({ type, adopt: { default: true }, onDestroy: "delete" });
    if (REGISTRY[type].capabilities.createPolicy) {
      expect(created).toEqual([]);
      expect(kept.map(({ reason }) => reason)).toEqual([
        expect.stringContaining(`the default ${type} policy cannot be deleted`),
      ]);
      expect(policy({ type, onDestroy: "delete" })).toEqual([]);
    } else {
      expect(created).toEqual([
        {
          property: "type",
          reason: `${type} policies cannot be created; adopt the one Okta made with adopt: { default: true }`,
        },
      ]);
      expect(kept.map(({ property }) => property)).toEqual(["onDestroy"]);
    }
  });

  test.each(POLICY_TYPES)("%s: what it may hold", (type) => {
    const { createPolicy, policyConditions, settings } = REGISTRY[type].capabilities;
    const adopt = createPolicy ? {} : { adopt: { default: true } };
    const failures = policy({ type, ...adopt, conditions: { people: {} }, settings: { x: 1 } });
    expect(failures.map(({ property }) => property)).toEqual([
      ...(policyConditions ? [] : ["conditions"]),
      ...(settings ? [] : ["settings"]),
    ]);
    expect(policy({ type, ...adopt, conditions: null, settings: null })).toEqual([]);
  });

  test.each(POLICY_TYPES)("%s: what of the default policy may be changed", (type) => {
    const failures = policy({ type, adopt: { default: true }, status: "INACTIVE", description: "ours" });
    expect(failures.map(({ property }) => property)).toEqual([
      "status",
      ...(REGISTRY[type].capabilities.defaultPolicy.includes("description") ? [] : ["description"]),
    ]);
    expect(
      policy({ type, adopt: { default: true }, status: UNKNOWN, description: UNKNOWN, settings: UNKNOWN }),
    ).toEqual([]);
  });

  test("are not named after their rules", () => {
    expect(policy({ type: "SIGN_ON" })[0]?.reason).toContain("OKTA_SIGN_ON");
  });
});

describe("rules", () => {
  test.each(POLICY_TYPES)("%s: whether they can be created and deleted", (policyType) => {
    const { ruleType: type, extraRules } = REGISTRY[policyType].capabilities;
    expect(rule({ type }).map(({ property }) => property)).toEqual(extraRules ? [] : ["type"]);
    expect(rule({ type, ...catchAll, onDestroy: "delete" }).map(({ property }) => property)).toEqual([
      "onDestroy",
    ]);
    expect(rule({ type, adopt: { id: "r" }, onDestroy: "delete" }).map(({ property }) => property)).toEqual(
      extraRules ? [] : ["onDestroy"],
    );
  });

  test.each(POLICY_TYPES)("%s: what the rule that Okta made takes", (policyType) => {
    const { ruleType: type, systemRule, order } = REGISTRY[policyType].capabilities;
    const failures = rule({
      type,
      ...catchAll,
      priority: 1,
      status: "INACTIVE",
      conditions: { tomorrow: {} },
      actions: { tomorrow: {} },
    });
    expect(failures.map(({ property }) => property).sort()).toEqual(
      [...(systemRule ? [] : ["actions"]), "conditions", "priority", "status"].sort(),
    );
    expect(rule({ type, ...catchAll, conditions: null, actions: UNKNOWN, priority: UNKNOWN })).toEqual([]);
    expect(rule({ type, ...catchAll, priority: 99 }).map(({ property }) => property)).toEqual(
      order === "gapped" ? [] : ["priority"],
    );
  });

  test("of global session policies have a type of their own", () => {
    expect(rule({ type: "OKTA_SIGN_ON" })).toEqual([
      { property: "type", reason: "rules of OKTA_SIGN_ON policies have the type SIGN_ON" },
    ]);
  });

  test("without conditions refuse them, known or not", () => {
    const conditions = { people: { groups: { include: [UNKNOWN] } } };
    expect(rule({ type: "CLIENT_UPDATE", adopt: { id: "r" }, conditions })).toEqual([
      { property: "conditions", reason: "CLIENT_UPDATE rules have no conditions; remove them" },
    ]);
    expect(rule({ type: "CLIENT_UPDATE", adopt: { id: "r" }, conditions: UNKNOWN })).toEqual([]);
  });
});
