import type * as pulumi from "@pulumi/pulumi";
import type { Provider } from "../pulumi/provider";

/** Whom a function asks. Without it, the org and team of the stack's own settings. */
export interface FunctionOptions {
  /** An explicit provider instance. */
  readonly provider?: Provider;
  /** Default for `provider`: the instance that this resource hands down to its children. */
  readonly parent?: pulumi.Resource;
}
