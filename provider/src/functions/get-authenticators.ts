import type * as pulumi from "@pulumi/pulumi";
import type { FunctionOptions } from "./function-options";
import { outputOf, programOrg } from "./program-connection";

/** Which authenticators are meant. Without `key` and `type`, all of the org. */
export interface GetAuthenticatorsArgs {
  /** "okta_verify", "webauthn", "phone_number" and others. Several may have "custom_app" or "external_idp". */
  readonly key?: string;
  /** "app", "email", "federated", "password", "phone", "security_key", "security_question" or "tac". */
  readonly type?: string;
}

/** The same as `GetAuthenticatorsArgs`, where texts may be outputs of resources. */
export interface GetAuthenticatorsOutputArgs {
  readonly key?: pulumi.Input<string>;
  readonly type?: pulumi.Input<string>;
}

/** A way in which an authenticator is used, as Okta answers it. */
export interface AuthenticatorOfOrgMethod {
  /** "push", "signed_nonce", "sms", "webauthn" and others. */
  readonly type: string;
  /** "ACTIVE" or "INACTIVE". */
  readonly status: string;
}

/** An authenticator as Okta answers it. */
export interface AuthenticatorOfOrg {
  readonly id: string;
  /** What enrolment policies and sign-in rules name. */
  readonly key: string;
  /** What people see. */
  readonly name: string;
  readonly type: string;
  /** "ACTIVE" or "INACTIVE". */
  readonly status: string;
  /** Absent where Okta offers no list of them. */
  readonly methods?: readonly AuthenticatorOfOrgMethod[];
}

/**
 * Lists the authenticators of the org with their methods, in Okta's order, inactive ones too; an empty list where none
 * fits. It reads only, at every preview and every up, with one request for the list and one for each that fits. Classic
 * orgs have none.
 *
 * Scope: okta.authenticators.read. Endpoints: GET `/api/v1/authenticators`, GET
 * `/api/v1/authenticators/{authenticatorId}/methods`.
 *
 * @throws ApiError where Okta refuses, TypeError where `key` or `type` is empty or something else is asked for
 */
export async function getAuthenticators(
  args: GetAuthenticatorsArgs = {},
  opts?: FunctionOptions,
): Promise<readonly AuthenticatorOfOrg[]> {
  // A value that came out empty, of a missing setting perhaps, must not mean all.
  const wrong = Object.entries(args).some(
    ([name, value]) => !["key", "type"].includes(name) || typeof value !== "string" || value.trim() === "",
  );
  if (wrong) {
    throw new TypeError(
      'getAuthenticators: narrow by { key: "…" }, { type: "…" }, both or nothing, with a text for each. Nothing was sent.',
    );
  }
  const { key, type } = args;
  const { directory } = await programOrg("getAuthenticators", opts);
  const fitting = (await directory.authenticators.all()).filter(
    (one) => (key === undefined || one.key === key) && (type === undefined || one.type === type),
  );
  return await Promise.all(
    fitting.map(async ({ _links, ...shown }) =>
      _links?.methods === undefined ? shown : { ...shown, methods: await directory.methodsOf(shown.id) },
    ),
  );
}

/** `getAuthenticators` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getAuthenticatorsOutput(
  args: GetAuthenticatorsOutputArgs = {},
  opts?: FunctionOptions,
): pulumi.Output<readonly AuthenticatorOfOrg[]> {
  return outputOf("getAuthenticators", args, opts, getAuthenticators);
}
