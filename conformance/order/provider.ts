import type { dynamic } from "@pulumi/pulumi";
import type { Emulator } from "okta-emulator";

// The provider as Pulumi's engine drives it: check, diff, and the one step that follows. Which sources it is made of is
// for the caller to say, so that a planted fault can be put in their place.

type Bag = Record<string, unknown>;

/** What is needed of the provider. */
export interface Provider {
  readonly policyRule: dynamic.ResourceProvider;
  readonly policyRuleSet: dynamic.ResourceProvider;
  /** Lets a new process begin. */
  forgetConnections(): void;
}

/** The provider made of the sources in this folder; the project's own where none is named. */
export async function loadProvider(emulator: Emulator, folder = "../../provider/src"): Promise<Provider> {
  const runtime: Pick<Provider, "policyRule" | "policyRuleSet"> = await import(`${folder}/runtime`);
  const { forgetConnections }: Pick<Provider, "forgetConnections"> = await import(
    `${folder}/pulumi/connections`
  );
  const config: Record<string, string> = {
    "okta:orgUrl": emulator.url,
    "okta:apiToken": emulator.credentials.apiToken,
  };
  const request = {
    config: { get: (key: string) => config[key], require: (key: string) => config[key] ?? "" },
  };
  await runtime.policyRule.configure?.(request);
  await runtime.policyRuleSet.configure?.(request);
  return { policyRule: runtime.policyRule, policyRuleSet: runtime.policyRuleSet, forgetConnections };
}

/** What the state holds of a resource. */
export interface Kept {
  readonly id: string;
  readonly inputs: Bag;
  readonly outs: Bag;
  /** Whether the last step did only a part. */
  readonly isHalfDone: boolean;
}

/** One `up` of one resource; answers what the state holds then. An error carries it as `kept`. */
export async function up(
  provider: dynamic.ResourceProvider,
  old: Kept | undefined,
  args: Bag,
  autoName: string,
): Promise<Kept> {
  const inputs = await checked(provider, old?.inputs ?? {}, { ...args, __okta: { autoName } });
  if (old === undefined) {
    const { id, outs } = await keeping(inputs, provider.create(inputs));
    return { id, inputs, outs: stored(outs), isHalfDone: false };
  }
  const difference = await provider.diff?.(old.id, old.outs, inputs);
  if (difference?.changes !== true && !old.isHalfDone) {
    return old;
  }
  const { outs } = (await keeping(inputs, provider.update?.(old.id, old.outs, inputs))) ?? {};
  return { id: old.id, inputs, outs: stored(outs), isHalfDone: false };
}

/** A refresh, and whether it changed the inputs or leaves something to do for the next up. */
export async function isSilent(
  provider: dynamic.ResourceProvider,
  old: Kept,
  args: Bag,
  autoName: string,
): Promise<boolean> {
  const live = await provider.read?.(old.id, old.outs);
  const inputs = await checked(provider, old.inputs, { ...args, __okta: { autoName } });
  const difference = await provider.diff?.(old.id, stored(live?.props), inputs);
  const isSame = JSON.stringify(sorted(live?.inputs)) === JSON.stringify(sorted(old.inputs));
  return isSame && difference?.changes === false;
}

/** A step that failed in part. */
export class HalfDone extends Error {
  constructor(
    message: string,
    readonly kept: Kept | undefined,
  ) {
    super(message);
  }
}

async function keeping<T>(inputs: Bag, step: Promise<T> | undefined): Promise<T> {
  try {
    return await (step ?? Promise.reject(new Error("the provider has no such step")));
  } catch (error) {
    const { id, properties } = error as { id?: string; properties?: Bag };
    const kept =
      id === undefined || properties === undefined
        ? undefined
        : { id, inputs, outs: stored(properties), isHalfDone: true };
    throw new HalfDone(error instanceof Error ? error.message : String(error), kept);
  }
}

async function checked(provider: dynamic.ResourceProvider, olds: Bag, args: Bag): Promise<Bag> {
  const { inputs, failures = [] } = (await provider.check?.(olds, args)) ?? {};
  if (failures.length > 0) {
    throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("; "));
  }
  return { ...inputs };
}

/** The engine stores what arrives over gRPC: plain JSON. */
function stored(outs: unknown): Bag {
  return JSON.parse(JSON.stringify(outs ?? {})) as Bag;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    : value;
}
