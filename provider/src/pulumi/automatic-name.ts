import { createHash } from "node:crypto";

/** What tells a resource apart from all others, whatever stacks share its org. */
export interface ResourceIdentity {
  readonly project: string;
  readonly stack: string;
  readonly logicalName: string;
}

/** Same text for the same resource, so that a create repeated after an interrupted run finds its own object. */
export function nameFor({ project, stack, logicalName }: ResourceIdentity): string {
  const identity = JSON.stringify([project, stack, logicalName]);
  return `${logicalName}-${createHash("sha256").update(identity).digest("hex").slice(0, 7)}`;
}

/** The logical name in an automatic name. */
export function logicalNameOf(automaticName: string): string {
  return automaticName.replace(/-[0-9a-f]{7}$/, "");
}
