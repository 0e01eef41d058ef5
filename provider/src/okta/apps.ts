import { z } from "zod";
import { path } from "../http/path";
import type { Api } from "./api";
import { type JustCreated, KNOWN_EVERYWHERE_AFTER_MS } from "./just-created";
import { linkedId, linkSchema } from "./link";
import type { SingleFlight } from "./single-flight";

/** The links by which an app names its two policies. */
export type AppPolicyKind = "accessPolicy" | "profileEnrollment";

const appSchema = z.looseObject({
  id: z.string(),
  label: z.string().optional(),
  _links: z.looseObject({ accessPolicy: linkSchema.optional(), profileEnrollment: linkSchema.optional() }),
});

/** The policies an app stands on; undefined where the app has none of that kind. */
export interface AppPolicies {
  readonly label: string | undefined;
  readonly accessPolicy: string | undefined;
  readonly profileEnrollment: string | undefined;
}

/** `/api/v1/apps`: only what assigning policies needs. */
export interface AppsApi {
  /** Scope okta.apps.read. */
  policies(appId: string): Promise<AppPolicies>;
  /** Replaces the policy of the kind that `policyId` is. Scope okta.apps.manage. */
  assign(appId: string, policyId: string): Promise<void>;
  /** Whether this process put the app on another policy a moment ago, so that the old policy's list may still show it. */
  hasLeft(appId: string, policyId: string): boolean;
}

export function appsApi(api: Api, reads: SingleFlight, fresh: JustCreated): AppsApi {
  const assigned = new Map<string, { readonly policyId: string; readonly at: number }>();
  return {
    policies: (appId) =>
      reads.read(`app ${appId}`, async () => {
        const { label, _links } = await api.call(
          `reading the app ${appId}`,
          { method: "GET", path: path`/api/v1/apps/${appId}` },
          appSchema,
        );
        return {
          label,
          accessPolicy: linkedId(_links.accessPolicy),
          profileEnrollment: linkedId(_links.profileEnrollment),
        };
      }),
    assign: (appId, policyId) =>
      reads.write(async () => {
        await api.send(`assigning the policy ${policyId} to the app ${appId}`, {
          method: "PUT",
          path: path`/api/v1/apps/${appId}/policies/${policyId}`,
          justCreated: fresh.has(policyId),
        });
        assigned.set(appId, { policyId, at: performance.now() });
      }),
    hasLeft: (appId, policyId) => {
      const last = assigned.get(appId);
      return (
        last !== undefined &&
        last.policyId !== policyId &&
        performance.now() - last.at < KNOWN_EVERYWHERE_AFTER_MS
      );
    },
  };
}
