import { oktaStamp } from "../clock.js";
import type { EmulatorContext } from "../context.js";
import { oktaId } from "../ids.js";
import { clone } from "../json.js";
import type { PolicyRecord } from "../store.js";
import { OktaError } from "./errors.js";
import { rulesOf } from "./ordering.js";
import { isAccountManagement } from "./rendering.js";

/** A copy of an app sign-in policy with all its rules. */
export function cloneOf(context: EmulatorContext, original: PolicyRecord): PolicyRecord {
  const { state } = context;
  if (original.type !== "ACCESS_POLICY" || isAccountManagement(original)) {
    throw new OktaError(
      "E0000001",
      "Api validation failed: Only policies of type ACCESS_POLICY can be cloned.",
    );
  }
  const { boundApp: _bound, ...rest } = clone(original);
  // created and lastUpdated of a clone are null (recorded).
  const copy: PolicyRecord = {
    ...rest,
    id: context.newId("rst"),
    name: `[cloned] ${original.name}`,
    system: false,
    status: "ACTIVE",
    created: null,
    lastUpdated: null,
  };
  state.policies.push(copy);
  const stamp = oktaStamp(context.clock);
  for (const rule of rulesOf(state, original.id)) {
    state.rules.push({
      ...clone(rule),
      id: oktaId("rul"),
      policyId: copy.id,
      created: stamp,
      lastUpdated: stamp,
    });
  }
  return copy;
}
