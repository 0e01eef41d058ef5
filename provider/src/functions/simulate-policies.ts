import type * as pulumi from "@pulumi/pulumi";
import type { PolicySimulation, SimulatedType, SimulationContext } from "../okta/simulated";
import type { Inputs } from "../policy-types/inputs";
import type { FunctionOptions } from "./function-options";
import { outputOf, programOrg } from "./program-connection";

/** Which sign-in is played through. */
export interface SimulatePoliciesArgs {
  /** Id of the app that is opened. */
  readonly appInstance: string;
  /** Only what policies of these types say. Without it, all that Okta simulates. */
  readonly policyTypes?: readonly SimulatedType[];
  /** What is supposed of the sign-in. What is not said can leave a rule undetermined. */
  readonly policyContext?: SimulationContext;
  /** "EVALUATED" also answers what was looked at and does not apply, "RULE" with the conditions of it. */
  readonly expand?: "EVALUATED" | "RULE";
}

/** The same as `SimulatePoliciesArgs`, where values may be outputs of resources. */
export interface SimulatePoliciesOutputArgs {
  readonly appInstance: pulumi.Input<string>;
  readonly policyTypes?: pulumi.Input<readonly pulumi.Input<SimulatedType>[]>;
  readonly policyContext?: Inputs<SimulationContext>;
  readonly expand?: "EVALUATED" | "RULE";
}

/**
 * Asks Okta how it would decide a sign-in, by the policies and rules as they stand in the org. It changes nothing, at
 * every preview and every up. Okta simulates OKTA_SIGN_ON, ACCESS_POLICY, MFA_ENROLL and PROFILE_ENROLLMENT policies.
 * Only for orgs on the Identity Engine.
 *
 * Scope: okta.policies.read. Endpoint: POST `/api/v1/policies/simulate`.
 *
 * @throws ApiError where Okta refuses, a Classic org among others, TypeError where the arguments do not fit
 */
export async function simulatePolicies(
  args: SimulatePoliciesArgs,
  opts?: FunctionOptions,
): Promise<PolicySimulation[]> {
  // Loaded by the first call, so that programs without functions start without schemas.
  const { simulationArguments } = await import("./simulation-arguments.js");
  const checked = simulationArguments.safeParse(withoutUndefined(args));
  if (!checked.success) {
    const problems = checked.error.issues.map(
      ({ path, message }) => `${path.join(".") || "arguments"}: ${message}`,
    );
    throw new TypeError(`simulatePolicies: ${problems.join("; ")}. Nothing was sent.`);
  }
  const { policyTypes, ...simulation } = checked.data;
  const org = await programOrg("simulatePolicies", opts);
  const evaluations = await org.simulations.simulate(simulation);
  return policyTypes === undefined
    ? evaluations
    : evaluations.filter(({ policyType }) => policyTypes.some((type) => policyType.includes(type)));
}

/** `simulatePolicies` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function simulatePoliciesOutput(
  args: SimulatePoliciesOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<PolicySimulation[]> {
  return outputOf("simulatePolicies", args, opts, simulatePolicies);
}

/** The arguments as Okta would be sent them: one that came out undefined, of a missing setting perhaps, is none. */
function withoutUndefined(args: SimulatePoliciesArgs): unknown {
  return JSON.parse(JSON.stringify(args ?? {}));
}
