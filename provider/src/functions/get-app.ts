import type * as pulumi from "@pulumi/pulumi";
import type { FunctionOptions } from "./function-options";
import { lookUp } from "./look-up";
import { outputOf } from "./program-connection";

/** Which app is meant: by id or by label. */
export type GetAppArgs =
  | {
      /** The id. */
      readonly id: string;
    }
  | {
      /** The label, to the letter; exactly one app must have it. */
      readonly label: string;
    };

/** The same as `GetAppArgs`, where texts may be outputs of resources. */
export type GetAppOutputArgs =
  | { readonly id: pulumi.Input<string> }
  | { readonly label: pulumi.Input<string> };

/** An app as Okta answers it. */
export interface GetAppResult {
  readonly id: string;
  /** What the Admin Console and the dashboard show. */
  readonly label: string;
  /** The kind of app: its key in Okta's catalogue, or `oidc_client` and the like. */
  readonly name: string;
  /** "ACTIVE" or "INACTIVE". */
  readonly status: string;
  /** "OPENID_CONNECT", "SAML_2_0" and others. */
  readonly signOnMode?: string;
}

/**
 * Looks up an app, by id or by label. It reads only, at every preview and every up. Inactive apps are found, too.
 *
 * Scope: okta.apps.read. Endpoints: GET `/api/v1/apps/{appId}`, GET `/api/v1/apps?q=…`.
 *
 * @throws LookupError where none or more than one has the label, NotFoundError where there is none of the id, ApiError
 * where Okta refuses, TypeError where the arguments do not say one thing
 */
export async function getApp(args: GetAppArgs, opts?: FunctionOptions): Promise<GetAppResult> {
  return await lookUp("getApp", ({ apps }) => apps, ["id", "label"], args, opts);
}

/** `getApp` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getAppOutput(args: GetAppOutputArgs, opts?: FunctionOptions): pulumi.Output<GetAppResult> {
  return outputOf("getApp", args, opts, getApp);
}
