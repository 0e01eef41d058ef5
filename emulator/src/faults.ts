export interface Fault {
  method?: string;
  /** RegExp source, tried on the path alone and on path and query. */
  path: string;
  times?: number;
  skip?: number;
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  latencyMs?: number;
  /** Drops the connection before ("request") or after ("response") the call was processed. */
  lose?: "request" | "response";
}

interface Armed {
  fault: Fault;
  pattern: RegExp;
  skip: number;
  left: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  list(): readonly Fault[];
  /** The fault that this request runs into, if any; counts it. */
  take(method: string, path: string, url: string): Fault | undefined;
}

export function createFaults(): Faults {
  let armed: Armed[] = [];
  return {
    add(fault) {
      armed.push({
        fault,
        pattern: new RegExp(fault.path),
        skip: fault.skip ?? 0,
        left: fault.times ?? 1,
      });
    },
    clear() {
      armed = [];
    },
    list: () => armed.map((entry) => entry.fault),
    take(method, path, url) {
      for (const entry of armed) {
        const { fault, pattern } = entry;
        if (fault.method !== undefined && fault.method.toUpperCase() !== method) {
          continue;
        }
        if (!pattern.test(path) && !pattern.test(url)) {
          continue;
        }
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        if (entry.left <= 0) {
          armed = armed.filter((other) => other !== entry);
        }
        return fault;
      }
      return undefined;
    },
  };
}
