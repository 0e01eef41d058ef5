import * as pulumi from "@pulumi/pulumi";
import type { FunctionOptions } from "./function-options";
import { outputOf, programTeam } from "./program-connection";

/** A short-lived token for Okta Privileged Access. */
export interface GetServiceTokenResult {
  /** The bearer token, for the header `Authorization: Bearer …`. */
  readonly token: string;
  /** When the token ends, ISO 8601; about an hour from now. */
  readonly expiresAt: string;
}

/**
 * Exchanges the key in the settings for a token, for other tools that the program feeds. The result is a Pulumi secret. In
 * a preview no token is made, and the result is unknown. There is no plain form: a token must not stand in a variable that
 * Pulumi does not know to be secret.
 *
 * Every up makes a new token, so what is fed with it changes with every up.
 *
 * Endpoint: POST `/v1/teams/{team}/service_token`.
 *
 * @throws ApiError where OPA refuses the key; Error where the settings hold a ready token (`oktapam:bearerToken`) and no key
 */
export function getServiceTokenOutput(opts?: FunctionOptions): pulumi.Output<GetServiceTokenResult> {
  // What is unknown is not applied, so a preview goes no further.
  const up = pulumi.output(pulumi.runtime.isDryRun() ? pulumi.unknown : "up");
  const token = outputOf("getServiceToken", up, opts, async () =>
    (await programTeam("getServiceToken", opts)).mint(),
  );
  return pulumi.secret(token);
}
