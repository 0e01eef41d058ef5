import { isObject, type JsonObject, sameJson } from "../../comparison/json";
import { BAG } from "../../declared/bag";
import { given } from "../../declared/given";
import { readTeamBag, requireSameTeam, type TeamBag, writeTeamBag } from "../../declared/team-bag";
import type { Lifecycle } from "../../dynamic/adapter";
import { schemaFailures } from "../../dynamic/check";
import { HalfDoneError } from "../../dynamic/half-done";
import { containsUnknown } from "../../dynamic/unknown";
import { ApiError, NotFoundError } from "../../okta/errors";
import type { OpaTeam } from "../../opa/client";
import type { LiveServiceUser } from "../../opa/service-users";
import { serviceUserSchema } from "./schema";

const OPTIONS = ["adopt", "onDestroy"];
// After this many used-up names something else is wrong.
const MAX_CANDIDATES = 20;

export function serviceUserLifecycle(connect: () => OpaTeam): Lifecycle {
  return {
    check(olds, news) {
      const { [BAG]: _bag, ...inputs } = news;
      const failures = schemaFailures(serviceUserSchema, inputs);
      // The name itself is settled at create, because a used-up name can be discovered only then.
      const candidate = autoName(olds) ?? autoName(news);
      if (inputs.name === undefined && candidate !== undefined) {
        inputs[BAG] = { autoName: candidate };
      }
      if (inputs.adopt === true && inputs.name === undefined) {
        failures.push({ property: "adopt", reason: 'needs the "name" of the user that is taken over' });
      }
      return { inputs, failures };
    },

    diff(_id, olds, news) {
      const bag = readTeamBag(olds);
      if (bag === undefined) {
        return { changes: true, replaces: [] };
      }
      const renamed = news.name !== undefined && (containsUnknown(news.name) || news.name !== olds.name);
      if (renamed) {
        return { changes: true, replaces: ["name"] };
      }
      const status =
        (wantedStatus(news, bag) ?? olds.status) !== olds.status ||
        declares(news) !== (bag.declared ?? []).includes("status");
      const options = !sameJson(given(news, OPTIONS), bag.options ?? {});
      return { changes: status || options, replaces: [] };
    },

    async create(inputs) {
      const team = connect();
      const name = typeof inputs.name === "string" ? inputs.name : undefined;
      return team.writes.run("service users", async () => {
        const { user, adopted } =
          name === undefined
            ? { user: await createUnderFreeName(team, autoName(inputs) ?? "service-user"), adopted: false }
            : await createNamed(team, name, inputs.adopt === true);
        team.claimed.add(user.name);
        const bag = bagOf(team, inputs, adopted ? user.status : undefined);
        const status = wantedStatus(inputs, bag);
        if (status === undefined || user.status === status) {
          return { id: user.name, outs: outsOf(user, bag) };
        }
        try {
          return { id: user.name, outs: outsOf(await brought(team, user.name, status), bag) };
        } catch (error) {
          throw new HalfDoneError(user.name, outsOf(user, bag), [
            `The service user "${user.name}" was created, but not set to ${status}: ${text(error)} The next \`pulumi up\` tries again.`,
          ]);
        }
      });
    },

    async read(id, outs) {
      const team = connect();
      const bag = readTeamBag(outs);
      if (bag !== undefined) {
        requireSameTeam(team, bag, `the service user "${id}"`);
      }
      const user = await existing(team, id);
      if (user === undefined) {
        if (bag === undefined) {
          throw new Error(`The service user "${id}" does not exist in the team "${team.name}".`);
        }
        return undefined;
      }
      const kept = bag ?? bagOf(team, {}, user.status);
      const declared = kept.declared ?? [];
      // An undeclared status is drift, too: it decides whether the user's keys work.
      const shown = declared.includes("status") || user.status !== "ACTIVE";
      return {
        outs: outsOf(user, kept),
        inputs: {
          ...(declared.includes("name") ? { name: user.name } : {}),
          ...(kept.autoName === undefined ? {} : { [BAG]: { autoName: kept.autoName } }),
          ...(shown ? { status: user.status } : {}),
          ...(kept.options ?? {}),
        },
      };
    },

    async update(id, olds, news) {
      const team = connect();
      const old = readTeamBag(olds);
      const what = `the service user "${id}"`;
      if (old !== undefined) {
        requireSameTeam(team, old, what);
      }
      const bag = bagOf(team, news, old?.adopted === true ? (old.statusBefore ?? "ACTIVE") : undefined);
      const dropped = !declares(news) && (old?.declared ?? []).includes("status");
      const status = wantedStatus(news, bag) ?? (dropped ? statusIn(bag.statusBefore) : undefined);
      return team.writes.run("service users", async () => {
        const live = await existing(team, id);
        if (live === undefined) {
          throw new Error(
            `updating ${what}: it was deleted in Okta Privileged Access, and its name cannot be used again. ` +
              "Run `pulumi up --refresh`; with an automatic name a new user is made, otherwise choose another name.",
          );
        }
        return outsOf(
          status === undefined || live.status === status ? live : await brought(team, id, status),
          bag,
        );
      });
    },

    async delete(id, outs) {
      const bag = readTeamBag(outs);
      const onDestroy = bag?.options?.onDestroy ?? (bag?.adopted ? "release" : "delete");
      if (bag === undefined || onDestroy === "release") {
        return;
      }
      const team = connect();
      requireSameTeam(team, bag, `the service user "${id}"`);
      if (team.claimed.has(id)) {
        team.log(
          `the service user "${id}" is managed under another name of the program now: forgotten, not deleted`,
        );
        return;
      }
      await team.writes.run("service users", async () => {
        const live = await existing(team, id);
        const status = onDestroy === "disable" ? "DISABLED" : "DELETED";
        if (live !== undefined && live.status !== status) {
          await tolerateGone(team.serviceUsers.setStatus(id, status));
        }
      });
    },
  };
}

async function createNamed(
  team: OpaTeam,
  name: string,
  adopt: boolean,
): Promise<{ user: LiveServiceUser; adopted: boolean }> {
  if (!adopt) {
    try {
      return { user: await team.serviceUsers.create(name), adopted: false };
    } catch (error) {
      throw await explained(team, name, error);
    }
  }
  const found = await tolerateGone(team.serviceUsers.get(name));
  if (found === undefined) {
    return { user: await team.serviceUsers.create(name), adopted: false };
  }
  if (found.status !== "DELETED") {
    return { user: found, adopted: true };
  }
  const user = await team.serviceUsers.setStatus(name, "ACTIVE");
  team.log(`the service user "${name}" had been deleted and is active again`);
  return { user, adopted: true };
}

/** A clash of names means the trace of a killed run only for automatic names, which nobody else would choose. */
async function createUnderFreeName(team: OpaTeam, candidate: string): Promise<LiveServiceUser> {
  for (let number = 1; number <= MAX_CANDIDATES; number += 1) {
    const name = number === 1 ? candidate : `${candidate}-${number}`;
    try {
      return await team.serviceUsers.create(name);
    } catch (error) {
      if (!isTaken(error)) {
        throw error;
      }
      const live = await existing(team, name);
      if (live !== undefined && !team.claimed.has(name)) {
        team.log(
          `the service user "${name}" exists under this stack's own automatic name: taken for the trace of an interrupted run`,
        );
        return live;
      }
    }
  }
  throw new Error(
    `creating a service user: the names "${candidate}" to "${candidate}-${MAX_CANDIDATES}" are all used up by deleted users. ` +
      'Give it a "name" of its own.',
  );
}

async function explained(team: OpaTeam, name: string, error: unknown): Promise<unknown> {
  if (!isTaken(error)) {
    return error;
  }
  const live = await existing(team, name);
  return new Error(
    live === undefined
      ? `${text(error)} The service user "${name}" was deleted; choose another name, or try to bring it back with  adopt: true.`
      : `${text(error)} The service user "${name}" exists (${live.status}). To manage it, add  adopt: true. If it is this program's own under a former name, use Pulumi's aliases.`,
  );
}

function isTaken(error: unknown): boolean {
  return error instanceof ApiError && error.refusal.status === 409;
}

/** Deleted users still answer, with the status DELETED: to us both mean gone. */
async function existing(team: OpaTeam, name: string): Promise<LiveServiceUser | undefined> {
  const user = await tolerateGone(team.serviceUsers.get(name));
  return user?.status === "DELETED" ? undefined : user;
}

async function tolerateGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFoundError) {
      return undefined;
    }
    throw error;
  }
}

function declares(inputs: JsonObject): boolean {
  return inputs.status !== undefined;
}

/** Sets the status; an answer that says otherwise is not taken for done. */
async function brought(team: OpaTeam, name: string, status: "ACTIVE" | "DISABLED"): Promise<LiveServiceUser> {
  const user = await team.serviceUsers.setStatus(name, status);
  if (user.status !== status) {
    throw new Error(
      `setting the service user "${name}" to ${status}: Okta Privileged Access accepted it, and still answers ${user.status}. Run \`pulumi up --refresh\`.`,
    );
  }
  return user;
}

function statusIn(value: string | undefined): "ACTIVE" | "DISABLED" | undefined {
  return value === "ACTIVE" || value === "DISABLED" ? value : undefined;
}

/** What was only adopted keeps its status until one is declared. */
function wantedStatus(inputs: JsonObject, bag: TeamBag): "ACTIVE" | "DISABLED" | undefined {
  const declared = typeof inputs.status === "string" ? statusIn(inputs.status) : undefined;
  return declared ?? (bag.adopted ? undefined : "ACTIVE");
}

/** The automatic name, where it travels in the inputs. */
function autoName(inputs: JsonObject): string | undefined {
  const bag = inputs[BAG];
  return isObject(bag) && typeof bag.autoName === "string" ? bag.autoName : undefined;
}

/** @param statusBefore of an adopted user, before the program declared one; undefined for a created one */
function bagOf(team: OpaTeam, inputs: JsonObject, statusBefore: string | undefined): TeamBag {
  const candidate = autoName(inputs);
  return {
    ...(candidate === undefined ? {} : { autoName: candidate }),
    v: 1,
    team: team.name,
    options: given(inputs, OPTIONS),
    declared: ["name", "status"].filter((key) => inputs[key] !== undefined),
    ...(statusBefore === undefined ? {} : { adopted: true, statusBefore }),
  };
}

function outsOf(user: LiveServiceUser, bag: TeamBag): JsonObject {
  return {
    name: user.name,
    userId: user.id,
    status: user.status,
    [BAG]: writeTeamBag(bag),
  };
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
