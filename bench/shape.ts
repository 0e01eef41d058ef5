/** How large a benchmark's program is. */
export interface Shape {
  /** Begins the names of policies and users, where several programs share an org. */
  readonly prefix: string;
  /** App sign-in policies. */
  readonly policies: number;
  /** Rules of each of them. */
  readonly rules: number;
  /** One PolicyRuleSet for each policy in place of single PolicyRules. */
  readonly asSets: boolean;
  /** Apps that are put under the policies, in turn. */
  readonly mappings: number;
  /** Service users of Okta Privileged Access, each with a key. */
  readonly users: number;
  /** Policies of each of two older types, each with a PolicyRuleSet of two rules. */
  readonly olderPolicies: number;
}

/** What was edited in the program since its first up. */
export type Edit = "none" | "changed" | "moved";

export const SMALL: Shape = {
  prefix: "",
  policies: 5,
  rules: 20,
  asSets: false,
  mappings: 0,
  users: 0,
  olderPolicies: 0,
};

/** The number of resources in the state, without the stack itself and the providers. */
export function resourceCount(shape: Shape): number {
  const access = shape.policies * (1 + (shape.asSets ? 1 : shape.rules));
  return access + 4 * shape.olderPolicies + shape.mappings + 2 * shape.users;
}

const VARIABLES = { shape: "BENCH_SHAPE", edit: "BENCH_EDIT" } as const;

/** The variables by which a program learns its shape; config of a stack would cost a run of the CLI for each change. */
export function programVariables(shape: Shape, edit: Edit): Record<string, string> {
  return { [VARIABLES.shape]: JSON.stringify(shape), [VARIABLES.edit]: edit };
}

export function readShape(environment: NodeJS.ProcessEnv = process.env): Shape {
  const given: Partial<Shape> = JSON.parse(environment[VARIABLES.shape] ?? "{}");
  return { ...SMALL, ...given };
}

export function readEdit(environment: NodeJS.ProcessEnv = process.env): Edit {
  const edit = environment[VARIABLES.edit];
  return edit === "changed" || edit === "moved" ? edit : "none";
}

/** The apps that the org must have for the mappings. */
export function appIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `0oa1bench${String(index).padStart(11, "0")}`);
}
