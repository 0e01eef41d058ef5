import { isObject, type JsonObject } from "../../comparison/json";
import { path } from "../../http/path";
import type { AppPolicyKind } from "../../okta/apps";
import type { OktaOrg } from "../../okta/client";
import { NotFoundError } from "../../okta/errors";
import type { LiveRule } from "../../okta/policies";
import type { MappingBackend } from "./backend";

export interface AppBackend extends MappingBackend {
  /** Another policy for the same app: one PUT, never an app without its policy in between. */
  move(org: OktaOrg, olds: JsonObject, news: JsonObject): Promise<JsonObject>;
}

/** The same URL sets either of an app's policies; which one follows from the policy's type. */
const TYPE_OF: Readonly<Record<AppPolicyKind, string>> = {
  accessPolicy: "ACCESS_POLICY",
  profileEnrollment: "PROFILE_ENROLLMENT",
};

export const appBackend: AppBackend = {
  async create(org, inputs) {
    const { appId, policyId, kind } = mapping(inputs);
    await requireFit(org, inputs);
    const before = (await org.apps.policies(appId))[kind];
    if (before !== policyId) {
      await org.apps.assign(appId, policyId);
    }
    const previous = before === undefined || before === policyId ? {} : { previousPolicyId: before };
    return { id: `app${path`/${appId}/${kind}`}`, outs: { appId, policyId, ...previous } };
  },

  async read(org, _id, outs) {
    const { appId, kind } = mapping(withState(outs));
    try {
      const live = (await org.apps.policies(appId))[kind];
      return live === undefined ? undefined : { policyId: live };
    } catch (error) {
      if (error instanceof NotFoundError) {
        return undefined;
      }
      throw error;
    }
  },

  async move(org, olds, news) {
    const { appId, policyId, kind } = mapping(news);
    const { previousPolicyId: former } = olds;
    if (policyId === olds.policyId) {
      return { appId, policyId, ...(former === undefined ? {} : { previousPolicyId: former }) };
    }
    await requireFit(org, news);
    const live = (await org.apps.policies(appId))[kind];
    if (live !== olds.policyId && live !== policyId) {
      throw new Error(
        `moving the app ${appId} to the policy ${policyId}: somebody put it on the policy ${live ?? "(none)"} since the last up or refresh ` +
          `(it stood on ${String(olds.policyId)}). Nothing was written. Run \`pulumi up --refresh\` to see and overwrite it.`,
      );
    }
    if (live !== policyId) {
      await org.apps.assign(appId, policyId);
    }
    return {
      appId,
      policyId,
      ...(former === undefined ? {} : { previousPolicyId: former }),
    };
  },

  async delete(org, _id, outs) {
    const { appId, policyId, kind } = mapping(outs);
    if (outs.onDestroy === "release") {
      return;
    }
    const live = (await org.apps.policies(appId))[kind];
    // Somebody else has put the app elsewhere: that is theirs to keep.
    if (live !== policyId) {
      return;
    }
    const previous =
      outs.onDestroy === "previous" && typeof outs.previousPolicyId === "string"
        ? outs.previousPolicyId
        : undefined;
    const target = (await standing(org, previous)) ?? (await defaultPolicy(org, TYPE_OF[kind], appId));
    if (target !== policyId) {
      await org.apps.assign(appId, target);
    }
  },
};

function mapping(bag: JsonObject): { appId: string; policyId: string; kind: AppPolicyKind } {
  return {
    appId: String(bag.appId),
    policyId: String(bag.policyId),
    kind: bag.kind === "profileEnrollment" ? "profileEnrollment" : "accessPolicy",
  };
}

/** `kind` is an option, so state keeps it in the private bag. */
function withState(outs: JsonObject): JsonObject {
  const bag = outs.__okta;
  return isObject(bag) && isObject(bag.options) ? { ...outs, ...bag.options } : outs;
}

/** Before anything is sent: the policy has the kind's type, and more than a door that is open to all. */
async function requireFit(org: OktaOrg, inputs: JsonObject): Promise<void> {
  const { appId, policyId, kind } = mapping(inputs);
  const policy = await org.policies.get(policyId);
  if (policy.type !== TYPE_OF[kind]) {
    throw new Error(
      `assigning the policy "${policy.name}" (${policyId}) to the app ${appId}: kind "${kind}" takes a policy of type ${TYPE_OF[kind]}, ` +
        `this one is ${policy.type}. Nothing was written. Name another policy or set kind.`,
    );
  }
  if (kind !== "accessPolicy") {
    return;
  }
  const { items } = await org.policies.rules(policyId);
  if (
    items.filter(({ status }) => status === "ACTIVE").every((rule) => rule.system === true && allows(rule))
  ) {
    const sentence = `the policy "${policy.name}" (${policyId}) has no active rule but a catch-all that allows`;
    if (inputs.requireRules === true) {
      throw new Error(
        `assigning it to the app ${appId}: ${sentence}. Nothing was written. Let the mapping depend on the policy's rules (dependsOn), ` +
          "or drop requireRules.",
      );
    }
    org.log(`app ${appId}: ${sentence}; let the mapping depend on its rules, or set its catch-all to DENY`);
  }
}

function allows({ actions }: LiveRule): boolean {
  return isObject(actions) && isObject(actions.appSignOn) && actions.appSignOn.access === "ALLOW";
}

async function standing(org: OktaOrg, policyId: string | undefined): Promise<string | undefined> {
  if (policyId === undefined) {
    return undefined;
  }
  try {
    return (await org.policies.get(policyId)).id;
  } catch (error) {
    if (error instanceof NotFoundError) {
      return undefined;
    }
    throw error;
  }
}

async function defaultPolicy(org: OktaOrg, type: string, appId: string): Promise<string> {
  const { items } = await org.policies.list(type);
  const found = items.find(({ system }) => system === true);
  if (found === undefined) {
    throw new Error(
      `releasing the app ${appId}: the org has no default ${type} policy to put it on. Nothing was written. ` +
        'Set onDestroy: "previous" or "release".',
    );
  }
  return found.id;
}
