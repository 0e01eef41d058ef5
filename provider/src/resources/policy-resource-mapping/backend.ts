import type { JsonObject } from "../../comparison/json";
import type { OktaOrg } from "../../okta/client";

/** One face, two backends: apps go through the app, device signals through the policy. */
export interface MappingBackend {
  create(org: OktaOrg, inputs: JsonObject): Promise<{ id: string; outs: JsonObject }>;
  /** Undefined means gone. */
  read(org: OktaOrg, id: string, outs: JsonObject): Promise<JsonObject | undefined>;
  delete(org: OktaOrg, id: string, outs: JsonObject): Promise<void>;
}
