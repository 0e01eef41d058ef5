import { type JsonObject, textOf } from "../../comparison/json";
import { resolveOptions } from "../../lifecycle/options";
import { messageOf } from "../../lifecycle/policy-object/describe";
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
  const apps = (await orGone(appsLeftOn(org, policyId))) ?? [];
  if (apps.length === 0) {
    return;
  }
  const doing = `deleting the ${type} policy "${textOf(outs.name)}" (${policyId})`;
  const { reassignTo } = resolveOptions(readRecord(outs, "org")?.options ?? {}, false);
  if (reassignTo === undefined) {
    throw new Error(
      `${doing}: ${await inWords(org, apps)} on it. Nothing was deleted. Map them to another policy with PolicyResourceMapping ` +
        "or in the Admin Console, and run again. Where the policy still stands in the program, reassignTo on it and an up, and " +
        `then the destroy, do the same. ${AT_REPLACEMENT}`,
    );
  }
  const target = reassignTo === policyId ? undefined : await orGone(org.policies.get(reassignTo));
  if (target?.type !== type || target.status !== "ACTIVE") {
    throw new Error(
      `${doing}: ${await inWords(org, apps)} on it, and reassignTo (${reassignTo}) names no other active ${type} policy. ` +
        `Nothing was deleted. Correct reassignTo and run up, then destroy. ${AT_REPLACEMENT}`,
    );
  }
  for (const [moved, app] of apps.entries()) {
    try {
      await org.apps.assign(app, target.id);
    } catch (error) {
      throw new Error(
        `${doing}: ${moved} of its ${apps.length} apps went to the policy "${target.name}", the others and the policy itself ` +
          `stay: ${messageOf(error)} Run again to go on.`,
        { cause: error },
      );
    }
  }
  org.log(
    `${doing}: ${apps.length} ${apps.length === 1 ? "app" : "apps"} went to the policy "${target.name}"`,
  );
}

/** The state of a policy that waits for its delete is written no more, so what the program says of it by now is not read. */
const AT_REPLACEMENT =
  "If it is being replaced, only moving the apps helps: to its replacement, which stands already.";

const LOOKS = 4;
const FIRST_PAUSE_MS = 500;

/** A list may lag behind what this run did a moment ago: an app that it moved away is looked for again. */
async function appsLeftOn(org: OktaOrg, policyId: string): Promise<string[]> {
  for (let look = 1; ; look += 1) {
    const apps = await appsOn(org, policyId);
    if (look === LOOKS || !apps.some((app) => org.apps.hasLeft(app, policyId))) {
      return apps;
    }
    await org.sleep(FIRST_PAUSE_MS * 2 ** (look - 1));
  }
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
