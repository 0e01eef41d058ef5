import * as pulumi from "@pulumi/pulumi";
import { appIds, readEdit, readShape } from "../../shape";
import { ruleWishes } from "../wishes";

type Inputs = Record<string, unknown>;

/** Answers at once and asks nobody. Pulumi stores its text with each resource, as it does with ours. */
const provider: pulumi.dynamic.ResourceProvider = {
  async diff(_id: string, olds: Inputs, news: Inputs) {
    return { changes: JSON.stringify(olds.wish) !== JSON.stringify(news.wish) };
  },
  async create(inputs: Inputs) {
    return { id: "idle", outs: inputs };
  },
  async read(id: string, props?: Inputs) {
    return { id, props };
  },
  async update(_id: string, _olds: Inputs, news: Inputs) {
    return { outs: news };
  },
};

class Idle extends pulumi.dynamic.Resource {
  constructor(name: string, props: pulumi.Inputs, opts?: pulumi.CustomResourceOptions) {
    super(provider, name, props, opts);
  }
}

const shape = readShape();
const edit = readEdit();
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

// Resource for resource what ../org makes, with arguments of the same size.
const policies = numbers(shape.policies).map((index) => {
  const policy = new Idle(`access-${index}`, {
    wish: { type: "ACCESS_POLICY", name: `Access ${index}`, description: "Of the benchmark" },
  });
  const common = { policyId: policy.id, type: "ACCESS_POLICY" };
  const wishes = ruleWishes(shape.rules, index, edit);
  return shape.asSets
    ? [new Idle(`access-${index}-rules`, { ...common, wish: wishes })]
    : wishes.map(
        (wish, rank) =>
          new Idle(`access-${index}-${wish.name}`, { ...common, wish: { ...wish, priority: rank + 1 } }),
      );
});

for (const [index, appId] of appIds(shape.mappings).entries()) {
  new Idle(`app-${index}`, { wish: appId }, { dependsOn: policies[index % policies.length] ?? [] });
}

for (const index of numbers(shape.users)) {
  const user = new Idle(`robot-${index}`, { wish: index });
  new Idle(`robot-${index}-key`, { user: user.id });
}

for (const index of numbers(2 * shape.olderPolicies)) {
  const policy = new Idle(`older-${index}`, { wish: index });
  new Idle(`older-${index}-rules`, { policyId: policy.id, wish: ruleWishes(2, index + 1, edit) });
}
