import type { Send } from "./transport";

/** Signs requests. SSWS tokens never change; tokens that expire are minted again when refused. */
export interface Authenticator {
  headers(): Promise<Readonly<Record<string, string>>>;
  /** Forgets these headers, which were refused; false where a second try could not differ. */
  renew(refused: Readonly<Record<string, string>>): boolean;
}

/** A fixed Okta API token. */
export function sswsToken(token: string): Authenticator {
  return {
    headers: async () => ({ Authorization: `SSWS ${token}` }),
    renew: () => false,
  };
}

// 401 with this code means "feature not enabled", which no new token changes.
const FEATURE_NOT_ENABLED = "E0000015";

/** Adds credentials, and after a 401 asks for new ones exactly once. */
export function withAuthentication(send: Send, authenticator: Authenticator): Send {
  return async (request) => {
    const credentials = await authenticator.headers();
    const response = await send({ ...request, headers: { ...request.headers, ...credentials } });
    if (
      response.status !== 401 ||
      hasCode(response.body, FEATURE_NOT_ENABLED) ||
      !authenticator.renew(credentials)
    ) {
      return response;
    }
    return send({ ...request, headers: { ...request.headers, ...(await authenticator.headers()) } });
  };
}

function hasCode(body: unknown, code: string): boolean {
  return typeof body === "object" && body !== null && "errorCode" in body && body.errorCode === code;
}
