import { z } from "zod";
import type { Json, JsonObject } from "../comparison/json";
import { type Adopt, parseAdopt } from "./adopt";

type Noun = "policy" | "rule";

interface Option {
  readonly of: readonly Noun[];
  readonly schema: (noun: Noun) => z.ZodType;
}

const BOTH: readonly Noun[] = ["policy", "rule"];

/** The ways to name an existing object, and of what they are ways. */
const ADOPT_WAYS: Readonly<Record<string, { readonly of: readonly Noun[]; readonly schema: z.ZodType }>> = {
  id: { of: BOTH, schema: z.string().min(1) },
  name: { of: BOTH, schema: z.string().min(1) },
  default: { of: BOTH, schema: z.literal(true) },
  builtIn: { of: ["policy"], schema: z.string().min(1) },
  catchAll: { of: ["rule"], schema: z.literal(true) },
};

/** Arguments that say how a policy or rule is managed. They are kept in state and never sent to Okta. */
const OPTIONS: Readonly<Record<string, Option>> = {
  adopt: { of: BOTH, schema: adoptSchema },
  converge: { of: BOTH, schema: () => z.boolean() },
  drift: { of: BOTH, schema: () => z.enum(["all", "declared"]) },
  onConflict: { of: BOTH, schema: () => z.enum(["fail", "overwrite"]) },
  onDestroy: { of: BOTH, schema: () => z.enum(["delete", "release", "restore"]) },
  reassignTo: { of: ["policy"], schema: () => z.string().min(1) },
  cloneFrom: { of: ["policy"], schema: () => z.string().min(1) },
  allowSameName: { of: ["policy"], schema: () => z.boolean() },
};

/** The options of a policy or rule with their defaults. */
export interface Options {
  readonly adopt: Adopt | undefined;
  readonly converge: boolean;
  readonly drift: "all" | "declared";
  readonly overwrite: boolean;
  readonly onDestroy: "delete" | "release" | "restore";
  readonly allowSameName: boolean;
  /** The policy that the apps of a deleted one go to. */
  readonly reassignTo: string | undefined;
  /** The policy of which a new one begins as a copy. */
  readonly cloneFrom: string | undefined;
}

/** The schema of the options, to be spread into the schema of the arguments. */
export function optionFields(noun: Noun): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(OPTIONS)
      .filter(([, option]) => option.of.includes(noun))
      .map(([name, option]) => [name, option.schema(noun).optional()]),
  );
}

export function isOption(name: string): boolean {
  return Object.hasOwn(OPTIONS, name);
}

/** The options as given: what state keeps, because read and delete see no arguments. */
export function optionsIn(inputs: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.keys(OPTIONS).flatMap((name) => {
      const value = inputs[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The options with their defaults; what was only adopted is released on destroy. */
export function resolveOptions(options: JsonObject, adopted: boolean): Options {
  return {
    adopt: parseAdopt(options.adopt),
    converge: options.converge === true,
    drift: options.drift === "declared" ? "declared" : "all",
    overwrite: options.onConflict === "overwrite",
    onDestroy: onDestroyOf(options.onDestroy, adopted),
    allowSameName: options.allowSameName === true,
    reassignTo: typeof options.reassignTo === "string" ? options.reassignTo : undefined,
    cloneFrom: typeof options.cloneFrom === "string" ? options.cloneFrom : undefined,
  };
}

/** What was created here has no earlier state to restore, so it is deleted. */
function onDestroyOf(declared: Json | undefined, adopted: boolean): Options["onDestroy"] {
  const onDestroy = isOnDestroy(declared) ? declared : adopted ? "release" : "delete";
  return onDestroy === "restore" && !adopted ? "delete" : onDestroy;
}

function isOnDestroy(value: Json | undefined): value is "delete" | "release" | "restore" {
  return value === "delete" || value === "release" || value === "restore";
}

/** Exactly one way to name the object that is taken over. */
function adoptSchema(noun: Noun): z.ZodType {
  const ways = Object.entries(ADOPT_WAYS).filter(([, way]) => way.of.includes(noun));
  return z
    .strictObject(Object.fromEntries(ways.map(([name, way]) => [name, way.schema.optional()])))
    .refine((adopt) => Object.values(adopt).filter((way) => way !== undefined).length === 1, {
      message: `name the object in exactly one way: ${ways.map(([name]) => name).join(", ")}`,
    });
}
