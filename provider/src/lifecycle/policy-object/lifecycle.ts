import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import { check } from "./check";
import { create } from "./create";
import type { Operations, PolicyObjectDefinition } from "./definition";
import { remove } from "./delete";
import { diff } from "./diff";
import { read } from "./read";
import { update } from "./update";

/** The lifecycle of policies and rules: three-way writes, exact drift, adoption. */
export function policyObjectLifecycle(
  definition: PolicyObjectDefinition,
  connections: Connections,
): Lifecycle {
  const { org, names, adoptions, ownObjects, tell } = connections;
  const operations = (): Operations => ({
    definition,
    names: names(definition.noun),
    adoptions: adoptions(definition.noun),
    listOwners: connections.listOwners,
    ownObjects,
    tell,
    connect: org,
  });
  return {
    check: (olds, news) => check(operations(), olds, news),
    diff: (id, olds, news) => diff(operations(), id, olds, news),
    create: (inputs) => create(operations(), inputs),
    read: (id, outs) => read(operations(), id, outs),
    update: (id, olds, news) => update(operations(), id, olds, news),
    delete: (id, outs) => remove(operations(), id, outs),
  };
}
