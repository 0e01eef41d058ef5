import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import type { Json } from "../../comparison/json";
import { canonicalText } from "../../comparison/json";
import type { SimulationContext } from "../../okta/simulated";
import type { Inputs } from "../../policy-types/inputs";
import { checkedOptions, knownOutput } from "../../pulumi/bridge";
import { providerText, TYPE_TOKENS } from "../../pulumi/kinds";
import type { AccessDecision } from "./verdict";

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
  readonly policyType?: "ACCESS_POLICY" | "OKTA_SIGN_ON" | "MFA_ENROLL" | "PROFILE_ENROLLMENT";
  /** Policies, rules and mappings that decide. The expectation is tried after them, and again whenever one changes. */
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
    super(
      TYPE_TOKENS.accessExpectation,
      name,
      {
        ...asked,
        ...(watch.length === 0 ? {} : { watched: fingerprint(watch) }),
        outcome: undefined,
        decisions: undefined,
        __provider: providerText("accessExpectation"),
      },
      checkedOptions("accessExpectation", name, opts),
    );
    this.app = knownOutput(this, args.app);
  }
}

/** Outputs that change with every write and decide nothing. */
const STAMPS: ReadonlySet<string> = new Set(["created", "lastUpdated", "urn"]);

/** Pulumi's own way to look at outputs of which some are unknown; its declarations keep quiet about it. */
interface WithUnknowns<T> {
  apply<U>(look: (value: T) => U, alsoUnknown: true): pulumi.Output<U>;
}

/** Pulumi's own way to look at outputs of which some are unknown; its declarations keep quiet about it. */
interface WithUnknowns<T> {
  apply<U>(look: (value: T) => U, alsoUnknown: true): pulumi.Output<U>;
}

/** A hash of all that the resources are: unknown while one of them is, and other when one has changed. */
function fingerprint(resources: readonly pulumi.Resource[]): pulumi.Output<string> {
  const outputs: unknown = pulumi.output(resources.map(outputsIn));
  return (outputs as WithUnknowns<readonly Told[]>).apply((all) => {
    if (all.some(isComing)) {
      // The declared type of an unknown is that of what it stands for.
      return pulumi.unknown as unknown as string;
    }
    return createHash("sha256")
      .update(canonicalText(all.map(withoutUnknowns)))
      .digest("hex")
      .slice(0, 16);
  }, true);
}

type Told = Readonly<Record<string, unknown>>;

/** Outputs that a resource has or its class lacks: unknown only while the resource is to be made or changed. */
const NEVER_ABSENT = ["id", "status", "rules", "policies"];

/** Whether a preview shows the resource, or one that a component holds, as made or changed. */
function isComing(outputs: Told): boolean {
  return (
    NEVER_ABSENT.some((name) => pulumi.isUnknown(outputs[name])) ||
    Object.values(outputs).some((value) => isRecord(value) && isComing(value))
  );
}

/** The value without what is unknown or undefined: an output that the resource lacks is the one in a preview, and the other in an up. */
function withoutUnknowns(value: unknown): Json {
  if (Array.isArray(value)) {
    return value.map(withoutUnknowns);
  }
  if (!isRecord(value)) {
    // Outputs hold JSON.
    return value as Json;
  }
  const known = Object.entries(value).filter(([, inner]) => inner !== undefined && !pulumi.isUnknown(inner));
  return Object.fromEntries(known.map(([key, inner]) => [key, withoutUnknowns(inner)]));
}

function isRecord(value: unknown): value is Told {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !pulumi.isUnknown(value);
}

/** The outputs of a resource, and of the resources that a component holds. */
function outputsIn(holder: object): Record<string, unknown> {
  const entries = Object.entries(holder).flatMap(([name, value]): [string, unknown][] => {
    if (name.startsWith("__") || STAMPS.has(name)) {
      return [];
    }
    if (pulumi.Output.isInstance(value)) {
      return [[name, value]];
    }
    return value instanceof pulumi.Resource || isNamedResources(value) ? [[name, outputsIn(value)]] : [];
  });
  return Object.fromEntries(entries);
}

function isNamedResources(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((item) => item instanceof pulumi.Resource)
  );
}
