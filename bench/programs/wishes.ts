import type { Edit } from "../shape";

/** What one rule of an app sign-in policy is to do. */
export interface RuleWish {
  readonly name: string;
  readonly actions: {
    readonly appSignOn: {
      readonly access: "ALLOW" | "DENY";
      readonly verificationMethod?: {
        readonly type: "ASSURANCE";
        readonly factorMode: "2FA";
        readonly reauthenticateIn: string;
      };
    };
  };
}

const FOURTH = 3;

/** The rules of one policy from the top. Both edits touch the first policy only: its fourth rule, or its last. */
export function ruleWishes(count: number, policy: number, edit: Edit): RuleWish[] {
  const edited = policy === 0 && edit !== "none";
  const rules = Array.from({ length: count }, (_, index): RuleWish => {
    const name = `Rule ${index + 1}`;
    return edited && index === FOURTH
      ? { name, actions: { appSignOn: { access: "DENY" } } }
      : {
          name,
          actions: {
            appSignOn: {
              access: "ALLOW",
              verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT2H" },
            },
          },
        };
  });
  return policy === 0 && edit === "moved" ? [...rules.slice(-1), ...rules.slice(0, -1)] : rules;
}
