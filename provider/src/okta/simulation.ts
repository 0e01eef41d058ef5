import { z } from "zod";
import type { Api } from "./api";
import { ApiError } from "./errors";
import type { PolicySimulation, SimulationContext } from "./simulated";
import type { SingleFlight } from "./single-flight";

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

export function simulationApi(
  api: Api,
  reads: SingleFlight,
  organization: () => Promise<{ readonly pipeline?: string | undefined }>,
): SimulationApi {
  // The refusal is the answer to be told; that the engine could not be asked for beside it changes nothing of that.
  const isClassic = (): Promise<boolean> =>
    organization().then(
      ({ pipeline }) => pipeline === "v1",
      () => false,
    );
  return {
    async simulate({ appInstance, policyContext, expand }) {
      // Types are not named in the request: a recorded org refused the documented spelling (facts §1.1, P9), and without
      // them Okta evaluates all.
      const body = [{ appInstance, ...(policyContext === undefined ? {} : { policyContext }) }];
      const query = expand === undefined ? "" : `?expand=${expand}`;
      const doing = `simulating a sign-in to the app ${appInstance}`;
      try {
        return await reads.read(`simulation ${query} ${JSON.stringify(body)}`, () =>
          api.call(
            doing,
            { method: "POST", path: `/api/v1/policies/simulate${query}`, body, repeatable: true },
            z.array(evaluationSchema),
          ),
        );
      } catch (error) {
        if (error instanceof ApiError && NOT_OFFERED.has(error.refusal.code) && (await isClassic())) {
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

/** How an org says that it lacks an endpoint: a disabled feature, an unknown path, an operation that it does not allow. */
const NOT_OFFERED: ReadonlySet<string> = new Set(["E0000015", "E0000008", "E0000022"]);
