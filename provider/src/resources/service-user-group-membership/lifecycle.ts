import { textOf } from "../../comparison/json";
import { changedArguments, defineResource } from "../../lifecycle/define-resource";
import { teamHome } from "../../lifecycle/home";
import { orGone } from "../../okta/errors";
import { SERVES_READS_MS } from "../../okta/single-flight";
import type { OpaTeam } from "../../opa/client";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import { idOf, partsOf } from "./mapping";
import { serviceUserGroupMembershipSchema } from "./schema";

export function serviceUserGroupMembershipLifecycle({ team: connect }: Connections): Lifecycle {
  return defineResource({
    home: teamHome,
    schema: serviceUserGroupMembershipSchema,
    options: ["onDestroy"],
    describe(id) {
      const { serviceUser, group } = partsOf(id);
      return `the membership of "${serviceUser}" in the group "${group}"`;
    },
    replaces: (before, news) => changedArguments(["serviceUser", "group"], before, news),

    async create(team, inputs) {
      const [serviceUser, group] = [textOf(inputs.serviceUser), textOf(inputs.group)];
      const id = idOf(serviceUser, group);
      return team.writes.run(queueOf(group), async () => {
        // What stood before is managed without a write, and left as it is at destroy.
        const stood = await isMember(team, serviceUser, group);
        if (!stood) {
          await team.groups.add(group, serviceUser);
        }
        team.takenByThisRun.add(id);
        return { id, outs: { serviceUser, group }, facts: stood ? { adopted: true } : {} };
      });
    },

    async read(team, id, _outs, record) {
      const { serviceUser, group } = partsOf(id);
      const isThere = await orGone(isMember(team, serviceUser, group, SERVES_READS_MS));
      if (isThere !== true && record === undefined) {
        throw new Error(`The service user "${serviceUser}" is not in the group "${group}".`);
      }
      return isThere === true
        ? { outs: { serviceUser, group }, inputs: { serviceUser, group }, facts: { adopted: true } }
        : undefined;
    },

    // Only the options can change in place.
    update: async (_team, id, _olds, _news, { adopted }) => ({
      outs: { ...partsOf(id) },
      facts: adopted === undefined ? {} : { adopted },
    }),

    isReleased: ({ onDestroy }, { adopted }) =>
      onDestroy === "release" || (onDestroy === undefined && adopted === true),

    async delete(team, id) {
      const { serviceUser, group } = partsOf(id);
      await team.writes.run(queueOf(group), () => orGone(team.groups.remove(group, serviceUser)));
    },
  })(connect);
}

/** Members of one group are written one after the other. */
function queueOf(group: string): string {
  return `members of ${group}`;
}

async function isMember(
  team: OpaTeam,
  serviceUser: string,
  group: string,
  keepMs?: number,
): Promise<boolean> {
  const members = await team.groups.members(group, keepMs);
  return members.some(({ name, status }) => name === serviceUser && status !== "DELETED");
}
