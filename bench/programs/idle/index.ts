import * as pulumi from "@pulumi/pulumi";
import { appIds, readEdit, readShape } from "../../shape";
import { ruleWishes } from "../wishes";

/**
 * Answers at once and asks nobody. As a text of the length of ours and not as an object, which Pulumi would store with
 * each resource as some thousand letters: the state is to be about as large as ours, because writing it is most of
 * what Pulumi does.
 */
const PROVIDER = `exports.handler=()=>({${[
  "diff:async(_,o,n)=>({changes:JSON.stringify(o.wish)!==JSON.stringify(n.wish)})",
  "create:async outs=>({id:'idle',outs})",
  "read:async(id,props)=>({id,props})",
  "update:async(_,o,outs)=>({outs})",
  "delete:async()=>{}",
].join(",")}})`;

class Idle extends pulumi.CustomResource {
  constructor(name: string, props: pulumi.Inputs, opts?: pulumi.CustomResourceOptions) {
    super("pulumi-nodejs:dynamic:Resource", name, { ...props, __provider: PROVIDER }, opts);
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
