import { path } from "../../http/path";
import type { OktaOrg } from "../../okta/client";
import { orGone } from "../../okta/errors";
import { type Mapping, mappedResource } from "../../okta/mappings";
import { type MappingKind, STOOD_BEFORE, tellStoodBefore } from "./mapping";

/** App sign-in policies under a DEVICE_SIGNAL_COLLECTION policy, through the policy's mappings. */
export const deviceSignal: MappingKind = {
  replacing: ["appId", "accessPolicyId", "policyId"],

  async create(org, inputs, isOwnPolicy) {
    const policyId = String(inputs.policyId);
    const accessPolicyId = String(inputs.accessPolicyId);
    const outs = { policyId, accessPolicyId };
    const standing = (await org.mappings.list(policyId)).find(
      (mapping) => mappedResource(policyId, mapping) === accessPolicyId,
    );
    const { id } = standing ?? (await org.mappings.create(policyId, accessPolicyId));
    const made = { id: `mapping${path`/${policyId}/${id}`}`, outs };
    // On a policy of this program a mapping that stands is what an interrupted run left.
    if (standing === undefined || isOwnPolicy(policyId)) {
      return made;
    }
    const what = `the app sign-in policy ${accessPolicyId} is mapped to the policy ${policyId}`;
    tellStoodBefore(org, what, 'onDestroy: "delete"');
    return { ...made, facts: STOOD_BEFORE };
  },

  async read(org, id) {
    const { policyId, mappingId } = split(id);
    const live = await orGone(theMapping(org, policyId, mappingId));
    if (live === undefined) {
      return undefined;
    }
    const mapped = mappedResource(policyId, live);
    return mapped === undefined ? { policyId } : { policyId, accessPolicyId: mapped };
  },

  /** Only options change in place. */
  update: async (_org, { policyId = null, accessPolicyId = null }, _news, { adopted }) => ({
    outs: { policyId, accessPolicyId },
    facts: adopted === true ? STOOD_BEFORE : {},
  }),

  async delete(org, id) {
    const { policyId, mappingId } = split(id);
    await orGone(org.mappings.delete(policyId, mappingId));
  },
};

async function theMapping(org: OktaOrg, policyId: string, mappingId: string): Promise<Mapping> {
  return (await org.mappings.shared(policyId, mappingId)) ?? org.mappings.get(policyId, mappingId);
}

function split(id: string): { policyId: string; mappingId: string } {
  const [prefix, policyId, mappingId, ...rest] = id.split("/");
  if (prefix !== "mapping" || !policyId || !mappingId || rest.length > 0) {
    throw new Error(`"${id}" is not the id of a mapping; it reads mapping/<policyId>/<mappingId>.`);
  }
  return { policyId: decodeURIComponent(policyId), mappingId: decodeURIComponent(mappingId) };
}
