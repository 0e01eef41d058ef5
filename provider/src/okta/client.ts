import { z } from "zod";
import { type Authenticator, withAuthentication } from "../http/authenticate";
import { type Patience, withRetry } from "../http/retry";
import type { Send } from "../http/transport";
import { withWriteGuard } from "../http/write-guard";
import { type Api, makeApi } from "./api";
import { type AppsApi, appsApi } from "./apps";
import { type MappingsApi, mappingsApi } from "./mappings";
import { type PoliciesApi, policiesApi } from "./policies";
import { RankBook } from "./rank-book";
import { SharedReads } from "./shared-reads";
import { WriteQueue } from "./write-queue";

/** One Okta org as one process sees it: shared by all resources, so that reads, queues and limits are shared too. */
export interface OktaOrg {
  readonly url: string;
  readonly policies: PoliciesApi;
  readonly apps: AppsApi;
  readonly mappings: MappingsApi;
  readonly writes: WriteQueue;
  readonly ranks: RankBook;
  /** Ids that creates of this process made or took over: a delete of one is another resource's, renamed since. */
  readonly claimed: Set<string>;
  readonly log: (line: string) => void;
  /** The org's own id, asked once. */
  orgId(): Promise<string>;
}

export interface Surroundings extends Patience {
  readonly transport: Send;
  /** Throws or ends the process when nobody would record what a write did. */
  mayWrite(): Promise<void>;
}

const orgSchema = z.looseObject({ id: z.string() });

export function connectOrg(url: string, authenticator: Authenticator, surroundings: Surroundings): OktaOrg {
  const api: Api = makeApi("Okta", url, signedSend(authenticator, surroundings));
  const reads = new SharedReads();
  let orgId: Promise<string> | undefined;

  return {
    url,
    policies: policiesApi(api, reads),
    apps: appsApi(api, reads),
    mappings: mappingsApi(api),
    writes: new WriteQueue(),
    ranks: new RankBook(),
    claimed: new Set(),
    log: surroundings.log,
    orgId() {
      orgId ??= api
        .call("reading the org's id", { method: "GET", path: "/.well-known/okta-organization" }, orgSchema)
        .then(({ id }) => id)
        .catch((error: unknown) => {
          orgId = undefined;
          throw error;
        });
      return orgId;
    },
  };
}

/** Retry stands outermost, so that every attempt is guarded and signed afresh. */
export function signedSend(authenticator: Authenticator, surroundings: Surroundings): Send {
  const guarded = withWriteGuard(surroundings.transport, surroundings.mayWrite);
  return withRetry(withAuthentication(guarded, authenticator), surroundings);
}
