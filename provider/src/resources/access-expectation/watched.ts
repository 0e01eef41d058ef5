import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { canonicalText, type Json } from "../../comparison/json";
import { TYPE_TOKENS } from "../../pulumi/kinds";

/** Outputs that change with every write and decide nothing. */
const STAMPS: ReadonlySet<string> = new Set(["created", "lastUpdated", "urn"]);

/** By type: an output that every resource of it has, beside the id. In a preview it is unknown only while a write is due. */
const NEVER_ABSENT: ReadonlyMap<unknown, string> = new Map([
  [TYPE_TOKENS.policy, "status"],
  [TYPE_TOKENS.policyRule, "status"],
  [TYPE_TOKENS.policyRuleSet, "rules"],
  [TYPE_TOKENS.policyOrder, "policies"],
]);

/** Pulumi's own way to look at outputs of which some are unknown; its declarations keep quiet about it. */
interface WithUnknowns<T> {
  apply<U>(look: (value: T) => U, alsoUnknown: true): pulumi.Output<U>;
}

type Outputs = Readonly<Record<string, unknown>>;

/**
 * A hash of all that the resources are: unknown while one of them is to be made or changed, and other when one has changed.
 *
 * @throws RunError where an entry holds nothing to watch
 */
export function fingerprint(label: string, watch: readonly pulumi.Resource[]): pulumi.Output<string> {
  const watched = watch.flatMap((entry, index) => {
    const found = resourcesIn(entry);
    if (found.length === 0) {
      throw new pulumi.RunError(
        `${label}: watch[${index}] is a component that holds no resource yet, so nothing could be told of its changes. ` +
          "Name the resources themselves.",
      );
    }
    return found;
  });
  const outputs: unknown = pulumi.output(watched.map(outputsOf));
  return (outputs as WithUnknowns<readonly Outputs[]>).apply((all) => {
    const isComing = watched.some((resource, index) =>
      certainOutputs(resource).some((name) => pulumi.isUnknown(all[index]?.[name])),
    );
    if (isComing) {
      // The declared type of an unknown is that of what it stands for.
      return pulumi.unknown as unknown as string;
    }
    const texts = all.map((told) => canonicalText(withoutAbsent(told))).sort();
    return createHash("sha256").update(JSON.stringify(texts)).digest("hex").slice(0, 16);
  }, true);
}

/** The resource itself, or those that a component holds, at any depth. */
function resourcesIn(resource: pulumi.Resource): pulumi.Resource[] {
  if (!pulumi.ComponentResource.isInstance(resource)) {
    return [resource];
  }
  // Pulumi's own register of children, by which it waits for a component in dependsOn. Fields would tell only of those that
  // the component's author keeps; where the register is missing, the entry is refused.
  const children: unknown = Reflect.get(resource, "__childResources");
  return children instanceof Set
    ? [...children].flatMap((child: unknown) => (pulumi.Resource.isInstance(child) ? resourcesIn(child) : []))
    : [];
}

function certainOutputs(resource: pulumi.Resource): string[] {
  // Pulumi's declarations keep quiet about the field that holds the type.
  const name = NEVER_ABSENT.get(Reflect.get(resource, "__pulumiType"));
  return name === undefined ? ["id"] : ["id", name];
}

function outputsOf(resource: pulumi.Resource): Record<string, pulumi.Output<unknown>> {
  const entries = Object.entries(resource).filter(
    (entry): entry is [string, pulumi.Output<unknown>] =>
      pulumi.Output.isInstance(entry[1]) && !entry[0].startsWith("__") && !STAMPS.has(entry[0]),
  );
  return Object.fromEntries(entries);
}

/** An output that the resource lacks is unknown in a preview and undefined in an up: neither says anything. */
function withoutAbsent(value: unknown): Json {
  if (Array.isArray(value)) {
    return value.map(withoutAbsent);
  }
  if (typeof value !== "object" || value === null) {
    // Outputs hold JSON.
    return value as Json;
  }
  const there = Object.entries(value).filter(([, inner]) => inner !== undefined && !pulumi.isUnknown(inner));
  return Object.fromEntries(there.map(([key, inner]) => [key, withoutAbsent(inner)]));
}
