import type * as pulumi from "@pulumi/pulumi";

/** JSON in which any value may be an output of another resource. */
export type JsonInput =
  | string
  | number
  | boolean
  | null
  | readonly pulumi.Input<JsonInput>[]
  | { readonly [key: string]: pulumi.Input<JsonInput> | undefined };

/** A JSON object of Okta's, in the API's own spelling. */
export type JsonObjectInput = { readonly [key: string]: pulumi.Input<JsonInput> | undefined };

/** What outputs hold. */
export type JsonOutput = { readonly [key: string]: unknown };
