import { isObject, type Json } from "../comparison/json";
import type { LivePolicy } from "../okta/policies";
import type { JsonOutput } from "../policy-types/json-input";

/** What programs get of policies and rules alike. */
export interface FrameResult {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly status: string;
  readonly priority?: number;
  readonly system: boolean;
  readonly created?: string;
  readonly lastUpdated?: string;
  readonly conditions?: JsonOutput;
}

/** The part of Okta's answer that policies and rules have in common. */
export function frameResult(live: LivePolicy): FrameResult {
  const { priority, created, lastUpdated, conditions } = live;
  return {
    id: live.id,
    name: live.name,
    type: live.type,
    status: live.status,
    system: live.system === true,
    ...(typeof priority === "number" ? { priority } : {}),
    ...textAt("created", created),
    ...textAt("lastUpdated", lastUpdated),
    ...objectAt("conditions", conditions),
  };
}

/** The property, or none where Okta answers no text there. */
export function textAt<Name extends string>(name: Name, value: Json | undefined): { [K in Name]?: string } {
  return typeof value === "string" ? ({ [name]: value } as { [K in Name]: string }) : {};
}

/** The property, or none where Okta answers no object there. */
export function objectAt<Name extends string>(
  name: Name,
  value: Json | undefined,
): { [K in Name]?: JsonOutput } {
  return isObject(value) ? ({ [name]: value } as { [K in Name]: JsonOutput }) : {};
}
