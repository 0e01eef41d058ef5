import { type JsonObject, textOf } from "../../comparison/json";
import { resolveOptions } from "../../lifecycle/options";
import type { OktaOrg } from "../../okta/client";
import { isUnknownCall, orGone } from "../../okta/errors";
import { mappedApp } from "../../okta/mappings";
import { capabilitiesOf } from "../../policy-types/registry";
import { readRecord } from "../../state/record";

/** More apps than these are counted and not named. */
const MOST_NAMED = 10;

/**
 * Sees to it that no app stands on a policy that is about to be deleted: what Okta would do with such apps is not
 * documented, and an app that falls to the default policy may let everybody in. The apps go where `reassignTo` says;
 * without it nothing is deleted.
 */
export async function vacate(org: OktaOrg, policyId: string, outs: JsonObject): Promise<void> {
  const type = textOf(outs.type);
  if (capabilitiesOf(type)?.holdsApps !== true) {
    return;
  }
  const apps = (await orGone(appsOn(org, policyId))) ?? [];
  if (apps.length === 0) {
    return;
  }
  const doing = `deleting the ${type} policy "${textOf(outs.name)}" (${policyId})`;
  const { reassignTo } = resolveOptions(readRecord(outs, "org")?.options ?? {}, false);
  if (reassignTo === undefined) {
    throw new Error(
      `${doing}: ${await inWords(org, apps)} on it. Nothing was deleted. Set reassignTo on the Policy to the id of the ` +
        "policy that they go to and run up, then destroy; or map them elsewhere with PolicyResourceMapping.",
    );
  }
  const target = reassignTo === policyId ? undefined : await orGone(org.policies.get(reassignTo));
  if (target?.type !== type) {
    throw new Error(
      `${doing}: ${await inWords(org, apps)} on it, and reassignTo (${reassignTo}) names no other ${type} policy. ` +
        "Nothing was deleted. Correct reassignTo and run up, then destroy.",
    );
  }
  for (const app of apps) {
    await org.apps.assign(app, target.id);
  }
  org.log(
    `${doing}: ${apps.length} ${apps.length === 1 ? "app" : "apps"} went to the policy "${target.name}"`,
  );
}

/** From the mappings of the policy: one list, whatever the number of apps in the org. */
async function appsOn(org: OktaOrg, policyId: string): Promise<string[]> {
  try {
    const mappings = await org.mappings.list(policyId);
    return mappings.flatMap((mapping) => mappedApp(mapping) ?? []);
  } catch (error) {
    if (!isUnknownCall(error)) {
      throw error;
    }
    return (await org.mappings.apps(policyId)).map(({ id }) => id);
  }
}

async function inWords(org: OktaOrg, apps: readonly string[]): Promise<string> {
  const named = await Promise.all(
    apps.slice(0, MOST_NAMED).map(async (app) => {
      // The label is an ornament: where it cannot be read, the id must do.
      const label = await org.apps.policies(app).then(
        (found) => found.label,
        () => undefined,
      );
      return label === undefined ? app : `"${label}" (${app})`;
    }),
  );
  const more = apps.length - named.length;
  const list = named.join(", ") + (more === 0 ? "" : ` and ${more} more`);
  return apps.length === 1 ? `the app ${list} stands` : `the apps ${list} stand`;
}
