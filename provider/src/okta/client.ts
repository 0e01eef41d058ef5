import { z } from "zod";
import { type Authenticator, refusesToken } from "../http/authenticate";
import { DEFAULT_LIMITS, type Limits, makeSender, type SenderHooks } from "../http/sender";
import { RuleOrders } from "../ordering/rule-order";
import { type Api, makeApi } from "./api";
import { type AppsApi, appsApi } from "./apps";
import { type Directories, directories } from "./directory";
import { JustCreated } from "./just-created";
import { KnownLists } from "./known-list";
import { type MappingsApi, mappingsApi } from "./mappings";
import { type PoliciesApi, policiesApi } from "./policies";
import { type SimulationApi, simulationApi } from "./simulation";
import { SingleFlight } from "./single-flight";
import { OKTA_TRAFFIC } from "./traffic";
import { WriteQueue } from "./write-queue";

/** One Okta org as one process sees it: shared by all resources, so that reads, queues and limits are shared too. */
export interface OktaOrg {
  readonly url: string;
  readonly policies: PoliciesApi;
  readonly apps: AppsApi;
  readonly mappings: MappingsApi;
  readonly simulations: SimulationApi;
  readonly directory: Directories;
  /** The readings that several who ask at a time, or the reads of one refresh, share. */
  readonly reads: SingleFlight;
  readonly writes: WriteQueue;
  readonly lists: KnownLists;
  readonly orders: RuleOrders;
  /** Ids that creates of this process made or took over: a delete of one is another resource's, renamed since. */
  readonly takenByThisRun: Set<string>;
  readonly log: (line: string) => void;
  readonly sleep: (ms: number) => Promise<void>;
  /** What the org says of itself, asked once. */
  organization(): Promise<Organization>;
}

export interface Organization {
  readonly id: string;
  /** "v1" on Classic orgs, "idx" on the Identity Engine. */
  readonly pipeline?: string | undefined;
}

export interface Runtime extends SenderHooks {
  /** What the user calls the provider instance whose settings count; undefined for the default provider. */
  readonly instance?: string | undefined;
}

const orgSchema = z.looseObject({ id: z.string(), pipeline: z.string().optional() });

export function connectOrg(
  url: string,
  authenticator: Authenticator,
  surroundings: Runtime,
  limits: Limits = DEFAULT_LIMITS,
): OktaOrg {
  const sender = makeSender(OKTA_TRAFFIC, limits, surroundings);
  const api: Api = makeApi(
    "Okta",
    url,
    sender.signed(authenticator),
    explanations(authenticator, surroundings),
  );
  const reads = new SingleFlight();
  const fresh = new JustCreated();
  let facts: Promise<Organization> | undefined;

  const organization = (): Promise<Organization> => {
    facts ??= api
      .call(
        "reading the org's id and engine",
        { method: "GET", path: "/.well-known/okta-organization" },
        orgSchema,
      )
      .catch((error: unknown) => {
        facts = undefined;
        throw error;
      });
    return facts;
  };

  return {
    url,
    policies: policiesApi(api, reads, fresh),
    apps: appsApi(api, reads, fresh),
    mappings: mappingsApi(api, reads, fresh),
    simulations: simulationApi(api, reads, organization),
    directory: directories(api, reads),
    reads,
    writes: new WriteQueue(),
    lists: new KnownLists(),
    orders: new RuleOrders(),
    takenByThisRun: new Set(),
    log: surroundings.log,
    sleep: surroundings.sleep,
    organization,
  };
}

/** What to do about a refusal. Whoever made an instance finds its credentials in the program and not in the stack's settings. */
export function explanations(
  { explain }: Partial<Authenticator>,
  { instance }: Runtime,
): Authenticator["explain"] {
  return instance === undefined
    ? explain
    : (call, response) => (refusesToken(response) ? ofInstance(instance) : explain?.(call, response));
}

function ofInstance(instance: string): string {
  return (
    `The credentials of ${instance} are invalid or expired. A run without the program uses those of the last up: if they were rotated, ` +
    "run `pulumi up` first, or name the variable that holds them (apiTokenEnv and its like), which every run reads anew."
  );
}
