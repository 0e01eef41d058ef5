import type { JsonObject } from "../../comparison/json";
import type { Shape } from "../../comparison/shape";
import { declaredIn, type ForeignMembers, parseForeign } from "../../lifecycle/ordered-list/foreign";
import { ruleShape } from "../../policy-types/registry";
import { type OrgRecord, readRecord } from "../../state/record";
import { catchAllObject, objectOf, orderIn, rulesIn, ruleTypeIn } from "./mapping";
import { type Stored, storedCatchAll, storedMembers } from "./member";

/** What the program wants of one policy's rules, and what state holds of them. */
export interface Goal {
  readonly type: string;
  readonly shape: Shape;
  /** What the program calls the rules, from the top. */
  readonly order: readonly string[];
  /** Okta's objects that the program declares. */
  readonly declared: ReadonlyMap<string, JsonObject>;
  readonly stored: ReadonlyMap<string, Stored>;
  /** Of the rule that Okta made; the program may declare nothing of it. */
  readonly catchAll: JsonObject;
  readonly storedCatchAll: Stored | undefined;
  readonly foreignRules: ForeignMembers;
  readonly transition: "safe" | "inPlace" | "deny" | "any";
  readonly adopt: boolean;
  /** Whether rules that are taken over are written at once. */
  readonly converge: boolean;
  readonly drift: "all" | "declared";
  readonly overwrite: boolean;
}

export function goalOf(
  news: JsonObject,
  olds: JsonObject,
  record: OrgRecord | undefined = readRecord(olds, "org"),
): Goal {
  const inputs = declaredIn(news);
  const type = ruleTypeIn(inputs);
  return {
    type,
    shape: ruleShape(type),
    order: orderIn(inputs),
    declared: new Map([...rulesIn(inputs)].map(([key, rule]) => [key, objectOf(type, key, rule)])),
    stored: storedMembers(olds, record),
    catchAll: catchAllObject(type, inputs),
    storedCatchAll: storedCatchAll(olds),
    foreignRules: parseForeign(inputs.foreignRules),
    transition: isTransition(inputs.transition) ? inputs.transition : "safe",
    adopt: inputs.adopt === true,
    converge: inputs.converge === true,
    drift: inputs.drift === "declared" ? "declared" : "all",
    overwrite: inputs.onConflict === "overwrite",
  };
}

export const TRANSITIONS = ["safe", "inPlace", "deny", "any"] as const;

function isTransition(value: unknown): value is Goal["transition"] {
  return TRANSITIONS.some((known) => known === value);
}
