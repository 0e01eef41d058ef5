import { z } from "zod";
import { path } from "../http/path";
import { type Api, arrayOf } from "./api";
import type { JustCreated } from "./just-created";
import { linkedId, linkSchema } from "./link";
import { PagedLookup } from "./paged-lookup";
import { SERVES_READS_MS, type SingleFlight } from "./single-flight";

const mappingSchema = z.looseObject({
  id: z.string(),
  _links: z.looseObject({ application: linkSchema.optional(), policy: linkSchema.optional() }).optional(),
});
export type Mapping = z.infer<typeof mappingSchema>;

const mappedAppSchema = z.looseObject({ id: z.string() });
export type MappedApp = z.infer<typeof mappedAppSchema>;

/** `/api/v1/policies/{id}/mappings`. Okta refuses apps there; it serves DEVICE_SIGNAL_COLLECTION policies. */
export interface MappingsApi {
  /** All pages. */
  list(policyId: string): Promise<Mapping[]>;
  /**
   * The mapping of that app, or of that id, as the reads of one refresh share the list; undefined where the pages that were
   * read do not show it.
   */
  shared(policyId: string, appOrMapping: string): Promise<Mapping | undefined>;
  /** All pages of `/api/v1/policies/{id}/app`, deprecated by Okta: the apps alone, without the ids of their mappings. */
  apps(policyId: string): Promise<MappedApp[]>;
  get(policyId: string, mappingId: string): Promise<Mapping>;
  create(policyId: string, resourceId: string): Promise<Mapping>;
  delete(policyId: string, mappingId: string): Promise<void>;
}

export function mappingsApi(api: Api, reads: SingleFlight, fresh: JustCreated): MappingsApi {
  const mappingsOf = (policyId: string) => path`/api/v1/policies/${policyId}/mappings`;
  const listing = (policyId: string) => `listing the mappings of the policy ${policyId}`;
  return {
    list: async (policyId) =>
      (await api.list(listing(policyId), mappingsOf(policyId), arrayOf(mappingSchema), fresh.has(policyId)))
        .items,
    async shared(policyId, appOrMapping) {
      const lookup = await reads.read(
        `for reads: mappings of ${policyId}`,
        async () =>
          new PagedLookup<Mapping>(
            mappingsOf(policyId),
            (where) => api.page(listing(policyId), where, arrayOf(mappingSchema)),
            (mapping) => mappedApp(mapping) ?? mapping.id,
          ),
        SERVES_READS_MS,
      );
      return lookup.find(appOrMapping);
    },
    apps: async (policyId) =>
      (
        await api.list(
          `listing the apps of the policy ${policyId}`,
          path`/api/v1/policies/${policyId}/app`,
          arrayOf(mappedAppSchema),
        )
      ).items,
    get: (policyId, mappingId) =>
      api.call(
        `reading the mapping ${mappingId} of the policy ${policyId}`,
        { method: "GET", path: path`/api/v1/policies/${policyId}/mappings/${mappingId}` },
        mappingSchema,
      ),
    create: (policyId, resourceId) =>
      reads.write(() =>
        api.call(
          `mapping the app sign-in policy ${resourceId} to the policy ${policyId}`,
          {
            method: "POST",
            path: mappingsOf(policyId),
            body: { resourceId, resourceType: "ACCESS_POLICY" },
            justCreated: fresh.has(policyId, resourceId),
          },
          mappingSchema,
        ),
      ),
    delete: (policyId, mappingId) =>
      reads.write(async () => {
        await api.send(`deleting the mapping ${mappingId} of the policy ${policyId}`, {
          method: "DELETE",
          path: path`/api/v1/policies/${policyId}/mappings/${mappingId}`,
        });
      }),
  };
}

/** What a mapping of the policy puts under it. */
export function mappedResource(policyId: string, mapping: Mapping): string | undefined {
  return mappedPolicy(policyId, mapping) ?? mappedApp(mapping);
}

/** The app that a mapping puts under its policy. */
export function mappedApp({ _links }: Mapping): string | undefined {
  return linkedId(_links?.application);
}

/** The policy that a mapping puts under another one. Okta's reference shows mappings that link to their own policy, too. */
export function mappedPolicy(policyId: string, { _links }: Mapping): string | undefined {
  const linked = linkedId(_links?.policy);
  return linked === policyId ? undefined : linked;
}
