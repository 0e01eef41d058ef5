import type { JsonObject } from "../../comparison/json";
import { changedArguments, defineResource, type Result } from "../../lifecycle/define-resource";
import { teamHome } from "../../lifecycle/home";
import { orGone } from "../../okta/errors";
import type { OpaTeam } from "../../opa/client";
import type { LiveServiceUser } from "../../opa/service-users";
import { isReplacement } from "../../pulumi/command-line";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import type { NamesInUse } from "../../pulumi/names-in-use";
import { UNKNOWN } from "../../pulumi/unknown";
import { automaticNameIn, withMark } from "../../state/input-mark";
import type { Facts, TeamRecord } from "../../state/record";
import { createNamed, createUnderFreeName, existing, liveOf } from "./create-user";
import { type DeclaredStatus, factsOf, outputsOf, statusOnceDropped, wantedStatus } from "./mapping";
import { serviceUserSchema } from "./schema";

/** All users of a team are written one after the other. */
const QUEUE = "service users";

const ADOPT_NEEDS_NAME = { property: "adopt", reason: 'needs the "name" of the user that is taken over' };

// Of these characters OPA makes names of operating-system accounts on every server; what it makes of others is not published.
const USUAL_NAME = /^[A-Za-z0-9._-]+$/;

export function serviceUserLifecycle({ team: connect, names: namesOf, tell }: Connections): Lifecycle {
  const names = (): NamesInUse => namesOf(QUEUE);
  return defineResource({
    home: teamHome,
    schema: serviceUserSchema,
    options: ["adopt", "onDestroy"],
    describe: (id) => `the service user "${id}"`,

    settle(olds, news) {
      if (news.name !== undefined) {
        const isJudged = news.name === UNKNOWN || !serviceUserSchema.shape.name.safeParse(news.name).success;
        if (!isJudged && !USUAL_NAME.test(String(news.name))) {
          tell(
            `the service user "${String(news.name)}" has other characters in its name than A-Z a-z 0-9 . _ - : Okta Privileged Access makes account names on servers of it, and may refuse it`,
          );
        }
        return {};
      }
      // The name itself is settled at create, because a used-up name can be discovered only then.
      const autoName = automaticNameIn(olds) ?? automaticNameIn(news);
      if (autoName !== undefined) {
        noteReplacement(names(), autoName, olds);
      }
      return {
        ...(autoName === undefined ? {} : { mark: { autoName } }),
        failures: news.adopt === true ? [ADOPT_NEEDS_NAME] : [],
      };
    },

    replaces: (before, news) => (news.name === undefined ? [] : changedArguments(["name"], before, news)),

    isOpen(record, olds, news) {
      const status = wantedStatus(news, record) ?? olds.status;
      const managed = record.managedFields?.includes("status") === true;
      return status !== olds.status || (news.status !== undefined) !== managed;
    },

    create: (team, inputs) =>
      team.writes.run(QUEUE, async () => {
        const autoName = automaticNameIn(inputs) ?? "service-user";
        const { user, adopted } =
          typeof inputs.name === "string"
            ? await createNamed(team, inputs.name, inputs.adopt === true)
            : await createUnderFreeName(team, autoName, names().replacedBy(QUEUE, autoName) !== undefined);
        team.takenByThisRun.add(user.name);
        const facts = factsOf(inputs, adopted ? user.status : undefined);
        return {
          id: user.name,
          ...(await inStatus(team, user, wantedStatus(inputs, facts), "created")),
          facts,
        };
      }),

    async read(team, id, _outs, record) {
      const user = liveOf(await orGone(team.serviceUsers.shared(id)));
      if (user === undefined && record === undefined) {
        throw new Error(`The service user "${id}" does not exist in the team "${team.name}".`);
      }
      if (user === undefined) {
        return undefined;
      }
      const kept = record ?? factsOf({}, user.status);
      const declared = kept.managedFields ?? [];
      // An undeclared status is drift, too: it decides whether the user's keys work.
      const shown = declared.includes("status") || user.status !== "ACTIVE";
      const inputs = {
        ...(declared.includes("name") ? { name: user.name } : {}),
        ...(shown ? { status: user.status } : {}),
      };
      return { outs: outputsOf(user), inputs: withMark(inputs, nameMark(kept)), facts: kept };
    },

    async update(team, id, _olds, news, former) {
      const before = former.adopted === true ? (former.statusBefore ?? "ACTIVE") : undefined;
      const facts = factsOf(news, before);
      const status = wantedStatus(news, facts) ?? statusOnceDropped(news, former);
      return team.writes.run(QUEUE, async () => {
        const live = await existing(team, id);
        if (live === undefined) {
          throw new Error(
            `updating the service user "${id}": it was deleted in Okta Privileged Access, and its name cannot be used again. ` +
              "Run `pulumi up --refresh`; with an automatic name a new user is made, otherwise choose another name.",
          );
        }
        return { ...(await inStatus(team, live, status, "updated")), facts };
      });
    },

    isReleased: ({ onDestroy }, { adopted }) =>
      onDestroy === "release" || (onDestroy === undefined && adopted === true),

    async delete(team, id, { onDestroy, userId }) {
      const verb = onDestroy === "disable" ? "disabling" : "deleting";
      await refuseForCaller(team, verb, id, userId);
      await team.writes.run(QUEUE, async () => {
        // A refusal tells that the user was deleted meanwhile; before it is disabled, that is asked.
        const isOver = onDestroy === "disable" && (await existing(team, id))?.status !== "ACTIVE";
        if (!isOver) {
          await orGone(
            team.serviceUsers.setStatus(id, onDestroy === "disable" ? "DISABLED" : "DELETED"),
          ).catch(async (error: unknown) => {
            if ((await existing(team, id)) !== undefined) {
              throw error;
            }
          });
        }
      });
    },
  })(connect);
}

/** Pulumi checks a replacement without the old inputs, after a check with them or because the user asked for it. */
function noteReplacement(names: NamesInUse, autoName: string, olds: JsonObject): void {
  if (Object.keys(olds).length > 0) {
    names.see(autoName, autoName);
  } else if (names.current(autoName) !== undefined || isReplacement("serviceUser", autoName, olds)) {
    names.replace(QUEUE, autoName, autoName);
  }
}

/** Brings the user to the status; what fails or is answered otherwise leaves the write unfinished, for the user exists. */
async function inStatus(
  team: OpaTeam,
  user: LiveServiceUser,
  status: DeclaredStatus | undefined,
  done: "created" | "updated",
): Promise<Result> {
  if (status === undefined || user.status === status) {
    return { outs: outputsOf(user) };
  }
  const unfinished = (answer: LiveServiceUser, why: string): Result => ({
    outs: outputsOf(answer),
    unfinished: `The service user "${user.name}" was ${done}, but not set to ${status}: ${why} The next \`pulumi up\` tries again.`,
  });
  if (status === "DISABLED") {
    await refuseForCaller(team, "disabling", user.name, user.id);
  }
  try {
    const answer = await team.serviceUsers.setStatus(user.name, status);
    return answer.status === status
      ? { outs: outputsOf(answer) }
      : unfinished(answer, `Okta Privileged Access accepted it, and still answers ${answer.status}.`);
  } catch (error) {
    if (done === "updated") {
      throw error;
    }
    return unfinished(user, error instanceof Error ? error.message : String(error));
  }
}

/** Users cannot end themselves; Okta Privileged Access would answer no more than "forbidden". */
async function refuseForCaller(team: OpaTeam, verb: string, name: string, id: unknown): Promise<void> {
  if (await team.isCaller(name, String(id))) {
    throw new Error(
      `${verb} the service user "${name}": this program signs in as it, and a user cannot end itself. Nothing was sent. ` +
        'Sign in as another user (oktapam:key, OKTAPAM_KEY), or let go of this one with  onDestroy: "release"  before it leaves the program.',
    );
  }
}

/** Of a user the mark says the automatic name only. */
function nameMark({ autoName }: Facts<TeamRecord>): JsonObject | undefined {
  return autoName === undefined ? undefined : { autoName };
}
