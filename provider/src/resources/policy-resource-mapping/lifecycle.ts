import type { JsonObject } from "../../comparison/json";
import { changedArguments, defineResource } from "../../lifecycle/define-resource";
import { orgHome } from "../../lifecycle/home";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import { withoutMark } from "../../state/input-mark";
import { app } from "./app";
import { deviceSignal } from "./device-signal";
import type { MappingKind } from "./mapping";
import { policyResourceMappingSchema } from "./schema";

const DEFAULTS = { kind: "accessPolicy" };

export function policyResourceMappingLifecycle({ org, ownObjects }: Connections): Lifecycle {
  return defineResource({
    home: orgHome,
    schema: policyResourceMappingSchema,
    options: ["kind", "requireRules", "onDestroy"],
    describe: (id) => `the mapping ${id}`,
    replaces: (before, news) => changedArguments(kindOf(before).replacing, before, news, DEFAULTS),
    isOpen: (_record, olds, news) => changedArguments(["policyId"], olds, news).length > 0,
    async create(system, inputs) {
      const made = await kindOf(inputs).create(system, inputs, (policyId) => ownObjects.has(policyId));
      system.takenByThisRun.add(made.id);
      return made;
    },
    async read(system, id, outs, record) {
      const before: JsonObject = { ...outs, ...record?.options };
      const live = await kindOf(outs).read(system, id, before);
      if (live === undefined) {
        return undefined;
      }
      const current: JsonObject = { ...outs, ...live };
      const { previousPolicyId: _previous, ...inputs } = withoutMark(current);
      return { outs: current, inputs };
    },
    update: (system, _id, olds, news, record) => kindOf(news).update(system, olds, news, record),
    isReleased: ({ onDestroy }, { adopted }) =>
      onDestroy === "release" || (onDestroy === undefined && adopted === true),
    delete: (system, id, before) => kindOf(before).delete(system, id, before),
  })(org);
}

function kindOf({ appId }: JsonObject): MappingKind {
  return appId === undefined ? deviceSignal : app;
}
