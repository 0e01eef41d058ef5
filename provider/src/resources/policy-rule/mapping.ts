/** What to do about a rule beside a resource that owns all rules of its policy. */
export const BESIDE_A_SET =
  "a PolicyRuleSet of this program owns the rules of this policy: move the PolicyRule into the set, " +
  "or let the set leave it alone by  foreignRules: { keep: [its name] }";

/** The same about the rule that Okta made, which a set watches. */
export const CATCH_ALL_BESIDE_A_SET =
  "a PolicyRuleSet of this program watches the rule that Okta made in this policy: say in the set what it does " +
  '(catchAll: { actions }) and remove this PolicyRule, or let the set compare only what it declares by  drift: "declared"';

/** The two ids in the id of a rule resource. */
export function partsOf(id: string): { policyId: string; ruleId: string } {
  const [policyId, ruleId, ...rest] = id.split("/");
  if (!policyId || !ruleId || rest.length > 0) {
    throw new Error(`"${id}" is not the id of a rule; it reads <policyId>/<ruleId>.`);
  }
  return { policyId, ruleId };
}
