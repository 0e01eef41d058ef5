import type { JsonObject } from "../json.js";

/** HTTP status per type name (OPA facts §3). The only place that knows OPA's error body. */
const catalogue = {
  invalid_request: 400,
  authentication_error: 401,
  authorization_error: 401,
  forbidden_error: 403,
  quota_exceeded: 403,
  resource_does_not_exist: 404,
  resource_already_exists: 409,
  unsupported_content_type: 415,
  too_many_requests: 429,
  unknown_error: 500,
  service_offline: 503,
  gateway_timeout: 504,
} as const;

export type OpaErrorType = keyof typeof catalogue;

export class OpaError extends Error {
  readonly status: number;
  constructor(
    readonly type: OpaErrorType,
    message: string,
  ) {
    super(message);
    this.status = catalogue[type];
  }

  body(): JsonObject {
    return { code: this.status, type: this.type, message: this.message };
  }
}

export const missing = (kind: string): OpaError =>
  new OpaError("resource_does_not_exist", `${kind} does not exist`);

export const opaTypeForStatus = (status: number): OpaErrorType => {
  const types = Object.keys(catalogue) as OpaErrorType[];
  return types.find((type) => catalogue[type] === status) ?? "unknown_error";
};
