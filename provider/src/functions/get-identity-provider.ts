import type * as pulumi from "@pulumi/pulumi";
import type { FunctionOptions } from "./function-options";
import { lookUp } from "./look-up";
import { outputOf } from "./program-connection";

/** Which identity provider is meant: by id or by name. */
export type GetIdentityProviderArgs =
  | {
      /** The id. */
      readonly id: string;
    }
  | {
      /** The name, to the letter; exactly one identity provider must have it. */
      readonly name: string;
    };

/** The same as `GetIdentityProviderArgs`, where texts may be outputs of resources. */
export type GetIdentityProviderOutputArgs =
  | { readonly id: pulumi.Input<string> }
  | { readonly name: pulumi.Input<string> };

/** An identity provider as Okta answers it. */
export interface GetIdentityProviderResult {
  readonly id: string;
  readonly name: string;
  /** "SAML2", "OIDC", "GOOGLE" and others: what a routing rule wants beside the id. */
  readonly type: string;
  /** "ACTIVE" or "INACTIVE". */
  readonly status?: string;
}

/**
 * Looks up an identity provider, by id or by name. It reads only, at every preview and every up.
 *
 * Scope: okta.idps.read. Endpoints: GET `/api/v1/idps/{idpId}`, GET `/api/v1/idps?q=…`.
 *
 * @throws LookupError where none or more than one has the name, NotFoundError where there is none of the id, ApiError
 * where Okta refuses, TypeError where the arguments do not say one thing
 */
export async function getIdentityProvider(
  args: GetIdentityProviderArgs,
  opts?: FunctionOptions,
): Promise<GetIdentityProviderResult> {
  return await lookUp(
    "getIdentityProvider",
    ({ identityProviders }) => identityProviders,
    ["id", "name"],
    args,
    opts,
  );
}

/** `getIdentityProvider` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getIdentityProviderOutput(
  args: GetIdentityProviderOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<GetIdentityProviderResult> {
  return outputOf("getIdentityProvider", args, opts, getIdentityProvider);
}
