import { z } from "zod";
import { path } from "../http/path";
import { type Api, arrayOf } from "./api";

const link = z.looseObject({ href: z.string() });
const mappingSchema = z.looseObject({
  id: z.string(),
  _links: z.looseObject({ application: link.optional(), policy: link.optional() }).optional(),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** `/api/v1/policies/{id}/mappings`. Okta refuses apps there; it serves DEVICE_SIGNAL_COLLECTION policies. */
export interface MappingsApi {
  list(policyId: string): Promise<Mapping[]>;
  get(policyId: string, mappingId: string): Promise<Mapping>;
  create(policyId: string, resourceId: string): Promise<Mapping>;
  delete(policyId: string, mappingId: string): Promise<void>;
}

export function mappingsApi(api: Api): MappingsApi {
  return {
    list: async (policyId) =>
      (
        await api.list(
          `listing the mappings of the policy ${policyId}`,
          path`/api/v1/policies/${policyId}/mappings`,
          arrayOf(mappingSchema),
        )
      ).items,
    get: (policyId, mappingId) =>
      api.call(
        `reading the mapping ${mappingId} of the policy ${policyId}`,
        { method: "GET", path: path`/api/v1/policies/${policyId}/mappings/${mappingId}` },
        mappingSchema,
      ),
    create: (policyId, resourceId) =>
      api.call(
        `mapping the app sign-in policy ${resourceId} to the policy ${policyId}`,
        {
          method: "POST",
          path: path`/api/v1/policies/${policyId}/mappings`,
          body: { resourceId, resourceType: "ACCESS_POLICY" },
        },
        mappingSchema,
      ),
    async delete(policyId, mappingId) {
      await api.send(`deleting the mapping ${mappingId} of the policy ${policyId}`, {
        method: "DELETE",
        path: path`/api/v1/policies/${policyId}/mappings/${mappingId}`,
      });
    },
  };
}

/** The object a mapping points at. */
export function mappedResource(mapping: Mapping): string | undefined {
  const href = mapping._links?.policy?.href ?? mapping._links?.application?.href;
  return href === undefined ? undefined : new URL(href).pathname.split("/").pop();
}
