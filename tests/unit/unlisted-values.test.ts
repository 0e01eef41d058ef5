import { z } from "zod";
import type { Json, JsonObject } from "../../provider/src/comparison/json";
import { unlistedIn, withoutMarks } from "../../provider/src/lifecycle/policy-object/unlisted-values";
import { POLICY_TYPES } from "../../provider/src/policy-types/capabilities";
import { REGISTRY } from "../../provider/src/policy-types/registry";
import { unlistedType, unlistedValue } from "../../provider/src/policy-types/unlisted";
import { misshapen } from "../../provider/src/policy-types/validation/validate";

interface Enumeration {
  /** Steps from the argument to the value; a number is an element of a list. */
  readonly path: readonly (string | number)[];
  readonly values: readonly string[];
}

type Path = Enumeration["path"];

/** Every enumeration in a schema, read off the schema itself. */
function enumerationsIn(schema: unknown, path: Path = []): Enumeration[] {
  if (schema instanceof z.ZodEnum) {
    return [{ path, values: schema.options.map(String) }];
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return enumerationsIn(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodPipe) {
    return enumerationsIn(schema.out, path);
  }
  if (schema instanceof z.ZodArray) {
    return enumerationsIn(schema.element, [...path, 0]);
  }
  if (schema instanceof z.ZodRecord) {
    return enumerationsIn(schema.valueType, [...path, "any"]);
  }
  return schema instanceof z.ZodObject
    ? Object.entries(schema.shape).flatMap(([key, below]) => enumerationsIn(below, [...path, key]))
    : [];
}

/** The smallest arguments that have a value there. */
function holding(path: Path, value: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) {
    return value;
  }
  return typeof step === "number" ? [holding(rest, value)] : { [step]: holding(rest, value) };
}

const ENUMERATIONS = POLICY_TYPES.flatMap((type) =>
  (["policy", "rule"] as const).flatMap((kind) =>
    Object.entries(REGISTRY[type].validation[kind].fields).flatMap(([argument, schema]) =>
      enumerationsIn(schema, [argument]).map(({ path, values }) => ({
        name: `${type} ${kind} ${path.join(".")}`,
        type,
        kind,
        path,
        values,
      })),
    ),
  ),
);

/** What check says of a value there, whatever else is missing around it. */
function saidOf({ type, kind, path }: (typeof ENUMERATIONS)[number], value: Json): string[] {
  const inputs = { type, ...(holding(path, value) as JsonObject) };
  return misshapen(kind, inputs)
    .filter((refused) => refused.path.join(".") === path.join("."))
    .map(({ message: says }) => says);
}

test("every type of policy that lists values is among the enumerations", () => {
  expect(new Set(ENUMERATIONS.map(({ type }) => type))).toEqual(new Set(POLICY_TYPES));
  expect(ENUMERATIONS.length).toBeGreaterThan(60);
});

test.each(ENUMERATIONS)("$name takes a marked value, refuses a plain one", (enumeration) => {
  expect(saidOf(enumeration, unlistedValue("NEWER"))).toEqual([]);
  expect(saidOf(enumeration, "NEWER")).toEqual([expect.stringMatching(/^Invalid (option|input): expected/)]);
  expect(saidOf(enumeration, unlistedValue(""))).toHaveLength(1);
  for (const value of enumeration.values) {
    expect(saidOf(enumeration, value)).toEqual([]);
  }
});

const written = {
  type: unlistedType("TOMORROW"),
  conditions: { platform: { include: [{ os: { type: unlistedValue("VISIONOS") } }] } },
  extra: { text: `platform == "${unlistedValue("VISIONOS")}"`, none: null, number: 1, flag: true },
};

test("without marks a value is its text, wherever it stands, and all else is as it was", () => {
  expect(withoutMarks(written)).toEqual({
    type: "TOMORROW",
    conditions: { platform: { include: [{ os: { type: "VISIONOS" } }] } },
    extra: { text: 'platform == "VISIONOS"', none: null, number: 1, flag: true },
  });
});

test("unlisted values are found with their places", () => {
  expect(unlistedIn(written)).toEqual([{ path: "conditions.platform.include[0].os.type", text: "VISIONOS" }]);
});
