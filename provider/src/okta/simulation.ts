import { z } from "zod";
import { type Api, arrayOf } from "./api";
import { ApiError } from "./errors";
import type { SingleFlight } from "./single-flight";

/** What is supposed of a sign-in. */
export interface SimulationContext {
  /** The user who signs in. Not together with `groups`. */
  readonly user?: { readonly id: string };
  /** Ids of the groups that whoever signs in belongs to. Not together with `user`. */
  readonly groups?: { readonly ids: readonly string[] };
  /** The IP address the sign-in comes from. */
  readonly ip?: string;
  /** Ids of the network zones the sign-in comes from. */
  readonly zones?: { readonly ids: readonly string[] };
  /** The risk of the sign-in. */
  readonly risk?: { readonly level: "LOW" | "MEDIUM" | "HIGH" };
  /** The device. */
  readonly device?: {
    /** "IOS", "ANDROID", "MACOS", "WINDOWS" and others. */
    readonly platform?: string;
    /** Whether the device is registered with Okta Verify. */
    readonly registered?: boolean;
    /** Whether a device management solution manages it. */
    readonly managed?: boolean;
    /** Id of the device assurance policy that the device fulfils. */
    readonly assuranceId?: string;
  };
}

export const simulationContextSchema = z
  .strictObject({
    user: z.strictObject({ id: z.string().min(1) }).exactOptional(),
    groups: z.strictObject({ ids: z.array(z.string().min(1)).min(1) }).exactOptional(),
    ip: z.union([z.ipv4(), z.ipv6()]).exactOptional(),
    zones: z.strictObject({ ids: z.array(z.string().min(1)).min(1) }).exactOptional(),
    risk: z.strictObject({ level: z.enum(["LOW", "MEDIUM", "HIGH"]) }).exactOptional(),
    device: z
      .strictObject({
        platform: z.string().min(1).exactOptional(),
        registered: z.boolean().exactOptional(),
        managed: z.boolean().exactOptional(),
        assuranceId: z.string().min(1).exactOptional(),
      })
      .exactOptional(),
  })
  .refine(({ user, groups }) => user === undefined || groups === undefined, {
    path: ["groups"],
    message: "Okta takes a user or groups, not both",
  });

/** "MATCH", "NOT_MATCH", or "UNDEFINED" where something that decides was not supposed. */
export type SimulationStatus = string;

/** A condition and whether it is fulfilled. */
export interface SimulatedCondition {
  readonly type: string;
  readonly status: SimulationStatus;
}

/** A rule and whether it applies. */
export interface SimulatedRule {
  readonly id: string;
  readonly name: string;
  readonly status: SimulationStatus;
  readonly conditions: readonly SimulatedCondition[];
}

/** A policy, whether it applies, and its rules that are worth a mention. */
export interface SimulatedPolicy {
  readonly id: string;
  readonly name: string;
  readonly status: SimulationStatus;
  readonly conditions: readonly SimulatedCondition[];
  readonly rules: readonly SimulatedRule[];
}

/** How Okta would decide in the policies of one type. */
export interface PolicySimulation {
  /** The type of the policies; Okta answers a list, which holds one. */
  readonly policyType: readonly string[];
  readonly status: SimulationStatus;
  /** What applies: the policy, and in it the rule that decides. */
  readonly matched: readonly SimulatedPolicy[];
  /** What might apply, if more were supposed. */
  readonly undetermined: readonly SimulatedPolicy[];
  /** What was looked at and does not apply; only where `expand` asks for it. */
  readonly evaluated: readonly SimulatedPolicy[];
}

/** A sign-in to be played through. */
export interface Simulation {
  /** Id of the app that is opened. */
  readonly appInstance: string;
  readonly policyContext?: SimulationContext;
  /** "EVALUATED" also answers what does not apply, "RULE" with the conditions of it. */
  readonly expand?: "EVALUATED" | "RULE";
}

/** POST `/api/v1/policies/simulate`: plays a sign-in through the policies as they stand. Writes nothing. */
export interface SimulationApi {
  /** One evaluation for each type of policy that can be simulated. Scope okta.policies.read. */
  simulate(simulation: Simulation): Promise<PolicySimulation[]>;
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const orEmpty = <T>(item: z.ZodType<T>) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
const condition = z.object({ type: text, status: text });
const rule = z.object({ id: text, name: text, status: text, conditions: orEmpty(condition) });
const policy = z.object({
  id: text,
  name: text,
  status: text,
  conditions: orEmpty(condition),
  rules: orEmpty(rule),
});
const policies = z
  .object({ policies: orEmpty(policy) })
  .nullish()
  .transform((answer) => answer?.policies ?? []);
const evaluationSchema = z
  .object({
    policyType: orEmpty(z.string()),
    status: text,
    result: policies,
    undefined: policies,
    evaluated: policies,
  })
  .transform(({ policyType, status, result, undefined: undetermined, evaluated }) => ({
    policyType,
    status,
    matched: result,
    undetermined,
    evaluated,
  }));

export function simulationApi(api: Api, reads: SingleFlight): SimulationApi {
  return {
    async simulate({ appInstance, policyContext, expand }) {
      // Types are not named in the request: a recorded org refused the documented spelling (facts §1.1, P9), and without
      // them Okta evaluates all.
      const body = [{ appInstance, ...(policyContext === undefined ? {} : { policyContext }) }];
      const query = expand === undefined ? "" : `?expand=${expand}`;
      const doing = `simulating a sign-in to the app ${appInstance}`;
      try {
        return await reads.read(`simulation ${query} ${JSON.stringify(body)}`, async () => {
          const { body: answer } = await api.send(doing, {
            method: "POST",
            path: `/api/v1/policies/simulate${query}`,
            body,
            repeatable: true,
          });
          return arrayOf(evaluationSchema)(doing, answer);
        });
      } catch (error) {
        if (error instanceof ApiError && NOT_OFFERED.has(error.refusal.code ?? "")) {
          throw new ApiError(
            doing,
            error.refusal,
            "Only orgs on the Identity Engine simulate sign-ins; on a Classic org there is no way to ask.",
          );
        }
        throw error;
      }
    },
  };
}

/** Feature disabled, and unknown path. */
const NOT_OFFERED: ReadonlySet<string> = new Set(["E0000015", "E0000008", "E0000022"]);
