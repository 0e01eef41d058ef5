import { createRequire } from "node:module";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { nameFor } from "./automatic-name";
import { type Kind, TYPE_TOKENS } from "./kinds";
import type { ListMember } from "./list-owners";
import { ListOwners } from "./list-owners";
import { inheritedProvider, requireOwnProvider } from "./provider";

/** What a program calls to look at an object that it does not manage. */
const LOOKUPS: Readonly<Record<Kind, string>> = {
  policy: 'Look it up with getPolicyOutput; to manage it, use the argument "adopt".',
  policyRule: 'Look it up with getPolicyRuleOutput; to manage it, use the argument "adopt".',
  policyRuleSet: "Look up its rules with getPolicyRulesOutput.",
  policyOrder: "Look up its policies with getPoliciesOutput.",
  policyResourceMapping: "Look it up with getPolicyMappingsOutput.",
  accessExpectation: "Ask with simulatePoliciesOutput.",
  serviceUser: 'Look it up with getServiceUserOutput; to manage it, use the argument "adopt".',
  serviceUserApiKey: "Look up its dates with getServiceUserApiKeysOutput.",
  serviceUserGroupMembership: "There is no lookup of memberships.",
};

/**
 * Refuses resource options that cannot work, naming what can, and a package the plugin could not find.
 * Called by every resource class before `super`'s registration has any effect.
 */
export function checkedOptions(
  kind: Kind,
  name: string,
  opts: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
  const label = TYPE_TOKENS[kind].split(":").at(-1);
  if (opts.import !== undefined) {
    throw new pulumi.RunError(
      `${label} "${name}": the option "import" cannot work for dynamic resources. ` +
        'Use the argument "adopt" instead, for example adopt: { id: "…" }; it takes the object over without writing.',
    );
  }
  if (opts.id !== undefined) {
    throw new pulumi.RunError(
      `${label} "${name}": the option "id", which reads an object without managing it, is refused: with Pulumi's SDK before 3.268 ` +
        `an object that is missing can go unnoticed. ${LOOKUPS[kind]}`,
    );
  }
  if (opts.replaceOnChanges !== undefined && opts.replaceOnChanges.length > 0) {
    throw new pulumi.RunError(
      `${label} "${name}": the option "replaceOnChanges" cannot work for dynamic resources, because Pulumi is not told which ` +
        "properties changed. Remove it, and replace the resource when you mean to: pulumi up --replace <its URN>.",
    );
  }
  if (opts.customTimeouts !== undefined) {
    throw new pulumi.RunError(
      `${label} "${name}": the option "customTimeouts" cannot work for dynamic resources, because Pulumi does not pass it on. ` +
        "Remove it: each request to Okta has a time limit of its own, and is sent again where that is safe.",
    );
  }
  if (kind === "serviceUserApiKey" && opts.deleteBeforeReplace === true) {
    throw new pulumi.RunError(
      `${label} "${name}": "deleteBeforeReplace" is refused. Deleting a key kills its tokens at once, ` +
        "so the new key must exist before the old one goes.",
    );
  }
  requireOwnProvider(`${label} "${name}"`, opts.provider ?? inheritedProvider(opts.parent));
  requireReachable();
  return opts;
}

/**
 * An output that no update can change. Previews of an update show all outputs of a dynamic resource as unknown, whatever
 * changes; a resource that is fed with one then looks replaced. Arguments, ids and URNs stay known, so such outputs are
 * made of these. They depend on the resource as any output of it does.
 */
export function knownOutput<T extends string>(
  resource: pulumi.Resource,
  value: pulumi.Input<T>,
): pulumi.Output<T> {
  return pulumi.all([resource.urn, pulumi.output<pulumi.Input<T>>(value)]).apply(([, known]) => known as T);
}

// By the Output that names it, which is the same object wherever the program hands it on.
const wholes = new WeakMap<object, pulumi.Resource>();

/** Notes that Okta deletes together with the resource whatever is made of parts named by its id. */
export function takesPartsAlong(resource: pulumi.CustomResource): void {
  wholes.set(resource.id, resource);
}

/**
 * The options of a part of a whole: where the whole is given by its id and will be deleted, Pulumi deletes the part with it,
 * without a call. What the program says of `deletedWith` itself counts.
 */
export function asPartOf(
  whole: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
  const resource = typeof whole === "object" ? wholes.get(whole) : undefined;
  return resource === undefined || "deletedWith" in opts ? opts : { ...opts, deletedWith: resource };
}

// By the Output that names the list: what is not known yet is still the same Output for two resources of a program.
const listsInProgram = new WeakMap<object, string>();
const ownersInProgram = new ListOwners();
let lists = 0;

/** Refuses a second owner of one list of the running program, and an owner beside a single member. */
export function claimListInProgram(
  label: string,
  list: pulumi.Input<string>,
  owner: string,
  accepts: (name: string) => boolean,
): void {
  refuse(label, ownersInProgram.claimList(keyOf(list), { owner, accepts }));
}

/** Refuses a single member beside an owner of the whole list. */
export function claimMemberInProgram(label: string, list: pulumi.Input<string>, member: ListMember): void {
  refuse(label, ownersInProgram.claimMember(keyOf(list), member));
}

function refuse(label: string, reason: string | undefined): void {
  if (reason !== undefined) {
    throw new pulumi.RunError(`${label}: ${reason}.`);
  }
}

/** What the plugin knows as text is judged there: it begins anew with every run, and this process may not. */
function keyOf(list: pulumi.Input<string>): string | undefined {
  if (typeof list !== "object") {
    return undefined;
  }
  const known = listsInProgram.get(list);
  if (known !== undefined) {
    return known;
  }
  lists += 1;
  const key = `list ${lists}`;
  listsInProgram.set(list, key);
  return key;
}

/** The automatic name of a resource of the running program. */
export function automaticName(logicalName: string): string {
  return nameFor({ project: pulumi.getProject(), stack: pulumi.getStack(), logicalName });
}

let reachable: boolean | undefined;

/** The plugin loads us from the program's folder; a copy nested below a wrapper package is not found there. */
function requireReachable(): void {
  if (reachable === undefined) {
    try {
      // Resolved as the program's folder would: from here our own package always finds itself.
      createRequire(join(process.cwd(), "program.js")).resolve("pulumi-okta-native/runtime");
      reachable = true;
    } catch {
      reachable = false;
    }
  }
  if (!reachable) {
    throw new pulumi.RunError(
      "pulumi-okta-native is not in this program's own node_modules, so Pulumi's plugin cannot load it. " +
        "Add it to the program's dependencies (npm install pulumi-okta-native); " +
        "a package that wraps it must declare it as a peerDependency.",
    );
  }
}
