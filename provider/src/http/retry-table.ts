import type { NetworkError } from "./errors";
import { errorCode } from "./rate-headers";
import type { HttpResponse } from "./transport";

/** What came of one attempt: an answer, or none at all. */
export type Outcome = { readonly response: HttpResponse } | { readonly networkFailure: NetworkFailure };

/** What is known of an attempt that nobody answered. */
export type NetworkFailure = Pick<NetworkError, "neverSent" | "stays">;

/** What is known of the request. */
export interface Repeatability {
  /** Whether sending it twice has the same effect as sending it once. */
  readonly repeatable: boolean;
  /** Whether it is about an object that this process made a moment ago. */
  readonly justCreated?: boolean;
}

/** One kind of outcome, and what is done after it. The first row that fits counts. */
export interface RetryRule {
  /** What happened, as the documentation names it. */
  readonly outcome: string;
  /** Why it may be repeated, or who else deals with it. */
  readonly reason: string;
  readonly fits: (outcome: Outcome, request: Repeatability) => boolean;
  /**
   * Which requests are repeated; "repeatable" are those that have the same effect when sent twice, where the server may have
   * acted on the first.
   */
  readonly repeats: "all" | "repeatable" | "none";
  /** How often, unless the user says otherwise. */
  readonly times: number;
  /** Who decides how long to wait: the rate limit, which holds all requests back, or a pause that doubles each time. */
  readonly wait: "rate limit" | "doubling";
}

const status =
  (...wanted: readonly number[]) =>
  (outcome: Outcome): boolean =>
    "response" in outcome && wanted.includes(outcome.response.status);

const code =
  (wantedStatus: number, wantedCode: string) =>
  (outcome: Outcome): boolean =>
    "response" in outcome &&
    outcome.response.status === wantedStatus &&
    errorCode(outcome.response) === wantedCode;

/** What may be repeated. */
export const RETRY_TABLE: readonly RetryRule[] = [
  {
    outcome: "429 with E0000147",
    reason: "The daily limit of phone calls is used up, which no wait of a run outlives.",
    fits: code(429, "E0000147"),
    repeats: "none",
    times: 0,
    wait: "doubling",
  },
  {
    outcome: "429",
    reason:
      "The server did nothing. All requests wait as long as it says, until `deadline` passes without progress.",
    fits: status(429),
    repeats: "all",
    times: Number.POSITIVE_INFINITY,
    wait: "rate limit",
  },
  {
    outcome: "423",
    reason: "The priorities are being reconciled (E0000239), and the server did nothing.",
    fits: status(423),
    repeats: "all",
    times: 7,
    wait: "doubling",
  },
  {
    outcome: "409 that blames a field",
    reason: "What is wrong with a field stays wrong, such as a name that is taken.",
    fits: (outcome) => status(409)(outcome) && "response" in outcome && blamesField(outcome.response),
    repeats: "none",
    times: 0,
    wait: "doubling",
  },
  {
    outcome: "409",
    reason: "Somebody else wrote to the same list in the same moment, and the server did nothing.",
    fits: status(409),
    repeats: "all",
    times: 3,
    wait: "doubling",
  },
  {
    outcome: "404 for what this run made a moment ago",
    reason: "Not all of Okta's servers know the object yet.",
    fits: (outcome, { justCreated }) => justCreated === true && status(404)(outcome),
    repeats: "all",
    times: 4,
    wait: "doubling",
  },
  {
    outcome: "503 with E0000010",
    reason: "The org is read-only for a while, and the server did nothing.",
    fits: code(503, "E0000010"),
    repeats: "all",
    times: 5,
    wait: "doubling",
  },
  {
    outcome: "500 (such as E0000009), 502, 503, 504",
    reason: "The server may have acted. After a request that creates, the list tells (see below).",
    fits: status(500, 502, 503, 504),
    repeats: "repeatable",
    times: 3,
    wait: "doubling",
  },
  {
    outcome:
      "a certificate that is not trusted, a proxy that lets nobody through, an answer that is too large",
    reason: "It would come out the same.",
    fits: (outcome) => "networkFailure" in outcome && outcome.networkFailure.stays,
    repeats: "none",
    times: 0,
    wait: "doubling",
  },
  {
    outcome: "nobody listens, or the name does not resolve",
    reason: "The request did not leave, so the server did nothing.",
    fits: (outcome) => "networkFailure" in outcome && outcome.networkFailure.neverSent,
    repeats: "all",
    times: 3,
    wait: "doubling",
  },
  {
    outcome: "no answer, a cut answer, or a page that is none of Okta's with a good status",
    reason: "The server may have acted. After a request that creates, the list tells (see below).",
    fits: (outcome) => "networkFailure" in outcome || isTorn(outcome.response),
    repeats: "repeatable",
    times: 3,
    wait: "doubling",
  },
  {
    outcome: "everything else",
    reason: "It is what the server has to say. A token that was refused with 401 is renewed once.",
    fits: () => true,
    repeats: "none",
    times: 0,
    wait: "doubling",
  },
];

/** The row for an outcome. */
export function ruleFor(outcome: Outcome, request: Repeatability): RetryRule {
  // The last row fits everything.
  return RETRY_TABLE.find(({ fits }) => fits(outcome, request)) as RetryRule;
}

/** Whether a request is sent again after so many attempts, 1 at least. */
export function isRepeated(
  { repeats, times }: RetryRule,
  { repeatable }: Repeatability,
  attempt: number,
  maxRetries: number | undefined,
): boolean {
  const may = repeats === "all" || (repeats === "repeatable" && repeatable);
  return may && attempt <= (maxRetries ?? times);
}

/** A good status with a text that is no JSON: cut on the way, or a page of a proxy. */
export function isTorn({ status, body }: HttpResponse): boolean {
  return status >= 200 && status <= 299 && typeof body === "string" && body !== "";
}

/** Whether a cause begins with the name of a field, as `name: A rule named … already exists`. */
function blamesField({ body }: HttpResponse): boolean {
  const causes = typeof body === "object" && body !== null && "errorCauses" in body ? body.errorCauses : [];
  return Array.isArray(causes) && causes.some((cause) => /"errorSummary":"\w+: /.test(JSON.stringify(cause)));
}
