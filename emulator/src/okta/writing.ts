import type { JsonObject } from "../json.js";
import type { PolicyRecord, RuleRecord } from "../store.js";
import type { World } from "../world.js";
import { OktaError } from "./errors.js";

/** What writes to policies and to rules have in common. */

export const refusal = (world: World, sentence: string): OktaError =>
  world.features.systemRefusal === "E0000001"
    ? new OktaError("E0000001", `Api validation failed: ${sentence}`)
    : new OktaError(world.features.systemRefusal, undefined, [sentence]);

/** Whether the body of a POST makes an inactive object. */
export const makesInactive = ({ features, holds }: World, body: JsonObject): boolean =>
  body.status === "INACTIVE" && (features.statusOnCreate === "honoured" || !holds("status-ignored-on-post"));

/** PUT moves lastUpdated, leaves created and ignores the status; what it does not know does not outlive it. */
export function replaceStamps({ holds }: World, object: PolicyRecord | RuleRecord, stamp: string): void {
  delete object.properties;
  if (holds("put-stamps")) object.lastUpdated = stamp;
  if (!holds("created-stays")) object.created = stamp;
}

export function replaceStatus({ holds }: World, object: PolicyRecord | RuleRecord, body: JsonObject): void {
  if (holds("status-ignored-on-put")) return;
  object.status = body.status === "INACTIVE" ? "INACTIVE" : "ACTIVE";
}
