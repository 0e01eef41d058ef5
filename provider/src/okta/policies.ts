import { z } from "zod";
import type { JsonObject } from "../comparison/json";
import { path } from "../http/path";
import { type Api, arrayOf } from "./api";
import { JustCreated } from "./just-created";
import { PagedLookup } from "./paged-lookup";
import type { SingleFlight } from "./single-flight";

/** What every policy and rule carries; the rest of the body passes through untouched. */
const policySchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  status: z.string(),
  system: z.boolean().optional(),
  priority: z.number().nullish(),
});
export type LivePolicy = JsonObject & z.infer<typeof policySchema>;

const liveSchema = policySchema as unknown as z.ZodType<LivePolicy>; // loose objects parsed from JSON hold JSON

/** Rules have the same frame as policies. */
export type LiveRule = LivePolicy;

export type LifecycleAction = "activate" | "deactivate";

/** What narrows a list of policies; Okta does the narrowing. */
export interface PolicyFilters {
  readonly status?: string;
  /** The beginning of the name. */
  readonly q?: string;
  readonly expand?: string;
  readonly sortBy?: string;
  /** An authorization server. */
  readonly resourceId?: string;
}

/** `/api/v1/policies` and the rules below. */
export interface PoliciesApi {
  /** All pages. */
  list(type: string, filters?: PolicyFilters): Promise<{ items: LivePolicy[]; now: Date }>;
  /** Finds policies of a type by id, page by page. */
  lookup(type: string): PagedLookup<LivePolicy>;
  get(policyId: string): Promise<LivePolicy>;
  /** Copies an app sign-in policy with its rules. Okta names the copy. */
  clone(policyId: string): Promise<LivePolicy>;
  /** @param activate false makes it inactive; for Classic orgs only. */
  create(body: JsonObject, activate?: boolean): Promise<LivePolicy>;
  /** Whether this process made the policy a moment ago and no rule in it: then it holds none but Okta's own. */
  isUntouched(policyId: string): boolean;
  replace(policyId: string, body: JsonObject): Promise<LivePolicy>;
  delete(policyId: string): Promise<void>;
  lifecycle(policyId: string, action: LifecycleAction): Promise<void>;
  rules(policyId: string): Promise<{ items: LiveRule[]; now: Date }>;
  getRule(policyId: string, ruleId: string): Promise<LiveRule>;
  createRule(policyId: string, body: JsonObject, activate: boolean): Promise<LiveRule>;
  /**
   * @param onRepeat told where the request went twice: then the rules behind this one have other numbers than after one, for
   * the number that a rule has counts as held
   */
  replaceRule(policyId: string, ruleId: string, body: JsonObject, onRepeat?: () => void): Promise<LiveRule>;
  deleteRule(policyId: string, ruleId: string): Promise<void>;
  ruleLifecycle(policyId: string, ruleId: string, action: LifecycleAction): Promise<void>;
}

export function policiesApi(api: Api, reads: SingleFlight, fresh: JustCreated): PoliciesApi {
  const noted = async (making: Promise<LivePolicy>): Promise<LivePolicy> => {
    const made = await making;
    fresh.note(made.id);
    return made;
  };
  const untouched = new JustCreated();
  return {
    list: (type, filters = {}) => {
      const query = new URLSearchParams({ type, ...filters }).toString();
      return reads.read(`policies ${query}`, () =>
        api.list(`listing the ${type} policies`, `/api/v1/policies?${query}`, arrayOf(liveSchema)),
      );
    },
    lookup: (type) =>
      new PagedLookup(
        `/api/v1/policies?${new URLSearchParams({ type })}`,
        (where) => api.page(`listing the ${type} policies`, where, arrayOf(liveSchema)),
        ({ id }) => id,
      ),
    get: (policyId) =>
      reads.read(`policy ${policyId}`, () =>
        api.call(
          `reading the policy ${policyId}`,
          { method: "GET", path: path`/api/v1/policies/${policyId}` },
          liveSchema,
        ),
      ),
    clone: (policyId) =>
      reads.write(() =>
        noted(
          api.call(
            `cloning the policy ${policyId}`,
            { method: "POST", path: path`/api/v1/policies/${policyId}/clone` },
            liveSchema,
          ),
        ),
      ),
    create: (body, activate = true) =>
      reads.write(async () => {
        const made = await noted(
          api.call(
            `creating the ${body.type} policy "${body.name}"`,
            { method: "POST", path: `/api/v1/policies${activate ? "" : "?activate=false"}`, body },
            liveSchema,
          ),
        );
        untouched.note(made.id);
        return made;
      }),
    isUntouched: (policyId) => untouched.has(policyId),
    replace: (policyId, body) =>
      reads.write(() =>
        api.call(
          `updating the ${body.type} policy "${body.name}" (${policyId})`,
          { method: "PUT", path: path`/api/v1/policies/${policyId}`, body, justCreated: fresh.has(policyId) },
          liveSchema,
        ),
      ),
    delete: (policyId) =>
      reads.write(async () => {
        fresh.forget(policyId);
        await api.send(`deleting the policy ${policyId}`, {
          method: "DELETE",
          path: path`/api/v1/policies/${policyId}`,
        });
      }),
    lifecycle: (policyId, action) =>
      reads.write(async () => {
        await api.send(`${action.slice(0, -1)}ing the policy ${policyId}`, {
          method: "POST",
          path: path`/api/v1/policies/${policyId}/lifecycle/${action}`,
          repeatable: true,
          justCreated: fresh.has(policyId),
        });
      }),
    rules: (policyId) =>
      reads.read(`rules of ${policyId}`, () =>
        api.list(
          `listing the rules of the policy ${policyId}`,
          path`/api/v1/policies/${policyId}/rules`,
          arrayOf(liveSchema),
          fresh.has(policyId),
        ),
      ),
    getRule: (policyId, ruleId) =>
      reads.read(`rule ${ruleId} of ${policyId}`, () =>
        api.call(
          `reading the rule ${ruleId} of the policy ${policyId}`,
          { method: "GET", path: path`/api/v1/policies/${policyId}/rules/${ruleId}` },
          liveSchema,
        ),
      ),
    createRule: (policyId, body, activate) => {
      untouched.forget(policyId);
      return reads.write(() =>
        noted(
          api.call(
            `creating the rule "${body.name}" in the policy ${policyId}`,
            {
              method: "POST",
              path: `${path`/api/v1/policies/${policyId}/rules`}${activate ? "" : "?activate=false"}`,
              body,
              justCreated: fresh.has(policyId),
            },
            liveSchema,
          ),
        ),
      );
    },
    replaceRule: (policyId, ruleId, body, onRepeat) =>
      reads.write(() =>
        api.call(
          `updating the rule "${body.name}" (${ruleId}) of the policy ${policyId}`,
          {
            method: "PUT",
            path: path`/api/v1/policies/${policyId}/rules/${ruleId}`,
            body,
            justCreated: fresh.has(policyId, ruleId),
            ...(onRepeat === undefined ? {} : { onRepeat }),
          },
          liveSchema,
        ),
      ),
    deleteRule: (policyId, ruleId) =>
      reads.write(async () => {
        fresh.forget(ruleId);
        await api.send(`deleting the rule ${ruleId} of the policy ${policyId}`, {
          method: "DELETE",
          path: path`/api/v1/policies/${policyId}/rules/${ruleId}`,
        });
      }),
    ruleLifecycle: (policyId, ruleId, action) =>
      reads.write(async () => {
        await api.send(`${action.slice(0, -1)}ing the rule ${ruleId} of the policy ${policyId}`, {
          method: "POST",
          path: path`/api/v1/policies/${policyId}/rules/${ruleId}/lifecycle/${action}`,
          repeatable: true,
          justCreated: fresh.has(policyId, ruleId),
        });
      }),
  };
}
