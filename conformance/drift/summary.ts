import type { Json } from "../recordings";
import { readSequences } from "../recordings";
import { judgeChanges, type Missed, restless } from "./changes";
import { classify, type LeafClass } from "./classify";
import { bodyOf, type Exchange, likenessOf, readExchanges } from "./exchange";
import { factsOf } from "./facts";
import { laterReads } from "./later-reads";
import { PROVIDER, type Provider, refusals } from "./provider";

export interface Where {
  readonly method: string;
  readonly url: string;
  readonly type: string;
  /** How many exchanges differ from this one in ids only. */
  readonly times: number;
}

export interface Summary {
  /** Successful policy and rule writes with a body. */
  readonly writes: number;
  readonly distinctBodies: number;
  /** Of the distinct bodies. */
  readonly accepted: number;
  readonly refused: readonly (Where & { readonly says: readonly string[]; readonly fact: string })[];
  /** Declared leaves. */
  readonly classes: {
    readonly equal: number;
    readonly equivalent: number;
    readonly dropped: number;
    readonly lifecycle: number;
    readonly order: number;
    readonly equivalentBy: Readonly<Record<string, number>>;
    readonly droppedAt: Readonly<Record<string, number>>;
  };
  readonly falseDifferences: readonly (Where & {
    readonly path: string;
    readonly why: string;
    readonly declared?: Json;
    readonly answered?: Json;
  })[];
  readonly mutations: number;
  /** Later readings that were held against the answer to a write. */
  readonly recalled: number;
  readonly missed: readonly (Where & Missed)[];
  /** Mutations that change nothing by the facts. */
  readonly exempt: number;
}

const MAX_REFUSED = 0.02;
const MAX_EXEMPT = 0.1;

export function run(folder: string, provider: Provider = PROVIDER): Summary {
  const exchanges = readExchanges(folder);
  const kinds = grouped(exchanges, likenessOf);
  const changes = judged(provider, kinds);
  const leaves = classified(provider, kinds);
  const readings = readSequences(folder).flatMap((sequence) => [...laterReads(provider, sequence)]);
  const drifted = readings.flatMap(({ exchange, reading, paths }) =>
    paths.map((path) => ({
      ...whereOf({ exchange, times: 1 }),
      path,
      why: `a later reading differs though nobody wrote: ${reading.url}`,
    })),
  );
  const respelled = kinds.flatMap((group) =>
    restless(provider, group.exchange).map((path) => ({
      ...whereOf(group),
      path,
      why: "a refresh would show another value than declared, though nothing changed",
    })),
  );
  return {
    writes: exchanges.length,
    ...accepted(exchanges),
    classes: leaves.classes,
    falseDifferences: [...leaves.falseDifferences, ...respelled, ...drifted],
    mutations: changes.mutations,
    recalled: readings.length,
    missed: changes.missed,
    exempt: changes.exempt,
  };
}

export function failures(summary: Summary): string[] {
  const { writes, distinctBodies, refused, falseDifferences, missed, exempt, mutations } = summary;
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  return [
    ...(writes === 0 ? ["the folder holds no write of a policy or rule"] : []),
    ...(refused.length > MAX_REFUSED * distinctBodies
      ? [`${percent(refused.length, distinctBodies)} of the distinct bodies are refused, at most 2 % may be`]
      : []),
    ...(falseDifferences.length > 0 ? [`${falseDifferences.length} false differences, none may be`] : []),
    ...(missed.length > 0 ? [`${missed.length} mutations missed, none may be`] : []),
    ...(exempt > MAX_EXEMPT * mutations
      ? [`${percent(exempt, mutations)} of the mutations are exempt, at most 10 % may be`]
      : []),
  ];
}

interface Group {
  readonly exchange: Exchange;
  readonly times: number;
}

/** One of each kind, and how many there are: each is judged once and counted as often as it was recorded. */
function grouped(exchanges: readonly Exchange[], kindOf: (exchange: Exchange) => string): Group[] {
  const groups = new Map<string, Group>();
  for (const exchange of exchanges) {
    const kind = kindOf(exchange);
    groups.set(kind, { exchange, times: (groups.get(kind)?.times ?? 0) + 1 });
  }
  return [...groups.values()];
}

const whereOf = ({ exchange: { method, url, type }, times }: Group): Where => ({ method, url, type, times });

function accepted(exchanges: readonly Exchange[]): Pick<Summary, "distinctBodies" | "accepted" | "refused"> {
  const bodies = grouped(exchanges, bodyOf);
  const refused = bodies.flatMap((group) => {
    const says = refusals(group.exchange);
    return says.length === 0 ? [] : [{ ...whereOf(group), says, fact: factsOf(group.exchange) }];
  });
  return { distinctBodies: bodies.length, accepted: bodies.length - refused.length, refused };
}

function classified(
  provider: Provider,
  groups: readonly Group[],
): Pick<Summary, "classes" | "falseDifferences"> {
  const counts: Record<Exclude<LeafClass["is"], "false difference">, number> = {
    equal: 0,
    equivalent: 0,
    dropped: 0,
    lifecycle: 0,
    order: 0,
  };
  const equivalentBy: Record<string, number> = {};
  const droppedAt: Record<string, number> = {};
  const falseDifferences: Summary["falseDifferences"][number][] = [];
  for (const group of groups) {
    const { times } = group;
    for (const { path, declared, answered, class: leaf } of classify(provider, group.exchange)) {
      if (leaf.is === "false difference") {
        falseDifferences.push({
          ...whereOf(group),
          path,
          why: leaf.why,
          ...(declared === undefined ? {} : { declared }),
          ...(answered === undefined ? {} : { answered }),
        });
        continue;
      }
      counts[leaf.is] += times;
      if (leaf.is === "equivalent") {
        equivalentBy[leaf.rule] = (equivalentBy[leaf.rule] ?? 0) + times;
      }
      if (leaf.is === "dropped") {
        droppedAt[path] = (droppedAt[path] ?? 0) + times;
      }
    }
  }
  return { classes: { ...counts, equivalentBy, droppedAt }, falseDifferences };
}

function judged(
  provider: Provider,
  groups: readonly Group[],
): Pick<Summary, "mutations" | "missed" | "exempt"> {
  let mutations = 0;
  let exempt = 0;
  const missed: Summary["missed"][number][] = [];
  for (const group of groups) {
    for (const judgement of judgeChanges(provider, group.exchange)) {
      mutations += group.times;
      if (judgement.mutation.exempt !== undefined) {
        exempt += group.times;
      }
      missed.push(...judgement.missed.map((miss) => ({ ...whereOf(group), ...miss })));
    }
  }
  return { mutations, missed, exempt };
}
