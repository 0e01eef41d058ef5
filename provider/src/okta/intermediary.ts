import { printableLine } from "../http/printable";
import type { HttpResponse } from "../http/transport";

/** Something between us and Okta answered: a proxy, a gateway, a firewall's block page, a sign-in portal. */
export class IntermediaryError extends Error {
  override readonly name = "IntermediaryError";

  constructor(
    /** What was being done, to which object. */
    readonly doing: string,
    readonly status: number,
    host: string | undefined,
  ) {
    const next = NEXT_STEP[status] ?? (status >= 500 ? GATEWAY_FAILED : UNKNOWN_ANSWER);
    const where = host === undefined ? "" : ` It points to ${host}.`;
    super(printableLine(`${doing}: a proxy or gateway answered ${status}, not Okta.${where} ${next}`));
  }
}

const CHECK_PROXY = "check HTTPS_PROXY and NO_PROXY";
const PORTAL =
  `A captive portal or a proxy's sign-in page stands between: sign in to the network, or ${CHECK_PROXY}; ` +
  "if the address is an old name of the org, correct okta:orgUrl.";
const GATEWAY_FAILED = `It could not reach Okta, or is itself out of order: run again; if it stays, ${CHECK_PROXY}.`;
const UNKNOWN_ANSWER = `The answer is not one of Okta's: ${CHECK_PROXY}, and that okta:orgUrl (oktapam:apiHost) names Okta itself.`;

const NEXT_STEP: Readonly<Record<number, string>> = {
  301: PORTAL,
  302: PORTAL,
  303: PORTAL,
  307: PORTAL,
  308: PORTAL,
  401: `It asks for a sign-in of its own: give the proxy's user and password in HTTPS_PROXY, or ${CHECK_PROXY}.`,
  403: `It blocks the address: have the org's host allowed there, or ${CHECK_PROXY}. The credentials' role is not the cause.`,
  407: "It asks for a sign-in of its own: put user and password into HTTPS_PROXY (http://user:password@proxy:port), and check HTTPS_PROXY.",
  429: `It limits requests by itself: run again later, lower --parallel, or ${CHECK_PROXY}.`,
};

// Okta sends its id with every answer; OPA names the kind of error in the body.
const REQUEST_ID = "x-okta-request-id";
const FIELDS_OF_ERRORS = ["errorCode", "errorId", "type", "nottype"];

/** Whether the answer came from something else than Okta. A status alone proves nothing: proxies use the same ones. */
export function isIntermediary({ headers, body }: HttpResponse): boolean {
  if (headers[REQUEST_ID] !== undefined) {
    return false;
  }
  const fields: object = typeof body === "object" && body !== null ? body : {};
  return !FIELDS_OF_ERRORS.some((field) => field in fields);
}

/** The error to throw for such an answer. */
export function intermediaryError(doing: string, { status, headers }: HttpResponse): IntermediaryError {
  const location = headers.location ?? "";
  return new IntermediaryError(doing, status, URL.canParse(location) ? new URL(location).host : undefined);
}
