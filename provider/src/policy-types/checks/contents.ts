import type { z } from "zod";
import type { Refusal } from "./refusal";

/** What is checked in the contents of a policy or a rule. */
export interface Contents {
  /** By argument: conditions, settings, actions. */
  readonly shape: Readonly<Record<string, z.ZodType>>;
  readonly refusals: readonly Refusal[];
}

/** What is checked in the policies and the rules of one type. */
export interface TypeChecks {
  readonly policy: Contents;
  readonly rule: Contents;
}

/** Nothing but what the table of capabilities says. */
export const NO_CONTENTS: Contents = { shape: {}, refusals: [] };
