import type { Send } from "./transport";

/**
 * Asks `mayWrite` before everything that is not a read. Pulumi's plugin outlives a killed CLI and would go on
 * creating objects that no state records.
 */
export function withWriteGuard(send: Send, mayWrite: () => Promise<void>): Send {
  return async (request) => {
    if (request.method !== "GET") {
      await mayWrite();
    }
    return send(request);
  };
}
