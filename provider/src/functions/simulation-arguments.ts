import { z } from "zod";
import { SIMULATED_TYPES } from "../okta/simulated";
import { simulationContextSchema } from "../okta/simulation";

/** What `simulatePolicies` takes. */
export const simulationArguments = z.strictObject({
  appInstance: z.string().min(1),
  policyTypes: z.array(z.enum(SIMULATED_TYPES)).exactOptional(),
  policyContext: simulationContextSchema.exactOptional(),
  expand: z.enum(["EVALUATED", "RULE"]).exactOptional(),
});
