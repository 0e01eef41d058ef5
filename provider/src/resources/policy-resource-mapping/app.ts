import { isObject, type Json, type JsonObject } from "../../comparison/json";
import { path } from "../../http/path";
import { ConflictError } from "../../lifecycle/errors";
import { policiesOf, rulesOf } from "../../lifecycle/policy-object/lists";
import type { AppPolicyKind } from "../../okta/apps";
import type { OktaOrg } from "../../okta/client";
import { isUnknownCall, NotFoundError, orGone } from "../../okta/errors";
import type { Mapping } from "../../okta/mappings";
import type { LivePolicy, LiveRule } from "../../okta/policies";
import { type MappingKind, STOOD_BEFORE, tellStoodBefore } from "./mapping";

/** The same URL sets either of an app's policies; which one follows from the policy's type. */
const TYPE_OF: Readonly<Record<AppPolicyKind, string>> = {
  accessPolicy: "ACCESS_POLICY",
  profileEnrollment: "PROFILE_ENROLLMENT",
};

/** How long a list serves the mappings of one run. */
const SERVES_MS = 60_000;

/** Apps under a sign-in policy or a user profile policy, through the app. */
export const app: MappingKind = {
  replacing: ["appId", "accessPolicyId", "kind"],

  async create(org, inputs, isOwnPolicy) {
    const { appId, policyId, kind } = argumentsOf(inputs);
    const id = `app${path`/${appId}/${kind}`}`;
    if (org.takenByThisRun.has(id)) {
      throw new Error(
        `mapping the app ${appId} to the policy ${policyId}: another resource of this program maps this app already. ` +
          "Nothing was written. An app stands under one policy of each kind: keep one of the two resources.",
      );
    }
    await requireFit(org, inputs);
    const before = (await org.apps.policies(appId))[kind];
    if (before !== policyId) {
      await org.apps.assign(appId, policyId);
      return { id, outs: { appId, policyId, ...previous(before) } };
    }
    // On a policy of this program the app stands where an interrupted run put it.
    if (isOwnPolicy(policyId)) {
      return { id, outs: { appId, policyId } };
    }
    tellStoodBefore(org, `the app ${appId} stands on the policy ${policyId}`, 'onDestroy: "default"');
    return { id, outs: { appId, policyId, ...previous(before) }, facts: STOOD_BEFORE };
  },

  async read(org, _id, before) {
    const { appId, policyId, kind } = argumentsOf(before);
    // The list of the policy's mappings serves all its apps. What it does not show, the app itself tells.
    if ((await sharedMapping(org, policyId, appId)) !== undefined) {
      return { policyId };
    }
    const live = (await orGone(org.apps.policies(appId)))?.[kind];
    return live === undefined ? undefined : { policyId: live };
  },

  /** Another policy for the same app: one PUT, never an app without its policy in between. */
  async update(org, olds, news, { adopted }) {
    const { appId, policyId, kind } = argumentsOf(news);
    // Back where it stood before the program, also after a repair of drift, it is not the program's to move away.
    const stoodBefore = adopted === true && policyId === olds.previousPolicyId;
    const result = {
      outs: { appId, policyId, ...previous(olds.previousPolicyId) },
      facts: stoodBefore ? STOOD_BEFORE : {},
    };
    if (policyId === olds.policyId) {
      return result;
    }
    await requireFit(org, news);
    const live = (await org.apps.policies(appId))[kind];
    if (live !== olds.policyId && live !== policyId) {
      throw new ConflictError(
        `moving the app ${appId} to the policy ${policyId}: somebody put it on the policy ${live ?? "(none)"} since the last up or refresh ` +
          `(it stood on ${String(olds.policyId)}). Nothing was written. Run \`pulumi up --refresh\` to see and overwrite it.`,
      );
    }
    if (live !== policyId) {
      await org.apps.assign(appId, policyId);
    }
    return result;
  },

  async delete(org, _id, before) {
    const { appId, policyId, kind } = argumentsOf(before);
    const live = (await orGone(org.apps.policies(appId)))?.[kind];
    // The app is gone, or somebody else has put it elsewhere: that is theirs to keep.
    if (live !== policyId) {
      return;
    }
    const { onDestroy, previousPolicyId } = before;
    const back =
      onDestroy === "previous" && typeof previousPolicyId === "string"
        ? await orGone(org.policies.get(previousPolicyId))
        : undefined;
    const target = back?.id ?? (await defaultPolicy(org, TYPE_OF[kind], appId));
    if (target !== policyId) {
      await org.apps.assign(appId, target);
    }
  },
};

function previous(policyId: Json | undefined): JsonObject {
  return typeof policyId === "string" ? { previousPolicyId: policyId } : {};
}

function argumentsOf(bag: JsonObject): { appId: string; policyId: string; kind: AppPolicyKind } {
  return {
    appId: String(bag.appId),
    policyId: String(bag.policyId),
    kind: bag.kind === "profileEnrollment" ? "profileEnrollment" : "accessPolicy",
  };
}

/** Before anything is sent: the policy has the kind's type, and more than a door that is open to all. */
async function requireFit(org: OktaOrg, inputs: JsonObject): Promise<void> {
  const { appId, policyId, kind } = argumentsOf(inputs);
  const policy = await policyNamed(org, policyId, TYPE_OF[kind]);
  if (policy.type !== TYPE_OF[kind]) {
    throw new Error(
      `assigning the policy "${policy.name}" (${policyId}) to the app ${appId}: kind "${kind}" takes a policy of type ${TYPE_OF[kind]}, ` +
        `this one is ${policy.type}. Nothing was written. Name another policy or set kind.`,
    );
  }
  if (kind !== "accessPolicy") {
    return;
  }
  const { items } = await rulesOf(policyId, policy.type).known(org, SERVES_MS);
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

const policiesMet = new WeakMap<OktaOrg, Map<string, LivePolicy>>();

/** A policy has its type for ever, so each is asked for once, and not at all where this process made it. */
async function policyNamed(org: OktaOrg, policyId: string, type: string): Promise<LivePolicy> {
  const met = policiesMet.get(org) ?? new Map<string, LivePolicy>();
  policiesMet.set(org, met);
  const policy =
    policiesOf(type).seen(org, policyId) ?? met.get(policyId) ?? (await org.policies.get(policyId));
  met.set(policyId, policy);
  return policy;
}

function allows({ actions }: LiveRule): boolean {
  return isObject(actions) && isObject(actions.appSignOn) && actions.appSignOn.access === "ALLOW";
}

async function sharedMapping(org: OktaOrg, policyId: string, appId: string): Promise<Mapping | undefined> {
  try {
    return await org.mappings.shared(policyId, appId);
  } catch (error) {
    // The policy is gone, or the org does not list mappings.
    if (error instanceof NotFoundError || isUnknownCall(error)) {
      return undefined;
    }
    throw error;
  }
}

async function defaultPolicy(org: OktaOrg, type: string, appId: string): Promise<string> {
  const { items } = await policiesOf(type).known(org, SERVES_MS);
  const found = items.find(({ system }) => system === true);
  if (found === undefined) {
    throw new Error(
      `releasing the app ${appId}: the org has no default ${type} policy to put it on. Nothing was written. ` +
        'Set onDestroy: "previous" or "release".',
    );
  }
  return found.id;
}
