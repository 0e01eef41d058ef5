import { z } from "zod";
import { path } from "../http/path";
import { type Api, listOf } from "../okta/api";
import { ApiError } from "../okta/errors";
import type { SingleFlight } from "../okta/single-flight";

const memberSchema = z.looseObject({ name: z.string(), status: z.string().optional() });
export type GroupMember = z.infer<typeof memberSchema>;

/** `/v1/teams/{team}/groups/{group}/users`: groups and users are addressed by name. */
export interface GroupsApi {
  /**
   * Who is in the group, service users and people alike.
   * @param keepMs how long the answer serves others
   */
  members(group: string, keepMs?: number): Promise<GroupMember[]>;
  add(group: string, user: string): Promise<void>;
  remove(group: string, user: string): Promise<void>;
}

export function groupsApi(api: Api, reads: SingleFlight, team: string): GroupsApi {
  const usersOf = (group: string) => path`/v1/teams/${team}/groups/${group}/users`;
  const writing = async (write: () => Promise<unknown>): Promise<void> => {
    try {
      await reads.write(write);
    } catch (error) {
      throw explained(error);
    }
  };
  return {
    members: (group, keepMs = 0) =>
      reads.read(
        `${keepMs === 0 ? "" : "for reads: "}members of ${group}`,
        async () => {
          const { items } = await api.list(
            `listing the users of the group "${group}"`,
            usersOf(group),
            listOf(memberSchema),
          );
          return items;
        },
        keepMs,
      ),
    add: (group, user) =>
      writing(() =>
        api.send(`putting the service user "${user}" into the group "${group}"`, {
          method: "POST",
          path: usersOf(group),
          body: { name: user },
          // A user is in a group once, however often it is put there.
          repeatable: true,
        }),
      ),
    remove: (group, user) =>
      writing(() =>
        api.send(`taking the service user "${user}" out of the group "${group}"`, {
          method: "DELETE",
          path: usersOf(group) + path`/${user}`,
        }),
      ),
  };
}

/** Only groups that were made in Okta Privileged Access can be edited there. */
function explained(error: unknown): unknown {
  return error instanceof ApiError && error.refusal.status === 403
    ? new ApiError(
        error.doing,
        error.refusal,
        "If the group is pushed from Okta, its members cannot be changed here: use a group that was made in Okta Privileged Access. Otherwise the key's user lacks the role.",
      )
    : error;
}
