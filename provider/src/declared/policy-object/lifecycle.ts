import type { Lifecycle } from "../../dynamic/adapter";
import type { OktaOrg } from "../../okta/client";
import { create } from "./create";
import { remove } from "./delete";
import { check, diff } from "./diff";
import type { PolicyObject } from "./kind";
import { read } from "./read";
import { update } from "./update";

/** The lifecycle of policies and rules: three-way writes, exact drift, adoption. */
export function policyObjectLifecycle(kind: PolicyObject, connect: () => OktaOrg): Lifecycle {
  return {
    check: (olds, news) => check(kind, olds, news),
    diff: (id, olds, news) => diff(kind, connect, id, olds, news),
    create: (inputs) => create(kind, connect(), inputs),
    read: (id, outs) => read(kind, connect(), id, outs),
    update: (id, olds, news) => update(kind, connect(), id, olds, news),
    delete: (id, outs) => remove(kind, connect, id, outs),
  };
}
