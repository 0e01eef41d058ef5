import * as pulumi from "@pulumi/pulumi";
import type { SimulatedType, SimulationContext } from "../../okta/simulated";
import type { Inputs } from "../../policy-types/inputs";
import { checkedOptions, knownOutput } from "../../pulumi/bridge";
import { providerText, TYPE_TOKENS } from "../../pulumi/kinds";
import { shortenTraces } from "../../pulumi/stack-traces";
// The types apart: Pulumi checks programs with a TypeScript of its own (3.8) that knows no `type` inside braces.
import type { AccessDecision, StoredDecision } from "./verdict";
import { fromStored } from "./verdict";
import { fingerprint } from "./watched";

export interface AccessExpectationArgs {
  /** Id of the app that is opened. A change replaces the expectation. */
  readonly app: pulumi.Input<string>;
  /** What is supposed of the sign-in: user or groups, network, risk, device. What is not said may leave Okta undecided. */
  readonly context?: Inputs<SimulationContext>;
  /** Name or id of the rule that must decide. */
  readonly rule?: pulumi.Input<string>;
  /**
   * Whether the sign-in must be let in or refused. Global session policies and the app's sign-in policy both count, unless
   * `policyType` names one.
   */
  readonly access?: "ALLOW" | "DENY";
  /** The type of the policies that are asked. Default: "ACCESS_POLICY" for `rule`. */
  readonly policyType?: SimulatedType;
  /**
   * Policies, rules, mappings and components of them that decide. The expectation is tried after them, and again whenever
   * one of them changes. A component counts by the resources that its constructor makes.
   */
  readonly watch?: readonly pulumi.Resource[];
  /** Tries the expectation at every up, because others also change the org. Default: false. */
  readonly always?: boolean;
}

/**
 * What must come out when somebody signs in to an app. An up asks Okta after the policies stand, and fails with a table
 * where Okta decides otherwise; where Okta cannot tell, it warns. Previews ask nothing. It changes nothing in Okta.
 * Identity Engine only.
 *
 * Scope: okta.policies.read. Endpoints: POST `/api/v1/policies/simulate`, GET
 * `/api/v1/policies/{policyId}/rules/{ruleId}` where `access` is expected.
 */
export class AccessExpectation extends pulumi.CustomResource {
  declare readonly app: pulumi.Output<string>;
  /** "asExpected", or "undetermined" where Okta could not tell. */
  declare readonly outcome: pulumi.Output<"asExpected" | "undetermined">;
  /** How Okta decided, for each type of policy that was asked. */
  declare readonly decisions: pulumi.Output<readonly AccessDecision[]>;

  constructor(name: string, args: AccessExpectationArgs, opts?: pulumi.CustomResourceOptions) {
    const { watch = [], ...asked } = args;
    const lengthenTraces = shortenTraces();
    try {
      super(
        TYPE_TOKENS.accessExpectation,
        name,
        {
          ...asked,
          ...(watch.length === 0 ? {} : { watched: fingerprint(`AccessExpectation "${name}"`, watch) }),
          outcome: undefined,
          decisions: undefined,
          __provider: providerText("accessExpectation"),
        },
        // What is waited for must not hang on what the hash is made of: a component may hold more than policies.
        checkedOptions("accessExpectation", name, pulumi.mergeOptions(opts, { dependsOn: [...watch] })),
      );
    } finally {
      lengthenTraces();
    }
    this.app = knownOutput(this, args.app);
    // Absent where a user's own tests mock Pulumi.
    const stored: pulumi.Output<readonly StoredDecision[] | undefined> = this.decisions;
    this.decisions = stored.apply((decisions = []) => decisions.map(fromStored));
  }
}
