// The provider's own functions, as a resource's lifecycle calls them. Here and nowhere else do the
// checks meet the code they check, so that a test can hand in broken functions or broken rules.

import { coverOf, select } from "../../provider/src/comparison/cover";
import { differences, unmet } from "../../provider/src/comparison/differences";
import { FIELD_ROWS } from "../../provider/src/comparison/field-rules";
import type { FieldRow } from "../../provider/src/comparison/field-rules/row";
import { respell } from "../../provider/src/comparison/respell";
import { type Shape, shapeOf } from "../../provider/src/comparison/shape";
import { type Seen, sight } from "../../provider/src/declared/drift";
import { argumentsOf } from "../../provider/src/declared/layout";
import { policySchema } from "../../provider/src/resources/policy/schema";
import { policyRuleSchema } from "../../provider/src/resources/policy-rule/schema";
import type { JsonObject } from "../recordings";
import type { Exchange } from "./exchange";
import type { Subject } from "./expectations";

export type { FieldRow, Shape };

export interface Provider {
  readonly rows: readonly FieldRow[];
  readonly coverOf: typeof coverOf;
  readonly differences: typeof differences;
  readonly respell: typeof respell;
  readonly select: typeof select;
  readonly sight: typeof sight;
  readonly unmet: typeof unmet;
}

export const PROVIDER: Provider = { rows: FIELD_ROWS, coverOf, differences, respell, select, sight, unmet };

export const shapeFor = (rows: readonly FieldRow[], { kind, type }: Subject): Shape =>
  shapeOf(rows, kind, type);

/** What a resource remembers of an object that it declared and of the answer to its write. */
export function remembered(
  provider: Provider,
  shape: Shape,
  { object, answer }: Pick<Exchange, "object" | "answer">,
): Seen {
  // Status and order are judged elsewhere: here they are as answered.
  const declared = Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      key === "status" || key === "priority" ? (answer[key] ?? null) : value,
    ]),
  );
  const last = provider.respell(shape, declared, answer);
  const cover = provider.coverOf(shape, declared, last);
  return { last, declared: provider.select(shape, cover, last), was: {}, drift: "all" };
}

/** The paths that a refresh reports as changed, and nothing where its preview would show no change. */
export function reported(provider: Provider, shape: Shape, seen: Seen, live: JsonObject): readonly string[] {
  const { inputs, was } = provider.sight(shape, seen, live);
  const isShown = JSON.stringify(inputs) !== JSON.stringify(seen.declared);
  const declared = provider.unmet(shape, seen.declared, live).map(({ path }) => path);
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
