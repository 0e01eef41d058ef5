import type { JsonObject } from "../../comparison/json";
import type { LiveServiceUser } from "../../opa/service-users";
import { automaticNameIn } from "../../state/input-mark";
import type { Facts, TeamRecord } from "../../state/record";

/** The statuses that a program may declare. */
export type DeclaredStatus = "ACTIVE" | "DISABLED";

/** The user as outputs show it. */
export function outputsOf({ id, name, status }: LiveServiceUser): JsonObject {
  return { name, userId: id, status };
}

/**
 * What is recorded of a user.
 * @param statusBefore the status that an adopted user had; undefined for a user that was created
 */
export function factsOf(inputs: JsonObject, statusBefore: string | undefined): Facts<TeamRecord> {
  const autoName = automaticNameIn(inputs);
  return {
    ...(autoName === undefined ? {} : { autoName }),
    managedFields: ["name", "status"].filter((key) => inputs[key] !== undefined),
    ...(statusBefore === undefined ? {} : { adopted: true, statusBefore }),
  };
}

/** The status that the user should have; undefined leaves it alone: an adopted user keeps its own until one is declared. */
export function wantedStatus(
  { status }: JsonObject,
  { adopted }: Pick<TeamRecord, "adopted">,
): DeclaredStatus | undefined {
  return declarable(status) ?? (adopted === true ? undefined : "ACTIVE");
}

/** The status that comes back where the program stopped declaring one. */
export function statusOnceDropped(
  { status }: JsonObject,
  { managedFields = [], statusBefore }: TeamRecord,
): DeclaredStatus | undefined {
  const dropped = status === undefined && managedFields.includes("status");
  return dropped ? declarable(statusBefore) : undefined;
}

function declarable(status: unknown): DeclaredStatus | undefined {
  return status === "ACTIVE" || status === "DISABLED" ? status : undefined;
}
