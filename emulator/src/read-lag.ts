import type { RequestHandler } from "express";
import type { EmulatorContext } from "./context.js";
import { clone } from "./json.js";
import type { OrgState } from "./store.js";

/** What an org was like before its latest writes, for reads that do not see them yet. */
export interface PastStates {
  /** Keeps what stands now, until the next write. */
  written(): void;
  /** What stood `ms` milliseconds ago; the present where nothing older is known. */
  ago(ms: number): OrgState;
  forget(): void;
}

interface Past {
  readonly until: number;
  readonly state: OrgState;
}

/** Copies are made only while the switch asks for them. */
export function createPastStates(context: EmulatorContext): PastStates {
  let pasts: Past[] = [];
  let latest: OrgState | undefined;
  return {
    written() {
      const lag = context.features.readLagMs;
      if (lag === 0) {
        pasts = [];
        latest = undefined;
        return;
      }
      const now = performance.now();
      pasts = pasts.filter(({ until }) => until > now - lag);
      if (latest !== undefined) {
        pasts.push({ until: now, state: latest });
      }
      latest = clone(context.state);
    },
    ago(ms) {
      const then = performance.now() - ms;
      return pasts.find(({ until }) => until > then)?.state ?? context.state;
    },
    forget() {
      pasts = [];
      latest = undefined;
    },
  };
}

/**
 * Lets a read see the org as it was. Who may call is judged by the present: what a token may do is known at once, and
 * what a read itself changes (a key's last use) must not be lost.
 */
export function readThePast(context: EmulatorContext, pasts: PastStates): RequestHandler {
  return (request, _response, next) => {
    const lag = context.features.readLagMs;
    if (lag === 0 || request.method !== "GET" || !isObjects(request.path)) {
      return next();
    }
    const present = context.state;
    const past = pasts.ago(lag);
    if (past === present) {
      return next();
    }
    context.state = {
      ...past,
      accessTokens: present.accessTokens,
      opaTokens: present.opaTokens,
      issued: present.issued,
    };
    try {
      // Every route answers a GET before it returns.
      next();
    } finally {
      context.state = present;
    }
  };
}

function isObjects(path: string): boolean {
  return path.startsWith("/api/") || path.startsWith("/v1/");
}
