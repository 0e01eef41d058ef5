import type { JsonObject } from "../comparison/json";
import type { OktaOrg } from "../okta/client";
import type { OpaTeam } from "../opa/client";
import { type Address, type OrgRecord, readRecord, type StateRecord, type TeamRecord } from "../state/record";
import { WrongOrgError } from "./errors";

/** What this process knows of the system it is connected to, whichever it is. */
export interface Client {
  /** Ids that creates of this process made or took over: a delete of one belongs to a resource renamed since. */
  readonly takenByThisRun: Set<string>;
  readonly log: (line: string) => void;
}

/** Where the objects of a resource live, and how their record says so. */
export interface Home<System extends Client, Record extends StateRecord> {
  readRecord(outs: JsonObject): Record | undefined;
  /** Where new objects will live. Asked for before anything is written, because state cannot hold an object without it. */
  address(system: System): Promise<Address>;
  /** @throws WrongOrgError where the stack points elsewhere: such a stack must neither forget nor delete anything. */
  requireSame(system: System, record: Record, what: string): Promise<void>;
}

export const orgHome: Home<OktaOrg, OrgRecord> = {
  readRecord: (outs) => readRecord(outs, "org"),
  address: async (org) => ({ org: (await org.organization()).id }),
  requireSame: async (org, record, what) => {
    const { id } = await org.organization();
    if (id !== record.org) {
      throw new WrongOrgError(
        `${what} lives in the org ${record.org}, but ${org.url} is the org ${id}. Nothing was read or written. ` +
          "Point okta:orgUrl (OKTA_ORG_URL) back to its org.",
      );
    }
  },
};

export const teamHome: Home<OpaTeam, TeamRecord> = {
  readRecord: (outs) => readRecord(outs, "team"),
  address: async (team) => ({ team: team.name }),
  requireSame: async (team, record, what) => {
    if (record.team.toLowerCase() !== team.name.toLowerCase()) {
      throw new WrongOrgError(
        `${what} lives in the team "${record.team}", but oktapam:team (OKTAPAM_TEAM) says "${team.name}". ` +
          "Nothing was read or written. Point it back to its team.",
      );
    }
  },
};
