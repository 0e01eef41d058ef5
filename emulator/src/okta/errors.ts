import { errorId } from "../ids.js";
import type { JsonObject } from "../json.js";

/** HTTP status and first words per code (facts §4). The only place that knows Okta's error body. */
const catalogue = {
  E0000001: { status: 400, text: "Api validation failed" },
  E0000002: { status: 400, text: "The request was not valid" },
  E0000003: { status: 400, text: "The request body was not well-formed." },
  E0000006: { status: 403, text: "You do not have permission to perform the requested action" },
  E0000007: { status: 404, text: "Not found" },
  E0000008: { status: 404, text: "The requested path was not found" },
  E0000009: { status: 500, text: "Internal Server Error" },
  E0000010: { status: 503, text: "Service is in read only mode" },
  E0000011: { status: 401, text: "Invalid token provided" },
  E0000015: { status: 401, text: "You do not have permission to access the feature you are requesting" },
  E0000021: { status: 415, text: "Bad request.  Accept and/or Content-Type headers are likely not set." },
  E0000022: { status: 405, text: "The endpoint does not support the provided HTTP method" },
  E0000028: { status: 400, text: "The request is missing a required parameter." },
  E0000047: { status: 429, text: "API call exceeded rate limit due to too many requests." },
  E0000077: { status: 403, text: "The attribute is read-only" },
  E0000195: { status: 409, text: "Conflict" },
  E0000239: { status: 423, text: "The policy priorities are being reconciled. Try again later." },
  E0000411: { status: 411, text: "Length Required" },
} as const;

export type OktaErrorCode = keyof typeof catalogue;

export class OktaError extends Error {
  readonly status: number;
  constructor(
    readonly code: OktaErrorCode,
    summary: string = catalogue[code].text,
    readonly causes: string[] = [],
  ) {
    super(summary);
    this.status = catalogue[code].status;
  }

  body(): JsonObject {
    return {
      errorCode: this.code,
      errorSummary: this.message,
      errorLink: this.code,
      errorId: errorId(),
      errorCauses: this.causes.map((errorSummary) => ({ errorSummary })),
    };
  }
}

/** `Api validation failed: <field>` with one cause per sentence. */
export const invalid = (field: string, ...causes: string[]): OktaError =>
  new OktaError("E0000001", `Api validation failed: ${field}`, causes);

export const notFound = (id: string, kind: string): OktaError =>
  new OktaError("E0000007", `Not found: Resource not found: ${id} (${kind})`);

export const errorForStatus = (status: number): OktaErrorCode => {
  const codes = Object.keys(catalogue) as OktaErrorCode[];
  return codes.find((code) => catalogue[code].status === status) ?? "E0000009";
};
