import { path } from "../../http/path";
import type { OktaOrg } from "../../okta/client";
import { mayHaveActed, orGone } from "../../okta/errors";
import { type Mapping, mappedResource } from "../../okta/mappings";
import { type MappingKind, STOOD_BEFORE, tellStoodBefore } from "./mapping";

const MAP_TRIES = 3;
const MAP_PAUSE_MS = 500;

/** App sign-in policies under a DEVICE_SIGNAL_COLLECTION policy, through the policy's mappings. */
export const deviceSignal: MappingKind = {
  replacing: ["appId", "accessPolicyId", "policyId"],

  async create(org, inputs, isOwnPolicy) {
    const policyId = String(inputs.policyId);
    const accessPolicyId = String(inputs.accessPolicyId);
    const outs = { policyId, accessPolicyId };
    const standing = await mappingOf(org, policyId, accessPolicyId);
    const { id } = standing ?? (await mapOnce(org, policyId, accessPolicyId));
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

async function mappingOf(
  org: OktaOrg,
  policyId: string,
  accessPolicyId: string,
): Promise<Mapping | undefined> {
  return (await org.mappings.list(policyId)).find(
    (mapping) => mappedResource(policyId, mapping) === accessPolicyId,
  );
}

/** Where it is open whether Okta made the mapping, the list tells. */
async function mapOnce(org: OktaOrg, policyId: string, accessPolicyId: string): Promise<Mapping> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await org.mappings.create(policyId, accessPolicyId);
    } catch (error) {
      if (attempt >= MAP_TRIES || !mayHaveActed(error)) {
        throw error;
      }
      await org.sleep(MAP_PAUSE_MS * attempt);
      const made = await mappingOf(org, policyId, accessPolicyId);
      if (made !== undefined) {
        return made;
      }
    }
  }
}

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
