import type { z } from "zod";
import type { ValidationRule } from "./rule";

/** What is checked in the contents of a policy or a rule. */
export interface ContentValidation {
  /** By argument: conditions, settings, actions. */
  readonly fields: Readonly<Record<string, z.ZodType>>;
  readonly rules: readonly ValidationRule[];
}

/** What is checked in the policies and the rules of one type. */
export interface TypeValidation {
  readonly policy: ContentValidation;
  readonly rule: ContentValidation;
}

/** Nothing but what the table of capabilities says. */
export const NO_CONTENTS: ContentValidation = { fields: {}, rules: [] };
