import { ConflictError, NameTakenError } from "../../lifecycle/errors";
import type { ForeignMembers } from "../../lifecycle/ordered-list/foreign";
import { spelled } from "../../lifecycle/policy-object/describe";
import type { LiveRule } from "../../okta/policies";
import type { Goal } from "./goal";
import type { Survey } from "./survey";

// What is refused before the first write, in words that say what to do, and what is told of a plan.

/** Another rule that is not the set's has a name that one of its rules should have. */
export function refuseNames(what: string, { problem }: Survey, items: readonly LiveRule[]): void {
  const { present, wishes } = problem;
  for (const { name, id, key } of wishes) {
    const holder = present.find((rule) => rule.name === name && rule.id !== id && rule.owner !== "program");
    if (holder === undefined) {
      continue;
    }
    const isOktas = holder.owner === "okta";
    const made = items.find((live) => live.id === holder.id)?.created;
    throw new NameTakenError(
      `${what}: ${isOktas ? "Okta's own rule" : "a rule that is not the set's"} has the name "${name}" already (${holder.id}). Nothing was written. ` +
        (isOktas
          ? "What this rule does is declared by  catchAll: { actions }."
          : `To manage it as the rule "${key}", add  adopt: true;  to keep both, choose another name.` +
            (typeof made === "string"
              ? ` It was made at ${made}: if a run of this program was killed then, that run may have left it, and adopting it is right.`
              : "")),
    );
  }
}

/** Somebody changed declared fields, and the update would undo that unseen. */
export function refuseConflicts(
  what: string,
  { members, catchAll }: Survey,
  { overwrite, declared }: Goal,
): void {
  // Rules that exchange their names may have been half-way when a run was killed.
  const names = new Set([...declared.values()].map(({ name }) => name));
  const all = [...members, ...(catchAll === undefined ? [] : [["Okta's own rule", catchAll] as const])];
  const lines = all.flatMap(([key, { conflicts }]) =>
    conflicts
      .filter(({ path, after }) => path !== "name" || !names.has(after ?? null))
      .map((difference) => `    ${key}: ${spelled(difference)}`),
  );
  if (lines.length > 0 && !overwrite) {
    throw new ConflictError(
      `updating ${what}: somebody changed declared fields in Okta since the last up or refresh, nothing was written:\n` +
        `${lines.join("\n")}\nRun \`pulumi up --refresh\` to see and overwrite them, or set onConflict: "overwrite".`,
    );
  }
}

/** What to do about a rule of the policy that the program does not name. */
export function foreignRule(policyId: string, rule: string, { remove }: ForeignMembers): string {
  return (
    `the policy ${policyId} holds a rule that the program does not name: ${rule}. ` +
    (remove
      ? "An up that comes after this message deletes it."
      : 'An up leaves it where it is: delete it, keep it by  foreignRules: { keep: ["…"] },  or say  foreignRules: "remove".')
  );
}

/** Why there is no plan. */
export function noPlan(what: string, goal: Goal, { problem, members }: Survey): string {
  const { present, wishes, limit } = problem;
  const count = present.filter(({ owner }) => owner !== "okta").length;
  const missing = wishes.filter(({ id }) => id === undefined).length;
  if (count >= limit || count + missing > limit) {
    return (
      `${what}: the policy holds ${count} rules, and Okta takes ${limit} at most. Nothing was written. ` +
      "The change needs room for further rules: take out rules that are not needed, in an up of their own."
    );
  }
  const changed = [...members].filter(([, { changes }]) => changes).map(([key]) => `"${key}"`);
  return (
    `${what}: no order of writes is safe on the way while every rule keeps its id. Nothing was written. ` +
    `The rules that change: ${changed.join(", ") || "none, but their order"}. ` +
    (goal.transition === "inPlace"
      ? 'Say transition: "safe" to let rules be made anew, "deny" to refuse everybody for a moment, or change them one up at a time.'
      : "Change them one up at a time.")
  );
}

/** Okta has no number left. */
export function noNumbers(what: string): string {
  return (
    `${what}: the policy's numbers run out. Okta gives rules of this type the numbers 0 to 98 and keeps 99 for its own, and ` +
    "the numbers at the end are taken. Nothing was written. Move a rule that is not the set's towards the top in the Admin Console, or take rules out."
  );
}

/** That rules get new ids, and why. */
export function rebirths(keys: readonly string[]): string {
  const names = keys.map((key) => `"${key}"`).join(", ");
  return keys.length === 1
    ? `${names} gets a new id: the new rule is made before the old one goes, so that no sign-in meets a mixture of both`
    : `${names} get new ids: the new rules are made before the old ones go, so that no sign-in meets a mixture of both`;
}

/** That nobody gets in for a moment. */
export const GUARDED = "a rule that refuses everybody stands on top while the others change";
