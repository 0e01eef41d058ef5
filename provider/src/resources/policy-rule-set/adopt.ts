import { unsatisfied } from "../../comparison/differences";
import { fromTheTop, type Site } from "../../lifecycle/ordered-list/site";
import { spelled } from "../../lifecycle/policy-object/describe";
import type { Goal } from "./goal";
import { contentOf } from "./mapping";
import { planMember } from "./member";
import type { Achieved } from "./write";

/**
 * Takes the rules of the declared names as they stand, and writes nothing; the next up shows what is still to be done, and
 * does it. Undefined where no rule of these names stands there: then the set is made as any other.
 */
export async function adoptSet({ org, list, what }: Site, goal: Goal): Promise<Achieved | undefined> {
  const { shape, drift } = goal;
  const read = await list.fetch(org);
  const items = fromTheTop(read.items);
  const found = goal.order.flatMap((key) => {
    const declared = goal.declared.get(key);
    const live = items.find(({ name, system }) => name === declared?.name && system !== true);
    return declared === undefined || live === undefined ? [] : [{ key, declared, live }];
  });
  if (found.length === 0 && goal.order.length > 0) {
    return undefined;
  }
  const okta = items.find(({ system }) => system === true);
  const order = items.flatMap(({ id }) => found.filter(({ live }) => live.id === id).map(({ key }) => key));
  const wanted = found.map(({ key }) => key);
  const lines = [
    ...found.flatMap(({ key, declared, live }) =>
      unsatisfied(shape, declared, contentOf(live)).map((difference) => `${key}: ${spelled(difference)}`),
    ),
    ...goal.order.filter((key) => !wanted.includes(key)).map((key) => `${key}: not there yet`),
    ...(order.join() === wanted.join()
      ? []
      : [`order: declared ${wanted.join(", ")}, in Okta ${order.join(", ")}`]),
    ...(okta === undefined
      ? []
      : unsatisfied(shape, goal.catchAll, contentOf(okta)).map(
          (difference) => `Okta's own rule: ${spelled(difference)}`,
        )),
  ];
  org.log(
    `${what}: took over ${found.map(({ key }) => `"${key}"`).join(", ") || "Okta's own rule"} without writing` +
      (lines.length === 0
        ? ""
        : `; the next up will change:\n${lines.map((line) => `    ${line}`).join("\n")}`),
  );
  return {
    items,
    ids: new Map(found.map(({ key, live }) => [key, live.id])),
    ours: new Set(found.map(({ live }) => live.id)),
    made: new Set(),
    adopted: new Set(found.map(({ live }) => live.id)),
    keysBefore: new Map(),
    plans: new Map(
      found.map(({ key, declared, live }) => [key, planMember(shape, declared, live, undefined, drift)]),
    ),
    catchAll: undefined,
    active: new Map(),
  };
}
