import type { Case, Fault } from "./cases";
import { type Unsafe, unsafeStates } from "./judge";
import { argumentsOf, catchAllOf, type Org, ruleTypeOf } from "./org";
import { HalfDone, isSilent, type Kept, type Provider, up } from "./provider";
import type { Rule } from "./sign-ins";

/** What became of one case, played with the resource and every request it sends. */
export interface Played {
  /** What is wrong with the list at the end; undefined where nothing is. */
  readonly wrong?: string;
  readonly unsafe: readonly Unsafe[];
  /** Why no way was found. */
  readonly refused?: string;
  /** Whether the refresh and the preview after it see a change. */
  readonly isSilent: boolean;
  readonly lists: number;
  readonly writes: number;
  /** Ups until all was done. */
  readonly ups: number;
}

const MOST_UPS = 4;
const AUTO_NAME = "portal-0123456";

export async function play(
  org: Org,
  provider: Provider,
  one: Case,
  fault: Fault | undefined,
): Promise<Played> {
  const { policyRuleSet: set, forgetConnections } = provider;
  const { kind, before, after, catchAll } = one;
  const keep = {
    foreignRules: { keep: before.filter(({ isForeign }) => isForeign).map(({ name }) => name) },
  };
  const argumentsFor = (
    policyId: string,
    rules: readonly { key: string; name: string; content: Case["catchAll"][0]; active: boolean }[],
    last: Case["catchAll"][0],
  ) => ({
    policyId,
    type: ruleTypeOf(kind),
    order: rules.map(({ key }) => key),
    rules: Object.fromEntries(
      rules.map(({ key, name, content, active }) => [
        key,
        {
          ...argumentsOf(kind, content),
          ...(name === key ? {} : { name }),
          ...(active ? {} : { status: "INACTIVE" }),
        },
      ]),
    ),
    ...(kind === "gapped" ? { catchAll: catchAllOf(last) } : {}),
    ...keep,
  });

  let kept: Kept | undefined;
  forgetConnections();
  await org.begin(one, async (policyId) => {
    const own = before.filter(({ isForeign }) => !isForeign).map((rule) => ({ ...rule, key: rule.name }));
    kept = await up(set, undefined, argumentsFor(policyId, own, catchAll[0]), AUTO_NAME);
  });
  const start = org.list();
  const wanted = argumentsFor(org.policyId, after, catchAll[1]);
  if (fault !== undefined) {
    org.strike(fault);
  }
  let refused: string | undefined;
  let ups = 0;
  let counts = { lists: 0, writes: 0 };
  for (let isDone = false; !isDone && ups < MOST_UPS; ups += 1) {
    forgetConnections();
    try {
      kept = await up(set, kept, wanted, AUTO_NAME);
      isDone = true;
    } catch (error) {
      refused = error instanceof Error ? error.message : String(error);
      // The state of a killed run holds what it held before.
      if (error instanceof HalfDone && error.kept !== undefined && fault?.kind !== "killed") {
        kept = error.kept;
      }
    }
    refused = isDone ? undefined : refused;
    counts = org.counts();
    org.emulator.faults.clear();
  }
  const end = org.list();
  const states = org.states();
  forgetConnections();
  return {
    ...(refused === undefined ? {} : { refused }),
    ...(wrongIn(one, end) === undefined ? {} : { wrong: wrongIn(one, end) ?? "" }),
    unsafe: unsafeStates(start, states, end) ?? [],
    isSilent: kept !== undefined && (await isSilent(set, kept, wanted, AUTO_NAME)),
    ...counts,
    ups,
  };
}

/** Whether the list holds just what the program and the others want, in their orders. */
function wrongIn({ kind, before, after }: Case, end: readonly Rule[]): string | undefined {
  const foreign = before.filter(({ isForeign }) => isForeign).map(({ name }) => name);
  const rules = end.filter(({ isCatchAll }) => !isCatchAll);
  const own = rules.filter(({ name }) => !foreign.includes(name));
  const told = (list: readonly { name: string; active: boolean }[]) =>
    list.map(({ name, active }) => `${name}${active ? "" : " off"}`).join(", ");
  if (told(own) !== told(after)) {
    return `wanted ${told(after)}, there are ${told(own)}`;
  }
  const others = rules.filter(({ name }) => foreign.includes(name)).map(({ name }) => name);
  if (others.join() !== foreign.join()) {
    return `the rules of others were ${foreign.join()}, and are ${others.join()}`;
  }
  const contents = after.map(({ content }) => {
    const { conditions } = argumentsOf(kind, content);
    return JSON.stringify(conditions);
  });
  const misfit = own.find((rule, index) => !holds(rule, contents[index] ?? "", after[index]?.content.denies));
  return misfit === undefined ? undefined : `the rule ${misfit.name} matches ${misfit.matches}`;
}

function holds({ matches, denies }: Rule, conditions: string, wantsToDeny: boolean | undefined): boolean {
  const [person] = /00u\d+/.exec(conditions) ?? [""];
  return matches.includes(person) && denies === wantsToDeny;
}
