/** What a client of a broken network, a broken Okta or a busy org meets in the place of the answer, or beside it. */
export interface Fault {
  method?: string;
  /** RegExp source, tried on the path alone and on path and query. */
  path: string;
  times?: number;
  skip?: number;
  /** Hits each different request once: a repetition (same method, path, query and JSON body) goes through. */
  each?: boolean;
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  latencyMs?: number;
  /** Whether `status` and `hang` come in the place of the processing ("before", the default) or after it. */
  when?: "before" | "after";
  /** Drops the connection before ("request") or after ("response") the call was processed. */
  lose?: "request" | "response";
  /** Processes the call, announces the whole answer, sends half of it and drops the connection. */
  truncate?: boolean;
  /** Never answers: the client has to give up. */
  hang?: boolean;
  /**
   * 429: others have used up the rest of the call's bucket, for all callers until its window ends ("rate"), or have too
   * many calls in flight at this moment ("concurrency").
   */
  exhaust?: "rate" | "concurrency";
  /** Ends all access tokens and OPA tokens before the call is looked at. */
  revoke?: boolean;
  /** Holds this call and all that come in the meantime for so long. */
  freezeMs?: number;
}

/** A request as far as faults tell requests apart. */
export interface FaultableRequest {
  readonly method: string;
  readonly path: string;
  /** Path and query. */
  readonly url: string;
  /** JSON, or nothing: what holds signatures differs at each attempt. */
  readonly body: string;
}

/** A fault that a request ran into. */
export interface TakenFault {
  readonly fault: Fault;
  readonly method: string;
  readonly path: string;
  readonly at: string;
}

interface Armed {
  fault: Fault;
  pattern: RegExp;
  skip: number;
  left: number;
  met: Set<string>;
}

export interface Faults {
  add(fault: Fault): void;
  /** Disarms all faults, and forgets those that were taken. */
  clear(): void;
  list(): readonly Fault[];
  /** What requests ran into, from the first. */
  taken(): readonly TakenFault[];
  /** The fault that this request runs into, if any; counts it. */
  take(request: FaultableRequest): Fault | undefined;
}

export function createFaults(now: () => Date): Faults {
  let armed: Armed[] = [];
  let taken: TakenFault[] = [];
  return {
    add(fault) {
      armed.push({
        fault,
        pattern: new RegExp(fault.path),
        skip: fault.skip ?? 0,
        left: fault.times ?? 1,
        met: new Set(),
      });
    },
    clear() {
      armed = [];
      taken = [];
    },
    list: () => armed.map((entry) => entry.fault),
    taken: () => taken,
    take(request) {
      const { method, path, url, body } = request;
      for (const entry of armed) {
        const { fault, pattern } = entry;
        if (fault.method !== undefined && fault.method.toUpperCase() !== method) {
          continue;
        }
        if (!pattern.test(path) && !pattern.test(url)) {
          continue;
        }
        if (fault.each === true) {
          const known = `${method} ${url} ${body}`;
          if (entry.met.has(known)) {
            continue;
          }
          entry.met.add(known);
        }
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        if (entry.left <= 0) {
          armed = armed.filter((other) => other !== entry);
        }
        taken.push({ fault, method, path, at: now().toISOString() });
        return fault;
      }
      return undefined;
    },
  };
}
