import { isObject, type Json, type JsonObject, sameJson } from "../../comparison/json";
import { BAG } from "../../declared/bag";
import { given } from "../../declared/given";
import { requireSameOrg } from "../../declared/same-org";
import type { Lifecycle } from "../../dynamic/adapter";
import { schemaFailures } from "../../dynamic/check";
import { containsUnknown } from "../../dynamic/unknown";
import type { OktaOrg } from "../../okta/client";
import { NotFoundError } from "../../okta/errors";
import { appBackend } from "./app";
import type { MappingBackend } from "./backend";
import { deviceSignalBackend } from "./device-signal";
import { policyResourceMappingSchema } from "./schema";

const OPTIONS = ["kind", "requireRules", "onDestroy"];

/** Arguments whose change means another mapping. */
const REPLACES = {
  app: ["appId", "accessPolicyId", "kind"],
  deviceSignal: ["appId", "accessPolicyId", "policyId"],
};

export function policyResourceMappingLifecycle(connect: () => OktaOrg): Lifecycle {
  const backendOf = (bag: JsonObject): MappingBackend =>
    bag.appId === undefined ? deviceSignalBackend : appBackend;

  const connected = async (outs: JsonObject, what: string): Promise<OktaOrg> => {
    const org = connect();
    const recorded = bagOf(outs)?.org;
    if (typeof recorded === "string") {
      await requireSameOrg(org, recorded, what);
    }
    return org;
  };

  const withBag = async (org: OktaOrg, outs: JsonObject, inputs: JsonObject): Promise<JsonObject> => {
    const options = given(inputs, OPTIONS);
    const bag = {
      v: 1,
      org: (await org.about()).id,
      ...(Object.keys(options).length === 0 ? {} : { options }),
    };
    return { ...outs, [BAG]: bag };
  };

  return {
    check(_olds, news) {
      const { [BAG]: _bag, ...inputs } = news;
      return { inputs, failures: schemaFailures(policyResourceMappingSchema, inputs) };
    },

    diff(_id, olds, news) {
      const keys = olds.appId === undefined ? REPLACES.deviceSignal : REPLACES.app;
      const before: JsonObject = { ...olds, ...optionsOfState(olds) };
      const replaces = keys.filter((key) => differs(withDefault(before, key), withDefault(news, key)));
      const options = !sameJson(given(news, OPTIONS), optionsOfState(olds));
      return { changes: replaces.length > 0 || differs(olds.policyId, news.policyId) || options, replaces };
    },

    async create(inputs) {
      const org = connect();
      const { id, outs } = await backendOf(inputs).create(org, inputs);
      org.claimed.add(id);
      return { id, outs: await withBag(org, outs, inputs) };
    },

    async read(id, outs) {
      const org = await connected(outs, `the mapping ${id}`);
      const live = await backendOf(outs).read(org, id, outs);
      if (live === undefined) {
        return undefined;
      }
      const { [BAG]: bag, ...rest } = outs;
      const current: JsonObject = { ...rest, ...live };
      const { previousPolicyId: _previous, ...inputs } = current;
      return {
        outs: { ...current, ...(bag === undefined ? {} : { [BAG]: bag }) },
        inputs: { ...inputs, ...optionsOfState(outs) },
      };
    },

    /** Only apps are moved in place; a device signal mapping of another policy is another mapping. */
    async update(id, olds, news) {
      const org = await connected(olds, `the mapping ${id}`);
      const outs = news.appId === undefined ? { ...olds } : await appBackend.move(org, olds, news);
      return withBag(org, outs, news);
    },

    async delete(id, outs) {
      const org = await connected(outs, `the mapping ${id}`);
      if (org.claimed.has(id)) {
        org.log(`the mapping ${id} is managed under another name of the program now: forgotten, not undone`);
        return;
      }
      try {
        await backendOf(outs).delete(org, id, { ...outs, ...optionsOfState(outs) });
      } catch (error) {
        if (!(error instanceof NotFoundError)) {
          throw error;
        }
      }
    },
  };
}

function bagOf(outs: JsonObject): JsonObject | undefined {
  const bag = outs[BAG];
  return isObject(bag) ? bag : undefined;
}

function optionsOfState(outs: JsonObject): JsonObject {
  const options = bagOf(outs)?.options;
  return isObject(options) ? options : {};
}

function withDefault(bag: JsonObject, key: string): Json | undefined {
  return key === "kind" ? (bag.kind ?? "accessPolicy") : bag[key];
}

function differs(before: Json | undefined, after: Json | undefined): boolean {
  return containsUnknown(after) || !sameJson(before, after);
}
