import { z } from "zod";
import { path } from "../http/path";
import { type Api, arrayOf } from "./api";
import type { SingleFlight } from "./single-flight";

/** One kind of object that policies name by id and people by name. It is only read. */
export interface Directory<Found> {
  /** What a message calls one of them, and several. */
  readonly noun: string;
  readonly plural: string;
  get(id: string): Promise<Found>;
  /** All of the kind, through all pages. */
  all(): Promise<Found[]>;
  /** All that may have the name: what Okta's search finds, where it has one, else all. Who asks compares the name. */
  mayBeNamed(name: string): Promise<Found[]>;
  /** For a message: some of the kind where there is a search because there may be thousands. */
  readonly some: (() => Promise<Found[]>) | undefined;
  nameOf(found: Found): string;
}

/** What differs between the kinds. */
interface Kind<Found> {
  readonly noun: string;
  readonly plural: string;
  /** Where the list is; an object is one segment below. */
  readonly at: string;
  readonly item: z.ZodType<Found>;
  readonly nameOf: (found: Found) => string;
  /** What every list call of the kind asks for. */
  readonly query?: Query;
  /** What Okta's search is asked for, where it has one. */
  readonly search?: (name: string) => Query;
}
type Query = Readonly<Record<string, string>>;

/** Enough for a message, and a page that Okta answers at once. */
const SOME = 50;

const optional = z.string().exactOptional();
const frame = { id: z.string(), name: z.string() };

/** Only what stands in the schema is kept. What Okta answers as null is as if it were absent. */
function shown<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess(withoutNulls, z.object(shape));
}

function withoutNulls(body: unknown): unknown {
  return typeof body === "object" && body !== null && !Array.isArray(body)
    ? Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
    : body;
}

const app = shown({
  ...frame,
  label: z.string(),
  status: z.string(),
  signOnMode: optional,
});

const group = shown({
  id: z.string(),
  type: z.string(),
  profile: shown({ name: z.string(), description: optional }),
}).transform(({ id, type, profile }) => ({ id, type, ...profile }));

const zone = shown({
  ...frame,
  type: z.string(),
  status: optional,
  usage: optional,
  system: z.boolean().exactOptional(),
});

const authenticator = shown({
  ...frame,
  key: z.string(),
  type: z.string(),
  status: z.string(),
  _links: z.looseObject({ methods: z.unknown().optional() }).exactOptional(),
});

const identityProvider = shown({ ...frame, type: z.string(), status: optional });

const userType = shown({
  ...frame,
  displayName: z.string(),
  description: optional,
  default: z.boolean().exactOptional(),
});

const deviceAssurance = shown({ ...frame, platform: z.string() });

const behavior = shown({ ...frame, type: z.string(), status: optional });

const method = shown({ type: z.string(), status: z.string() });

const byName = ({ name }: { readonly name: string }): string => name;
/** The largest page that the documentation of every paged list allows. */
const largePages: Query = { limit: "200" };
const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** The kinds of neighbours of policies: paths and parameters as in facts §4, fields as in Okta's API description. */
export function directories(api: Api, reads: SingleFlight) {
  const of = <Found>(kind: Kind<Found>): Directory<Found> => directoryOf(api, reads, kind);
  return {
    apps: of({
      noun: "app",
      plural: "apps",
      at: "/api/v1/apps",
      item: app,
      nameOf: ({ label }) => label,
      // An inactive app can be assigned a policy, too.
      query: { includeNonDeleted: "true", ...largePages },
      search: (label) => ({ q: label }),
    }),
    groups: of({
      noun: "group",
      plural: "groups",
      at: "/api/v1/groups",
      item: group,
      nameOf: byName,
      query: largePages,
      // `q` has no pages and ends at 300; `sw` also finds what a message can propose.
      search: (name) => ({ search: `profile.name sw ${quoted(name)}` }),
    }),
    networkZones: of({
      noun: "network zone",
      plural: "network zones",
      at: "/api/v1/zones",
      item: zone,
      nameOf: byName,
      query: largePages,
    }),
    authenticators: of({
      noun: "authenticator",
      plural: "authenticators",
      at: "/api/v1/authenticators",
      item: authenticator,
      nameOf: byName,
    }),
    identityProviders: of({
      noun: "identity provider",
      plural: "identity providers",
      at: "/api/v1/idps",
      item: identityProvider,
      nameOf: byName,
      query: largePages,
      search: (name) => ({ q: name }),
    }),
    userTypes: of({
      noun: "user type",
      plural: "user types",
      at: "/api/v1/meta/types/user",
      item: userType,
      nameOf: byName,
    }),
    deviceAssurances: of({
      noun: "device assurance policy",
      plural: "device assurance policies",
      at: "/api/v1/device-assurances",
      item: deviceAssurance,
      nameOf: byName,
    }),
    behaviors: of({
      noun: "behavior",
      plural: "behaviors",
      at: "/api/v1/behaviors",
      item: behavior,
      nameOf: byName,
    }),
    /** The methods of an authenticator, which its own answers do not hold. */
    methodsOf: (authenticatorId: string) =>
      reads.read(`methods of ${authenticatorId}`, async () => {
        const { items } = await api.list(
          `listing the methods of the authenticator ${authenticatorId}`,
          path`/api/v1/authenticators/${authenticatorId}/methods`,
          arrayOf(method),
        );
        return items;
      }),
  };
}

export type Directories = ReturnType<typeof directories>;

function directoryOf<Found>(api: Api, reads: SingleFlight, kind: Kind<Found>): Directory<Found> {
  const { noun, plural, at, item, nameOf, query = {}, search } = kind;
  const list = (more: Query, doing = `listing the ${plural}`): Promise<Found[]> => {
    const url = at + asText({ ...query, ...more });
    return reads.read(`list ${url}`, async () => (await api.list(doing, url, arrayOf(item))).items);
  };
  return {
    noun,
    plural,
    nameOf,
    get: (id) =>
      reads.read(`${noun} ${id}`, () =>
        api.call(`reading the ${noun} ${id}`, { method: "GET", path: at + path`/${id}` }, item),
      ),
    all: () => list({}),
    mayBeNamed: (name) =>
      search === undefined ? list({}) : list(search(name), `searching the ${plural} for "${name}"`),
    some:
      search === undefined
        ? undefined
        : () =>
            api.call(
              `listing some ${plural}`,
              { method: "GET", path: at + asText({ ...query, limit: String(SOME) }) },
              z.array(item),
            ),
  };
}

function asText(query: Query): string {
  const text = new URLSearchParams(query).toString();
  return text === "" ? "" : `?${text}`;
}
