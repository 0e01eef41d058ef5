import { type Difference, unsatisfied } from "../../comparison/differences";
import type { JsonObject } from "../../comparison/json";
import { managedFields } from "../../comparison/managed-fields";
import { keepDeclaredSpelling } from "../../comparison/spelling";
import type { LivePolicy } from "../../okta/policies";
import { PartialWriteError } from "../../pulumi/partial-write-error";
import { type OrgRecord, RECORD_KEY, writeRecord } from "../../state/record";
import type { Context, PolicyList, PolicyObjectDefinition } from "./definition";
import { describe, spelled } from "./describe";
import { argumentsOf, isArgument, rankIn, shapeOf, writableFields } from "./mapping";
import { orderIn, type Written } from "./place";

/** What an operation adds to the state record. */
export type Facts = Omit<OrgRecord, "v" | "managedFields">;

/** What Pulumi keeps of a new resource. */
export interface Created {
  readonly id: string;
  readonly outs: JsonObject;
}

/** Okta's answer as arguments spell it, and the state record. */
export function outputsOf(
  definition: PolicyObjectDefinition,
  list: PolicyList,
  live: LivePolicy,
  object: JsonObject,
  record: Omit<OrgRecord, "v">,
): JsonObject {
  return {
    ...definition.outputs(list, live),
    ...argumentsOf(object),
    system: live.system === true,
    ...(typeof live.created === "string" ? { created: live.created } : {}),
    [RECORD_KEY]: writeRecord(record),
  };
}

/** Okta's answer, spelled as declared, and the state record. */
export function outputsAfter(
  context: Context,
  live: LivePolicy,
  object: JsonObject,
  facts: Facts,
): JsonObject {
  const { definition, list } = context;
  const shape = shapeOf(definition, object);
  const spelling = keepDeclaredSpelling(shape, object, writableFields(live));
  // A declared priority is a rank: the number stays as declared while the order holds.
  const outs = object.priority === undefined ? spelling : { ...spelling, priority: object.priority };
  if (rankIn(object) === undefined) {
    orderIn(context)?.forget(live.id);
  }
  return outputsOf(definition, list, live, outs, {
    managedFields: managedFields(shape, object, outs),
    ...facts,
  });
}

/** The outputs of a write that did all; else the partly written object with what is missing, so that state keeps it. */
export function finish(
  context: Context,
  done: "created" | "updated" | "taken over",
  { live, unfinished }: Written,
  object: JsonObject,
  facts: Facts,
): JsonObject {
  const { definition, org, list } = context;
  const outs = outputsAfter(context, live, object, facts);
  const what = describe(definition, live.id, live);
  if (unfinished !== undefined) {
    throw new PartialWriteError(definition.idOf(list, live), outs, [
      `${what} was ${done}, but ${unfinished} The next \`pulumi up\` tries again.`,
    ]);
  }
  const lost = ignored(definition, object, live);
  if (lost.length > 0) {
    throw new PartialWriteError(definition.idOf(list, live), outs, [
      `${what} was written, but Okta did not keep ${lost.map(spelled).join(", ")}. ` +
        "Correct or remove these fields; the next `pulumi up` writes again.",
    ]);
  }
  for (const { path } of unsatisfied(shapeOf(definition, object), object, writableFields(live))) {
    if (path !== "priority") {
      org.log(`${what}: Okta did not return ${path}`);
    }
  }
  return outs;
}

/** Declared leaves that Okta did not keep. A weaker object than declared must not look done. */
function ignored(definition: PolicyObjectDefinition, object: JsonObject, live: JsonObject): Difference[] {
  return unsatisfied(shapeOf(definition, object), object, writableFields(live)).filter(
    ({ path }) => path !== "priority" && isArgument(path.split(/[.[]/)[0] ?? ""),
  );
}
