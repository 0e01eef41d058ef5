import { isObject, type JsonObject } from "../comparison/json";
import type { OpaTeam } from "../opa/client";
import { BAG } from "./bag";

/** The private bag of OPA resources. Part of users' state: versioned, changed only with a migration. */
export interface TeamBag {
  readonly v: 1;
  readonly team: string;
  /** The arguments that are not part of the object, as given. */
  readonly options?: JsonObject;
  /** Taken over rather than created. */
  readonly adopted?: true;
  /** The status that an adopted user had: it comes back when the program stops declaring one. */
  readonly statusBefore?: string;
  /** The automatic name that create began from. */
  readonly autoName?: string;
  /** Which arguments were declared. */
  readonly declared?: readonly string[];
  /** A key that was not seen to work yet; the next update tries it. */
  readonly unverified?: true;
}

export function readTeamBag(outs: JsonObject): TeamBag | undefined {
  const bag = outs[BAG];
  return isObject(bag) && bag.v === 1 && typeof bag.team === "string"
    ? (bag as unknown as TeamBag) // written by writeTeamBag only
    : undefined;
}

/** Names of other teams' users must neither be forgotten nor deleted. */
export function requireSameTeam(team: OpaTeam, bag: TeamBag, what: string): void {
  if (bag.team.toLowerCase() !== team.name.toLowerCase()) {
    throw new Error(
      `${what} lives in the team "${bag.team}", but oktapam:team (OKTAPAM_TEAM) says "${team.name}". ` +
        "Nothing was read or written. Point it back to its team.",
    );
  }
}

/** Leaves out what is empty, as the bag of policies does: every byte is stored twice. */
export function writeTeamBag({
  v,
  team,
  options,
  adopted,
  statusBefore,
  autoName,
  declared,
  unverified,
}: TeamBag): JsonObject {
  return {
    v,
    team,
    ...(options === undefined || Object.keys(options).length === 0 ? {} : { options }),
    ...(adopted === undefined ? {} : { adopted }),
    ...(statusBefore === undefined ? {} : { statusBefore }),
    ...(autoName === undefined ? {} : { autoName }),
    ...(declared === undefined || declared.length === 0 ? {} : { declared: [...declared] }),
    ...(unverified === undefined ? {} : { unverified }),
  };
}
