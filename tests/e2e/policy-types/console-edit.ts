import { putAt, type Step } from "../../put-at";
import type { Console } from "../console";
import { describeLife } from "../life-of-an-example";

export interface PolicyTypeLife {
  /** Folder of the example. */
  readonly example: string;
  readonly type: string;
  readonly policy: string;
  /** Without it the policy itself is edited. */
  readonly rule?: string;
  readonly edit: readonly Step[];
  readonly to: unknown;
  /** What the drift check must show of the edit. */
  readonly shows: RegExp;
}

/** The life of a policy type's example, disturbed by one edit in the console. */
export function describePolicyType({ example, type, policy, rule, edit, to, shows }: PolicyTypeLife): void {
  describeLife({
    example,
    edit: async (console) => {
      await console.edit<object>(await placeOf(console, type, policy, rule), (body) => putAt(body, edit, to));
    },
    shows,
  });
}

async function placeOf(console: Console, type: string, policy: string, rule: string | undefined) {
  return rule === undefined
    ? `/policies/${(await console.policy(type, policy)).id}`
    : (await console.rule(type, policy, rule)).path;
}
