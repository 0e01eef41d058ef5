import { NetworkError } from "../http/errors";
import { printableLine } from "../http/printable";
import type { HttpResponse } from "../http/transport";
import { IntermediaryError, intermediaryError, isIntermediary } from "./intermediary";

export type OktaProduct = "Okta" | "Okta Privileged Access";

/** What a refusal said, read from either API's error body. */
export interface Refusal {
  readonly product: OktaProduct;
  readonly status: number;
  /** Okta: E0000…; OPA: the type name such as resource_does_not_exist. Empty where the body named none. */
  readonly code: string;
  readonly summary: string;
  readonly causes: readonly string[];
  readonly requestId: string | undefined;
}

/** A request was answered with an error. The message stands alone: Pulumi shows nothing else. */
export class ApiError extends Error {
  override readonly name: string = "ApiError";

  constructor(
    /** What was being done, to which object: "creating the policy \"x\"". */
    readonly doing: string,
    readonly refusal: Refusal,
    /** What to do next, where more is known than code and status say. */
    nextStep?: string,
  ) {
    super(printableLine(sentence(doing, refusal, nextStep)));
  }
}

/** The object is gone: 404 E0000007, or OPA's 404 resource_does_not_exist. Any other 404 is an ApiError. */
export class NotFoundError extends ApiError {
  override readonly name = "NotFoundError";
}

/** The answer; undefined where Okta says that the object asked for does not exist. */
export async function orGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFoundError) {
      return undefined;
    }
    throw error;
  }
}

/** Whether Okta does not offer the call at all: neither the path is known nor, where it is, the method. */
export function isUnknownCall(error: unknown): boolean {
  if (!(error instanceof ApiError)) {
    return false;
  }
  const { status, code } = error.refusal;
  return (status === 404 && code === "E0000008") || status === 405 || status === 501;
}

/** The answer did not have the documented shape, so nothing was concluded from it. */
export class UnexpectedResponseError extends Error {
  override readonly name = "UnexpectedResponseError";

  constructor(
    doing: string,
    problem: string,
    /** Method and path of the request. */
    readonly endpoint: string,
  ) {
    super(
      printableLine(
        `${doing}: the answer to ${endpoint} does not have the expected shape (${problem}). ` +
          "Nothing was recorded; if a proxy stands between, check it, otherwise please report this.",
      ),
    );
  }
}

/** Whether it is open what became of a request: no answer came, none that can be read, or one that says nothing of it. */
export function mayHaveActed(error: unknown): boolean {
  if (error instanceof ApiError) {
    return error.refusal.status >= 500;
  }
  // A proxy's good status hides whatever Okta answered; its refusal may have come before or after Okta's answer.
  if (error instanceof IntermediaryError) {
    return error.status >= 500 || error.status <= 299;
  }
  return (error instanceof NetworkError && !error.neverSent) || error instanceof UnexpectedResponseError;
}

const GONE_CODES: ReadonlySet<string> = new Set(["E0000007", "resource_does_not_exist"]);

const NEXT_STEP: Readonly<Record<string, string>> = {
  E0000001: "Correct the named fields in the program.",
  E0000002: "Check that the org's engine (Classic or Identity Engine) knows this policy type.",
  E0000004: "Check okta:apiToken (or OKTA_API_TOKEN).",
  E0000006: "Give the token's owner an admin role that covers this object.",
  E0000008: "Check okta:orgUrl; this path does not exist there.",
  E0000011: "Check okta:apiToken (or OKTA_API_TOKEN): it is invalid or expired.",
  E0000015: "The org lacks the feature; ask Okta to enable it or leave the field out.",
  E0000022: "Okta does not allow this on the object as it stands (system object, or wrong state).",
  E0000047: "The rate limit did not recover in time; run again, or lower --parallel.",
  E0000077: "Somebody changed the order meanwhile; run `pulumi up --refresh`.",
  authentication_error:
    "Check oktapam:key and oktapam:secret (OKTAPAM_KEY, OKTAPAM_SECRET), and the permissions: OPA answers 401 for both.",
  authorization_error: "Check the service user's groups: it lacks the role for this call.",
  resource_already_exists:
    "The name exists or once existed; OPA never frees the name of a deleted service user.",
};

/** What to do where the code is one that Okta gives for many reasons, and the words tell which it was. */
const NEXT_STEP_BY_WORDS: readonly (readonly [words: RegExp, nextStep: string])[] = [
  [
    /policy mappings are no longer supported/i,
    "Okta refuses apps at this endpoint since 2022; map them with PolicyResourceMapping and appId, which assigns the policy to the app.",
  ],
  [
    /re-?assignment of this policy is not allowed/i,
    "Okta made this policy for one app of its own, and that app and policy stay together: map another policy, and adopt this one by its name to change its rules.",
  ],
  [
    /invalid resource type.*valid types/is,
    "Okta does not take a sign-in policy for API service apps, because nobody signs in to them: leave this app out.",
  ],
  [
    /cannot be assigned to apps/i,
    "Apps stand on ACCESS_POLICY and PROFILE_ENROLLMENT policies; those that Okta keeps for account management take none.",
  ],
  [
    /assigned to apps/i,
    "Move its apps to another policy first: PolicyResourceMapping with the other policyId; or reassignTo, where the policy is to be deleted.",
  ],
  [/can be cloned/i, "Okta clones app sign-in policies only (ACCESS_POLICY): leave cloneFrom out."],
  [/merge duplicate policies/i, "Wait until the admins' merge of duplicate policies is over, and run again."],
];

// Followed, it would take the credentials along.
const REDIRECT =
  "No redirect is followed: if the org has another name now, correct okta:orgUrl (oktapam:apiHost).";

const NEXT_STEP_BY_STATUS: Readonly<Record<number, string>> = {
  301: REDIRECT,
  302: REDIRECT,
  303: REDIRECT,
  307: REDIRECT,
  308: REDIRECT,
  401: "Check the credentials, and that their owner may do this.",
  403: "Check the role or scope of the credentials.",
  429: "The rate limit did not recover in time; run again, or lower --parallel.",
  500: "Run again; if it stays, give the request id to Okta support.",
};

/** Turns a bad status into the one matching error. Who answered is told before what was answered. */
export function refused(
  doing: string,
  product: OktaProduct,
  response: HttpResponse,
  nextStep?: string,
): ApiError | IntermediaryError {
  if (isIntermediary(response)) {
    return intermediaryError(doing, response);
  }
  const refusal = readRefusal(product, response);
  const gone = refusal.status === 404 && GONE_CODES.has(refusal.code);
  return gone ? new NotFoundError(doing, refusal) : new ApiError(doing, refusal, nextStep);
}

function readRefusal(product: OktaProduct, { status, headers, body }: HttpResponse): Refusal {
  const fields: Record<string, unknown> = typeof body === "object" && body !== null ? { ...body } : {};
  // OPA's 403 bodies can list access methods, which must not reach a log.
  const silent = product === "Okta Privileged Access" && status === 403;
  const causes = Array.isArray(fields.errorCauses) ? fields.errorCauses : fields.errors;
  return {
    product,
    status,
    code: text(fields.errorCode) || text(fields.type) || text(fields.nottype),
    summary: silent ? "forbidden" : text(fields.errorSummary) || text(fields.message) || text(fields.error),
    causes: silent || !Array.isArray(causes) ? [] : causes.map(causeText).filter((cause) => cause !== ""),
    requestId: headers["x-okta-request-id"] ?? headers["x-request-id"] ?? (text(fields.errorId) || undefined),
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function causeText(cause: unknown): string {
  if (typeof cause !== "object" || cause === null) {
    return text(cause);
  }
  const fields: Record<string, unknown> = { ...cause };
  const where = text(fields.path);
  const what = text(fields.errorSummary) || text(fields.message);
  return where === "" ? what : `${where}: ${what}`;
}

function nextStepByWords(summary: string, causes: readonly string[]): string | undefined {
  const words = [summary, ...causes].join("; ");
  return NEXT_STEP_BY_WORDS.find(([pattern]) => pattern.test(words))?.[1];
}

function sentence(doing: string, refusal: Refusal, nextStep: string | undefined): string {
  const { product, status, code, summary, causes, requestId } = refusal;
  const said = [code, summary].filter((part) => part !== "").join(" ");
  const next =
    nextStep ?? nextStepByWords(summary, causes) ?? NEXT_STEP[code] ?? NEXT_STEP_BY_STATUS[status] ?? "";
  return [
    `${doing}: ${product} answered ${status}${said === "" ? "" : ` ${said}`}.`,
    causes.length === 0 ? "" : `Causes: ${causes.join("; ")}.`,
    next,
    requestId === undefined ? "" : `(request ${requestId})`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
