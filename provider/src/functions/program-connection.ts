import * as pulumi from "@pulumi/pulumi";
import type { OktaOrg } from "../okta/client";
import type { OpaTeam } from "../opa/client";

/**
 * The org, as the program's own process sees it. Functions run there, while resources run in Pulumi's plugin: the same
 * settings and the same client code, each with a connection of its own.
 */
export async function programOrg(): Promise<OktaOrg> {
  // Loaded by the first call, so that programs without functions start without an HTTP client.
  const { connections } = await import("../pulumi/connections.js");
  return connections(() => (key) => pulumi.runtime.getConfig(key)).org();
}

/** The team of Okta Privileged Access, as the program's own process sees it. */
export async function programTeam(): Promise<OpaTeam> {
  const { connections } = await import("../pulumi/connections.js");
  return connections(() => (key) => pulumi.runtime.getConfig(key)).team();
}
