import type { HttpRequest, HttpResponse, Send } from "./transport";

export type Credentials = Readonly<Record<string, string>>;

/** The request that credentials are for: some are bound to it. */
export type Call = Pick<HttpRequest, "method" | "url">;

/** What about the credentials another attempt would change after a refusal. */
export type Remedy = "another token" | "another nonce";

/** Signs requests. It is asked anew for every attempt, because proofs of possession are good for one only. */
export interface Authenticator {
  headers(call: Call): Promise<Credentials>;
  /**
   * Learns from an answer. Where it refused the credentials and others could fare better, it says in what they would differ;
   * undefined where a second attempt could not differ, and where nothing was refused.
   */
  learn(credentials: Credentials, response: HttpResponse): Remedy | undefined;
  /** What to do about a refusal, where the way of signing in knows more than code and status say. */
  explain?(call: Call, response: HttpResponse): string | undefined;
}

/** A fixed Okta API token. */
export function sswsToken(token: string): Authenticator {
  return {
    headers: async () => ({ Authorization: `SSWS ${token}` }),
    learn: () => undefined,
  };
}

/** Adds credentials. After a refusal that other credentials can remedy it tries again, once for each kind of remedy. */
export function withAuthentication(send: Send, authenticator: Authenticator): Send {
  return async (request) => {
    const tried = new Set<Remedy>();
    for (;;) {
      const credentials = await authenticator.headers(request);
      const response = await send({ ...request, headers: { ...request.headers, ...credentials } });
      const remedy = authenticator.learn(credentials, response);
      if (remedy === undefined || tried.has(remedy)) {
        return response;
      }
      tried.add(remedy);
    }
  };
}

// Okta's 401 with this code means "feature not enabled", which no other token changes.
const FEATURE_NOT_ENABLED = "E0000015";

/** Whether a token that has ended may be the cause of the answer. */
export function refusesToken({ status, body }: HttpResponse): boolean {
  return status === 401 && !hasCode(body, FEATURE_NOT_ENABLED);
}

function hasCode(body: unknown, code: string): boolean {
  return typeof body === "object" && body !== null && "errorCode" in body && body.errorCode === code;
}
