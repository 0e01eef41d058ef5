import { type Json, type JsonObject, sameJson, textOf } from "../../comparison/json";
import { orgHome } from "../../lifecycle/home";
import { declaredIn, foreignIn, foreignLines, parseForeign } from "../../lifecycle/ordered-list/foreign";
import { fromTheTop, type Site } from "../../lifecycle/ordered-list/site";
import { policiesOf } from "../../lifecycle/policy-object/lists";
import type { LivePolicy } from "../../okta/policies";
import { effectOf } from "../../policy-types/outcome";
import { type CheckFailure, schemaFailures } from "../../pulumi/check";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import { PartialWriteError } from "../../pulumi/partial-write-error";
import { containsUnknown } from "../../pulumi/unknown";
import { automaticNameIn } from "../../state/input-mark";
import { RECORD_KEY, readRecord, writeRecord } from "../../state/record";
import { optionsIn, policiesIn } from "./mapping";
import { placePolicies } from "./place-policies";
import { policyOrderSchema } from "./schema";

/** The order of the policies of one type. The policies themselves are other resources', or nobody's. */
export function policyOrderLifecycle(connections: Connections): Lifecycle {
  return {
    check: (_olds, news) => check(connections, news),
    diff: (id, olds, news) => diff(connections, id, olds, news),
    create: async (inputs) => {
      const site = siteOf(connections, inputs.type);
      // The org is read first, because the record needs its id.
      await site.org.organization();
      return { id: textOf(inputs.type), outs: await write(site, textOf(inputs.type), inputs) };
    },
    read: (id, outs) => read(connections, id, outs),
    update: async (id, olds, news) => {
      const site = siteOf(connections, id);
      const record = readRecord(olds, "org");
      if (record === undefined) {
        throw new Error(
          `${site.what}: its state was not written by pulumi-okta-native; remove it and declare it anew.`,
        );
      }
      await orgHome.requireSame(site.org, record, site.what);
      return write(site, id, news);
    },
    // An order cannot go: the policies stay where they stand.
    delete: async () => {},
  };
}

function siteOf({ org, tell }: Connections, type: Json | undefined): Site {
  const list = policiesOf(textOf(type));
  return { org: org(), list, what: `the order of the ${textOf(type)} policies`, tell };
}

function check(
  { listOwners }: Connections,
  news: JsonObject,
): { inputs: JsonObject; failures: CheckFailure[] } {
  const inputs = declaredIn(news);
  const clash = listOwners.claimList(policiesOf(textOf(inputs.type)).key, {
    owner: automaticNameIn(news) ?? "",
    accepts: () => false,
  });
  return {
    inputs,
    failures: [
      ...schemaFailures(policyOrderSchema, inputs),
      ...(clash === undefined ? [] : [{ property: "type", reason: clash }]),
    ],
  };
}

function diff(
  { tell }: Connections,
  id: string,
  olds: JsonObject,
  news: JsonObject,
): { changes: boolean; replaces: string[] } {
  const record = readRecord(olds, "org");
  if (record === undefined || news.type !== id) {
    return { changes: true, replaces: record === undefined ? [] : ["type"] };
  }
  const foreign = foreignLines(olds, parseForeign(news.foreignPolicies));
  for (const line of foreign) {
    tell(
      `there is a policy of the type ${id} that the program does not name: ${line}. An up leaves it where it is: ` +
        'put it into policies, delete it, or keep it by  foreignPolicies: { keep: ["…"] }.',
    );
  }
  return {
    changes:
      foreign.length > 0 ||
      containsUnknown(news.policies) ||
      !sameJson(policiesIn(news), policiesIn(olds)) ||
      !sameJson(optionsIn(news), record.options ?? {}),
    replaces: [],
  };
}

async function write(site: Site, type: string, news: JsonObject): Promise<JsonObject> {
  const order = policiesIn(news);
  return site.org.writes.run(site.list.key, async () => {
    const { items, unfinished } = await placePolicies(site, order);
    const outs = outputsOf(type, items, order, optionsIn(news), (await site.org.organization()).id);
    if (unfinished !== undefined) {
      throw new PartialWriteError(type, outs, [
        `${site.what} was written in part. ${unfinished} The next \`pulumi up\` goes on.`,
      ]);
    }
    return outs;
  });
}

async function read(
  connections: Connections,
  id: string,
  outs: JsonObject,
): Promise<{ outs: JsonObject; inputs: JsonObject } | undefined> {
  const site = siteOf(connections, id);
  const record = readRecord(outs, "org");
  if (record === undefined) {
    throw new Error(`${site.what}: there is no state of it. Declare it.`);
  }
  await orgHome.requireSame(site.org, record, site.what);
  const items = fromTheTop((await site.list.shared(site.org)).items);
  const options = record.options ?? {};
  const next = outputsOf(id, items, policiesIn(outs), options, record.org);
  const { [RECORD_KEY]: _record, foreign, ...inputs } = next;
  return {
    outs: next,
    inputs: { ...inputs, ...options, ...(sameJson(foreign, {}) ? {} : { foreign: foreign ?? {} }) },
  };
}

function outputsOf(
  type: string,
  items: readonly LivePolicy[],
  order: readonly string[],
  options: JsonObject,
  org: string,
): JsonObject {
  const ours = new Set(order);
  return {
    type,
    policies: items.flatMap(({ id }) => (ours.has(id) ? [id] : [])),
    foreign: foreignIn(
      items,
      (id) => ours.has(id),
      parseForeign(options.foreignPolicies),
      (live) => effectOf(type, live),
    ),
    [RECORD_KEY]: writeRecord({ org, options }),
  };
}
