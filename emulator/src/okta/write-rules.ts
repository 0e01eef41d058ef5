import type { EmulatorContext } from "../context.js";
import type { JsonObject } from "../json.js";
import type { PolicyRecord, RuleRecord } from "../store.js";
import { OktaError } from "./errors.js";

/** What writes to policies and to rules have in common. */

export const refusal = (context: EmulatorContext, sentence: string): OktaError =>
  context.features.systemRefusal === "E0000001"
    ? new OktaError("E0000001", `Api validation failed: ${sentence}`)
    : new OktaError(context.features.systemRefusal, undefined, [sentence]);

/** Whether the body of a POST makes an inactive object. */
export const makesInactive = ({ features, isEnforced }: EmulatorContext, body: JsonObject): boolean =>
  body.status === "INACTIVE" &&
  (features.statusOnCreate === "honoured" || !isEnforced("status-ignored-on-post"));

/** PUT moves lastUpdated, leaves created and ignores the status; what it does not know does not outlive it. */
export function replaceStamps(
  { isEnforced }: EmulatorContext,
  object: PolicyRecord | RuleRecord,
  stamp: string,
): void {
  delete object.properties;
  if (isEnforced("put-stamps")) {
    object.lastUpdated = stamp;
  }
  if (!isEnforced("created-stays")) {
    object.created = stamp;
  }
}

export function replaceStatus(
  { isEnforced }: EmulatorContext,
  object: PolicyRecord | RuleRecord,
  body: JsonObject,
): void {
  if (isEnforced("status-ignored-on-put")) {
    return;
  }
  object.status = body.status === "INACTIVE" ? "INACTIVE" : "ACTIVE";
}
