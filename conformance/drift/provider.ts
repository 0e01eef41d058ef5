import { policyTypeOf } from "../../provider/src/policy-types/capabilities";
import { type FieldRow, rowsFor } from "../../provider/src/policy-types/field-rows";
import { allFieldRows } from "../../provider/src/policy-types/registry";
// The provider's own functions, as a resource's lifecycle calls them. Here and nowhere else do the
// checks meet the code they check, so that a test can hand in broken functions or broken rules.

import { differences, unsatisfied } from "../../provider/src/comparison/differences";
import { type Baseline, detectDrift } from "../../provider/src/comparison/drift";
import { managedFields, pickFields } from "../../provider/src/comparison/managed-fields";
import { type Shape, shapeOf } from "../../provider/src/comparison/shape";
import { keepDeclaredSpelling } from "../../provider/src/comparison/spelling";
import { argumentsOf } from "../../provider/src/lifecycle/policy-object/mapping";
import { policySchema } from "../../provider/src/resources/policy/schema";
import { policyRuleSchema } from "../../provider/src/resources/policy-rule/schema";
import type { JsonObject } from "../recordings";
import type { Exchange } from "./exchange";
import type { Subject } from "./expectations";

export type { FieldRow, Shape };

export interface Provider {
  readonly rows: readonly FieldRow[];
  readonly managedFields: typeof managedFields;
  readonly differences: typeof differences;
  readonly keepDeclaredSpelling: typeof keepDeclaredSpelling;
  readonly pickFields: typeof pickFields;
  readonly detectDrift: typeof detectDrift;
  readonly unsatisfied: typeof unsatisfied;
}

export const PROVIDER: Provider = {
  rows: allFieldRows(),
  managedFields,
  differences,
  keepDeclaredSpelling,
  pickFields,
  detectDrift,
  unsatisfied,
};

export const shapeFor = (rows: readonly FieldRow[], { kind, type }: Subject): Shape =>
  shapeOf(rowsFor(rows, kind, policyTypeOf(type)));

/** What a resource remembers of an object that it declared and of the answer to its write. */
export function remembered(
  provider: Provider,
  shape: Shape,
  { object, answer }: Pick<Exchange, "object" | "answer">,
): Baseline {
  // Status and order are judged elsewhere: here they are as answered.
  const declared = Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      key === "status" || key === "priority" ? (answer[key] ?? null) : value,
    ]),
  );
  const last = provider.keepDeclaredSpelling(shape, declared, answer);
  const cover = provider.managedFields(shape, declared, last);
  return { last, declared: provider.pickFields(shape, cover, last), restoreTo: {}, drift: "all" };
}

/** The paths that a refresh reports as changed, and nothing where its preview would show no change. */
export function reported(
  provider: Provider,
  shape: Shape,
  seen: Baseline,
  live: JsonObject,
): readonly string[] {
  const { inputs, restoreTo: was } = provider.detectDrift(shape, seen, live);
  const isShown = JSON.stringify(inputs) !== JSON.stringify(seen.declared);
  const declared = provider.unsatisfied(shape, seen.declared, live).map(({ path }) => path);
  return isShown ? [...new Set([...declared, ...Object.keys(was)])] : [];
}

/** What `check` says against the request as a user would declare it; nothing when it is accepted. */
export function refusals({ kind, type, method, url, policyId, object }: Exchange): string[] {
  const schema = kind === "rule" ? policyRuleSchema : policySchema;
  const id = url.split("?")[0]?.split("/").at(-1) ?? "";
  const result = schema.safeParse({
    ...argumentsOf({ type, ...object }),
    ...(policyId === undefined ? {} : { policyId }),
    // What was there before the write is taken over by its id.
    ...(method === "PUT" ? { adopt: { id } } : {}),
  });
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}
