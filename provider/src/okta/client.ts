import { z } from "zod";
import { type Authenticator, withAuthentication } from "../http/authenticate";
import { type RetryHooks, withRetry } from "../http/retry";
import type { Send } from "../http/transport";
import { withWriteGuard } from "../http/write-guard";
import { RuleOrders } from "../ordering/rule-order";
import { type Api, makeApi } from "./api";
import { type AppsApi, appsApi } from "./apps";
import { type Directories, directories } from "./directory";
import { KnownLists } from "./known-list";
import { type MappingsApi, mappingsApi } from "./mappings";
import { type PoliciesApi, policiesApi } from "./policies";
import { type SimulationApi, simulationApi } from "./simulation";
import { SingleFlight } from "./single-flight";
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

export interface Runtime extends RetryHooks {
  readonly transport: Send;
  /** Throws or ends the process when nobody would record what a write did. */
  mayWrite(): Promise<void>;
}

const orgSchema = z.looseObject({ id: z.string(), pipeline: z.string().optional() });

export function connectOrg(url: string, authenticator: Authenticator, surroundings: Runtime): OktaOrg {
  const api: Api = makeApi("Okta", url, signedSend(authenticator, surroundings), authenticator.explain);
  const reads = new SingleFlight();
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
    policies: policiesApi(api, reads),
    apps: appsApi(api, reads),
    mappings: mappingsApi(api, reads),
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

/** Retry stands outermost, so that every attempt is guarded and signed afresh. */
export function signedSend(authenticator: Authenticator, surroundings: Runtime): Send {
  const guarded = withWriteGuard(surroundings.transport, surroundings.mayWrite);
  return withRetry(withAuthentication(guarded, authenticator), surroundings);
}
