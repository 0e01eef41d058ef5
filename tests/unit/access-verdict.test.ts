import type { PolicySimulation } from "../../provider/src/okta/simulated";
import { accessOf } from "../../provider/src/policy-types/outcome";
import {
  type AccessDecision,
  decisionOf,
  judge,
  type Verdict,
} from "../../provider/src/resources/access-expectation/verdict";

const rule = (name: string, status: string, id = `rul-${name}`) => ({ id, name, status, conditions: [] });
const simulated = (
  status: string,
  rules: PolicySimulation["matched"][number]["rules"] | undefined,
): PolicySimulation => ({
  policyType: ["ACCESS_POLICY"],
  status,
  matched: rules === undefined ? [] : [{ id: "rst1", name: "Payroll", status, conditions: [], rules }],
  undetermined: [],
  evaluated: [],
});

describe("what decides", () => {
  test.each<[string, PolicySimulation, Partial<AccessDecision>]>([
    [
      "the rule that matches",
      simulated("MATCH", [rule("A", "NOT_MATCH"), rule("B", "MATCH")]),
      { rule: "B" },
    ],
    ["no rule that does not match", simulated("MATCH", [rule("A", "NOT_MATCH")]), { policy: "Payroll" }],
    ["no rule that is undetermined", simulated("MATCH", [rule("A", "UNDEFINED")]), { policy: "Payroll" }],
    ["no rule without an id", simulated("MATCH", [rule("A", "MATCH", "")]), { policy: "Payroll" }],
    ["nothing where no policy is named", simulated("MATCH", undefined), { status: "MATCH" }],
  ])("is %s", (_what, simulation, expected) => {
    const decision = decisionOf("ACCESS_POLICY", [simulation]);
    expect(decision).toMatchObject(expected);
    expect(decision.rule).toBe(expected.rule);
  });

  test("is open where the type was not answered", () => {
    expect(decisionOf("OKTA_SIGN_ON", [simulated("MATCH", [rule("A", "MATCH")])])).toEqual({
      policyType: "OKTA_SIGN_ON",
      status: "UNDEFINED",
    });
  });
});

const decided = (access?: "ALLOW" | "DENY", status = "MATCH"): AccessDecision => ({
  policyType: "ACCESS_POLICY",
  status,
  ...(status === "MATCH" ? { policyId: "rst1", ruleId: "rul1", rule: "A" } : {}),
  ...(access === undefined ? {} : { access }),
});
const nameless: AccessDecision = { policyType: "ACCESS_POLICY", status: "MATCH" };

test.each<[string, "ALLOW" | "DENY", AccessDecision[], Verdict]>([
  ["let in by both", "ALLOW", [decided("ALLOW"), decided("ALLOW")], "asExpected"],
  ["let in by both, to be refused", "DENY", [decided("ALLOW"), decided("ALLOW")], "different"],
  ["refused by one", "DENY", [decided("ALLOW"), decided("DENY")], "asExpected"],
  [
    "refused by one, the other open",
    "DENY",
    [decided("DENY"), decided(undefined, "UNDEFINED")],
    "asExpected",
  ],
  ["refused by one, to be let in", "ALLOW", [decided("ALLOW"), decided("DENY")], "different"],
  ["one open", "ALLOW", [decided("ALLOW"), decided(undefined, "UNDEFINED")], "undetermined"],
  ["a match without a rule, to be let in", "ALLOW", [decided("ALLOW"), nameless], "undetermined"],
  ["a match without a rule, to be refused", "DENY", [decided("ALLOW"), nameless], "undetermined"],
  ["a rule that says neither", "ALLOW", [decided("ALLOW"), decided()], "undetermined"],
  ["nothing matches", "ALLOW", [decided(undefined, "NOT_MATCH")], "different"],
  ["nothing matches, to be refused", "DENY", [decided(undefined, "NOT_MATCH")], "different"],
])("access: %s", (_what, access, decisions, verdict) => {
  expect(judge({ access }, decisions)).toBe(verdict);
});

test.each<[string, string, AccessDecision[], Verdict]>([
  ["by name", "A", [decided()], "asExpected"],
  ["by id", "rul1", [decided()], "asExpected"],
  ["another one", "B", [decided()], "different"],
  ["none", "A", [decided(undefined, "NOT_MATCH")], "different"],
  ["open", "A", [decided(undefined, "UNDEFINED")], "undetermined"],
  ["a match that names none", "A", [nameless], "undetermined"],
  ["not asked", "A", [], "undetermined"],
])("rule: %s", (_what, expected, decisions, verdict) => {
  expect(judge({ rule: expected }, decisions)).toBe(verdict);
});

test("rule and access: the worse of both counts", () => {
  expect(judge({ rule: "A", access: "DENY" }, [decided("ALLOW")])).toBe("different");
  expect(judge({ rule: "B", access: "ALLOW" }, [decided("ALLOW")])).toBe("different");
  expect(judge({ rule: "A", access: "ALLOW" }, [decided("ALLOW")])).toBe("asExpected");
});

test("what a rule says of access is read where its type has it, and not guessed", () => {
  const actions = (access?: string) => ({ actions: { appSignOn: access === undefined ? {} : { access } } });
  expect(accessOf("ACCESS_POLICY", actions("DENY"))).toBe("DENY");
  expect(accessOf("ACCESS_POLICY", actions("ALLOW"))).toBe("ALLOW");
  expect(accessOf("ACCESS_POLICY", actions("LATER"))).toBeUndefined();
  expect(accessOf("ACCESS_POLICY", actions())).toBeUndefined();
  expect(accessOf("MFA_ENROLL", actions("DENY"))).toBeUndefined();
});
