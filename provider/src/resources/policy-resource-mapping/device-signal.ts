import { path } from "../../http/path";
import { NotFoundError } from "../../okta/errors";
import { mappedResource } from "../../okta/mappings";
import type { MappingBackend } from "./backend";

/** App sign-in policies on a DEVICE_SIGNAL_COLLECTION policy. */
export const deviceSignalBackend: MappingBackend = {
  async create(org, inputs) {
    const policyId = String(inputs.policyId);
    const accessPolicyId = String(inputs.accessPolicyId);
    // A mapping that stands already is the trace of a killed run: there can be only one.
    const standing = (await org.mappings.list(policyId)).find(
      (mapping) => mappedResource(mapping) === accessPolicyId,
    );
    const { id } = standing ?? (await org.mappings.create(policyId, accessPolicyId));
    return { id: `mapping${path`/${policyId}/${id}`}`, outs: { policyId, accessPolicyId } };
  },

  async read(org, id) {
    const { policyId, mappingId } = split(id);
    try {
      const mapped = mappedResource(await org.mappings.get(policyId, mappingId));
      return mapped === undefined ? { policyId } : { policyId, accessPolicyId: mapped };
    } catch (error) {
      if (error instanceof NotFoundError) {
        return undefined;
      }
      throw error;
    }
  },

  async delete(org, id) {
    const { policyId, mappingId } = split(id);
    await org.mappings.delete(policyId, mappingId);
  },
};

function split(id: string): { policyId: string; mappingId: string } {
  const [prefix, policyId, mappingId, ...rest] = id.split("/");
  if (prefix !== "mapping" || !policyId || !mappingId || rest.length > 0) {
    throw new Error(`"${id}" is not the id of a mapping; it reads mapping/<policyId>/<mappingId>.`);
  }
  return { policyId: decodeURIComponent(policyId), mappingId: decodeURIComponent(mappingId) };
}
