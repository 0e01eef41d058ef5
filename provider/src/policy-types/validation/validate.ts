import type { z } from "zod";
import { isObject, type Json, type JsonObject, member } from "../../comparison/json";
import { KNOWN_WRONG } from "../../pulumi/check";
import { SERVER_OWNED } from "../object-fields";
import { definitionOf } from "../registry";
import { capabilityViolations } from "./capability-rules";
import type { ContentValidation } from "./contents";
import { wronglyExtra } from "./extra";
import { type Violation, violationsOf } from "./rule";

/** What a schema's refinement may call. */
interface Issues {
  addIssue(issue: {
    code: "custom";
    path: (string | number)[];
    message: string;
    params?: Record<string, unknown>;
  }): void;
}

/** Values of the wrong kind in the conditions, settings and actions; none for types this package does not list. */
export function misshapen(kind: "policy" | "rule", inputs: JsonObject): Violation[] {
  return Object.entries(contentsOf(kind, inputs)?.fields ?? {}).flatMap(([argument, schema]) =>
    issuesOf(schema, member(inputs, argument)).map(({ path, message }) => ({
      path: [argument, ...path.map(step)],
      message,
    })),
  );
}

function contentsOf(kind: "policy" | "rule", { type }: JsonObject): ContentValidation | undefined {
  return typeof type === "string" ? definitionOf(type)?.validation[kind] : undefined;
}

function issuesOf(schema: z.ZodType, value: Json | undefined) {
  // What is no object at all is reported by the arguments' own schema.
  const result = isObject(value) ? schema.safeParse(value) : undefined;
  return result?.error?.issues ?? [];
}

/** JSON knows no symbols as keys. */
function step(key: PropertyKey): string | number {
  return typeof key === "number" ? key : String(key);
}

/** Adds what Okta would refuse to a schema that knows only the arguments themselves. */
export function validate(kind: "policy" | "rule", isOption: (name: string) => boolean) {
  return (inputs: unknown, issues: Issues): void => {
    // A schema passes on what it was given, even where parts of it are wrong.
    const declared = inputs as Json;
    if (!isObject(declared)) {
      return;
    }
    const add = ({ path, message }: Violation, params?: Record<string, unknown>) =>
      issues.addIssue({ code: "custom", path: [...path], message, ...(params ? { params } : {}) });
    for (const one of misshapen(kind, declared)) {
      add(one);
    }
    const violations = [
      ...capabilityViolations(kind, declared),
      ...violationsOf(contentsOf(kind, declared)?.rules ?? [], declared),
      ...wronglyExtra(declared, isOption),
    ];
    for (const one of violations) {
      add(one, KNOWN_WRONG);
    }
  };
}

/** Runs whatever else is wrong, so that all is said at once. */
export const ALWAYS = { when: () => true };

/** Arguments of the other resource. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["actions", "what a policy does stands in its rules: write a PolicyRule with these actions"],
  ["policyId", "only a rule stands in a policy: remove policyId"],
  ["settings", "settings belong to the policy: write them there"],
  ["reassignTo", "apps stand on policies, not on rules: remove reassignTo"],
  ["cloneFrom", "Okta clones policies with their rules, not rules: remove cloneFrom"],
  ["allowSameName", "names are unique among the rules of a policy: remove allowSameName"],
]);

/** What to say of arguments that do not exist. */
export function unknownArguments(issue: { code?: string; keys?: unknown }): string | undefined {
  return issue.code === "unrecognized_keys" && Array.isArray(issue.keys)
    ? issue.keys.map((key) => unknownArgument(String(key))).join("; ")
    : undefined;
}

function unknownArgument(key: string): string {
  if (SERVER_OWNED.has(key)) {
    return `${key} is written by Okta and cannot be declared: remove it`;
  }
  return (
    ELSEWHERE.get(key) ??
    `${key} is no argument here: correct its name, or, where Okta knows the field and this package does not, write extra: { ${key}: … }`
  );
}
