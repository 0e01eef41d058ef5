import type { PolicySimulation } from "../../okta/simulated";

/** What the program expects of a sign-in. */
export interface Expectation {
  /** Name or id of the rule that decides. */
  readonly rule?: string;
  readonly access?: "ALLOW" | "DENY";
  readonly policyType?: string;
}

/** How the policies of one type decide a sign-in. */
export interface AccessDecision {
  readonly policyType: string;
  /** "MATCH", "NOT_MATCH" or "UNDEFINED". */
  readonly status: string;
  readonly policyId?: string;
  readonly policy?: string;
  readonly ruleId?: string;
  readonly rule?: string;
  /** Whether the rule lets in; only where the expectation asks for it. */
  readonly access?: "ALLOW" | "DENY";
}

/** Whether Okta decides as expected; undetermined where its answer does not say. */
export type Verdict = "asExpected" | "different" | "undetermined";

/** Policies of these types let in or refuse, in this order: the session first, then the app. */
const DECIDING_ACCESS = ["OKTA_SIGN_ON", "ACCESS_POLICY"];

/** The types of policies on which the verdict depends. */
export function typesAsked({ access, policyType }: Expectation): readonly string[] {
  if (policyType !== undefined) {
    return [policyType];
  }
  return access === undefined ? ["ACCESS_POLICY"] : DECIDING_ACCESS;
}

/** What Okta answered of one type; UNDEFINED where it answered nothing of it. */
export function decisionOf(policyType: string, simulations: readonly PolicySimulation[]): AccessDecision {
  const simulation = simulations.find((candidate) => candidate.policyType.includes(policyType));
  const [policy] = simulation?.matched.filter(isNamed) ?? [];
  const rule = policy?.rules.filter(isNamed).find(({ status }) => status === "MATCH");
  return {
    policyType,
    status: simulation?.status ?? "UNDEFINED",
    ...(policy === undefined ? {} : { policyId: policy.id, policy: policy.name }),
    ...(rule === undefined ? {} : { ruleId: rule.id, rule: rule.name }),
  };
}

/** The decision as state holds it: a rule that is named has matched. */
export function storedDecision({ status, ...decision }: AccessDecision): StoredDecision {
  return status === "MATCH" && decision.ruleId !== undefined ? decision : { status, ...decision };
}

/** What state holds of a decision. */
export type StoredDecision = Omit<AccessDecision, "status"> & Partial<Pick<AccessDecision, "status">>;

/** The decision that state holds. */
export function fromStored(decision: StoredDecision): AccessDecision {
  return { status: "MATCH", ...decision };
}

function isNamed({ id }: { readonly id: string }): boolean {
  return id !== "";
}

/** Compares what is expected with what Okta decides. Pure. */
export function judge(expectation: Expectation, decisions: readonly AccessDecision[]): Verdict {
  const verdicts = [
    ...(expectation.rule === undefined ? [] : [judgeRule(expectation, decisions)]),
    ...(expectation.access === undefined ? [] : [judgeAccess(expectation.access, decisions)]),
  ];
  const worst = (["different", "undetermined"] as const).find((verdict) => verdicts.includes(verdict));
  return worst ?? "asExpected";
}

function judgeRule(
  { rule, policyType = "ACCESS_POLICY" }: Expectation,
  decisions: readonly AccessDecision[],
): Verdict {
  const decision = decisions.find((candidate) => candidate.policyType === policyType);
  if (decision === undefined || !isSettled(decision)) {
    return "undetermined";
  }
  const isMeant = decision.status === "MATCH" && (decision.rule === rule || decision.ruleId === rule);
  return isMeant ? "asExpected" : "different";
}

/** One refusal refuses, whatever the others say; whoever is let in passes them all. */
function judgeAccess(expected: "ALLOW" | "DENY", decisions: readonly AccessDecision[]): Verdict {
  if (decisions.some(({ access }) => access === "DENY")) {
    return expected === "DENY" ? "asExpected" : "different";
  }
  if (!decisions.every((decision) => isSettled(decision) && saysAccess(decision))) {
    return "undetermined";
  }
  const isLetIn = decisions.every(({ access }) => access === "ALLOW");
  return isLetIn && expected === "ALLOW" ? "asExpected" : "different";
}

/** Okta's word that something matches decides nothing while it does not name the rule. */
function isSettled({ status, ruleId }: AccessDecision): boolean {
  return status === "NOT_MATCH" || (status === "MATCH" && ruleId !== undefined);
}

/** Where nothing matches there is nothing to say. */
function saysAccess({ status, access }: AccessDecision): boolean {
  return status === "NOT_MATCH" || access !== undefined;
}

/** The decisions as a table for people. */
export function tableOf(expectation: Expectation, decisions: readonly AccessDecision[]): string {
  const rows = [
    ["", "policy", "rule", "access"],
    ["expected", "", expectation.rule ?? "any", expectation.access ?? "any"],
    ...decisions.map(({ policyType, status, policy, rule, access }) => [
      policyType,
      policy ?? WORDS[status] ?? status,
      rule ?? "-",
      access ?? "-",
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd())
    .join("\n");
}

const WORDS: Readonly<Record<string, string>> = {
  UNDEFINED: "(Okta cannot tell)",
  NOT_MATCH: "(none applies)",
};
