import { z } from "zod";
import { path } from "../http/path";
import { type Api, listOf } from "../okta/api";
import { JustCreated } from "../okta/just-created";
import { PagedLookup } from "../okta/paged-lookup";
import { SERVES_READS_MS, type SingleFlight } from "../okta/single-flight";

const serviceUserSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  status: z.enum(["ACTIVE", "DISABLED", "DELETED"]),
});
export type LiveServiceUser = z.infer<typeof serviceUserSchema>;
export type ServiceUserStatus = LiveServiceUser["status"];

// Go's zero time stands for "never", in every timestamp of OPA.
const time = z
  .string()
  .nullish()
  .transform((value) => (value == null || value.startsWith("0001-01-01") ? undefined : value));

const keySchema = z.looseObject({ id: z.string(), issued_at: time, expires_at: time, last_used: time });
const newKeySchema = keySchema.extend({ secret: z.string().min(1) });
export type LiveKey = z.output<typeof keySchema>;
export type NewKey = z.output<typeof newKeySchema>;

/** What a list of service users is narrowed by. */
export interface ServiceUserFilters {
  readonly contains?: string;
  readonly startsWith?: string;
  readonly status?: readonly ServiceUserStatus[];
  readonly ids?: readonly string[];
}

/** `/v1/teams/{team}/service_users`: users are addressed by name. */
export interface ServiceUsersApi {
  get(name: string): Promise<LiveServiceUser>;
  /** The same, as the reads of one refresh share the list of users. */
  shared(name: string): Promise<LiveServiceUser>;
  /** All pages. Without `status`, OPA leaves deleted users out. */
  list(filters: ServiceUserFilters): Promise<LiveServiceUser[]>;
  create(name: string): Promise<LiveServiceUser>;
  /** Deleting is the status DELETED: soft, and for ever. */
  setStatus(name: string, status: ServiceUserStatus): Promise<LiveServiceUser>;
  /** What OPA answered to the last write of this process; undefined where it wrote nothing to the user. */
  lastWritten(name: string): LiveServiceUser | undefined;
  /** What was written so far is not taken for what is there any more. */
  forget(): void;
  /** `now` is the server's clock. */
  keys(name: string): Promise<{ items: LiveKey[]; now: Date }>;
  /** The only answer that ever holds a secret. Puts an expiry on every other key of the user. */
  createKey(name: string): Promise<NewKey>;
  /** Kills the key and every token made from it at once. */
  deleteKey(name: string, keyId: string): Promise<void>;
}

export function serviceUsersApi(api: Api, reads: SingleFlight, team: string): ServiceUsersApi {
  const users = path`/v1/teams/${team}/service_users`;
  const fresh = new JustCreated();
  const get = (name: string) =>
    api.call(
      `reading the service user "${name}"`,
      { method: "GET", path: users + path`/${name}` },
      serviceUserSchema,
    );
  const written = new Map<string, LiveServiceUser>();
  return {
    get,
    async shared(name) {
      const lookup = await reads.read(
        "for reads: service users",
        async () =>
          new PagedLookup<LiveServiceUser>(
            users,
            (where) => api.page("listing the service users", where, listOf(serviceUserSchema)),
            (user) => user.name,
          ),
        SERVES_READS_MS,
      );
      return (await lookup.find(name)) ?? get(name);
    },
    list: async ({ contains, startsWith, status = [], ids = [] }) => {
      const query = new URLSearchParams();
      const add = (name: string, values: readonly (string | undefined)[]) => {
        for (const value of values) {
          if (value !== undefined) {
            query.append(name, value);
          }
        }
      };
      add("contains", [contains]);
      add("starts_with", [startsWith]);
      add("status", status);
      add("id", ids);
      const { items } = await api.list(
        "listing the service users",
        query.size === 0 ? users : `${users}?${query}`,
        listOf(serviceUserSchema),
      );
      return items;
    },
    create: (name) =>
      reads.write(async () => {
        const made = await api.call(
          `creating the service user "${name}"`,
          { method: "POST", path: users, body: { name } },
          serviceUserSchema,
        );
        fresh.note(made.name);
        written.set(name, made);
        return made;
      }),
    lastWritten: (name) => written.get(name),
    forget: () => written.clear(),
    setStatus: (name, status) =>
      reads.write(async () => {
        written.delete(name);
        const user = await api.call(
          `setting the service user "${name}" to ${status}`,
          {
            method: "PUT",
            path: users + path`/${name}`,
            body: { name, status },
            justCreated: status !== "DELETED" && fresh.has(name),
          },
          serviceUserSchema,
        );
        written.set(name, user);
        return user;
      }),
    keys: (name) =>
      api.list(
        `listing the keys of the service user "${name}"`,
        users + path`/${name}/keys`,
        listOf(keySchema),
        fresh.has(name),
      ),
    createKey: (name) =>
      api.call(
        `creating a key for the service user "${name}"`,
        { method: "POST", path: users + path`/${name}/keys`, justCreated: fresh.has(name) },
        newKeySchema,
      ),
    async deleteKey(name, keyId) {
      await api.send(`deleting the key ${keyId} of the service user "${name}"`, {
        method: "DELETE",
        path: users + path`/${name}/keys/${keyId}`,
      });
    },
  };
}
