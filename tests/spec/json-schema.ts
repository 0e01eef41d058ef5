import { isObject, type Json, type JsonObject } from "./open-api";

type Components = Readonly<Record<string, JsonObject>>;

/**
 * How much of a schema is meant: all that a value must be, or the part that other schemas build on with `allOf`, which
 * leaves room for more keys and does not pick by discriminator.
 */
type Form = "whole" | "part";

const PREFIX = "#/components/schemas/";

/** What else a schema of OpenAPI 3.0 may say is annotation, or is treated below. */
const CHECKED = new Set([
  "enum",
  "format",
  "maxItems",
  "maxLength",
  "maximum",
  "minItems",
  "minLength",
  "minimum",
  "pattern",
  "required",
  "uniqueItems",
]);

/**
 * A schema of OpenAPI 3.0 as JSON schema, stricter in two ways. Objects are closed: Okta drops what it does not know
 * without a word, so a key that the description lacks is a mistake. And a discriminator picks the schema, also where
 * it stands on the base of an inheritance.
 */
export function jsonSchemaOf(schema: JsonObject, components: Components): JsonObject {
  const definitions: JsonObject = {};

  function referenceTo(reference: Json, form: Form): JsonObject {
    const { name, component } = resolve(reference, components);
    const key = form === "whole" ? name : `${name} part`;
    if (definitions[key] === undefined) {
      // Before its inside is known, because schemas may contain themselves.
      definitions[key] = {};
      definitions[key] = form === "whole" ? whole(component) : part(component);
    }
    return { $ref: `#/$defs/${encodeURIComponent(key)}` };
  }

  function whole(value: JsonObject): JsonObject {
    if (value.$ref !== undefined) {
      return referenceTo(value.$ref, "whole");
    }
    if (isObject(value.discriminator)) {
      return picked(value.discriminator);
    }
    return namesProperties(value, components)
      ? { ...part(value), unevaluatedProperties: false }
      : part(value);
  }

  function part(value: JsonObject): JsonObject {
    if (value.$ref !== undefined) {
      return referenceTo(value.$ref, "part");
    }
    return Object.fromEntries(
      Object.entries(value).flatMap(([keyword, said]) => {
        const made = keywords[keyword]?.(said, value);
        return made === undefined ? [] : [[keyword, made]];
      }),
    );
  }

  const ofWhole = (value: Json): Json => (isObject(value) ? whole(value) : value);
  const ofParts = (values: Json): Json =>
    Array.isArray(values) ? values.map((value) => (isObject(value) ? part(value) : value)) : values;
  const asSaid = (value: Json): Json => value;
  const keywords: Readonly<Record<string, (said: Json, schema: JsonObject) => Json>> = {
    ...Object.fromEntries([...CHECKED].map((keyword) => [keyword, asSaid])),
    type: (type, { nullable }) => (nullable === true ? [type, "null"] : type),
    properties: (said) =>
      Object.fromEntries(
        Object.entries(isObject(said) ? said : {}).map(([key, value]) => [key, ofWhole(value)]),
      ),
    items: ofWhole,
    additionalProperties: ofWhole,
    allOf: ofParts,
    anyOf: ofParts,
    oneOf: ofParts,
  };

  function picked({ propertyName, mapping }: JsonObject): JsonObject {
    if (typeof propertyName !== "string" || !isObject(mapping)) {
      throw new Error(`a discriminator "${String(propertyName)}" without a mapping`);
    }
    return {
      type: "object",
      required: [propertyName],
      properties: { [propertyName]: { enum: Object.keys(mapping) } },
      allOf: Object.entries(mapping).map(([value, reference]) => ({
        if: { required: [propertyName], properties: { [propertyName]: { const: value } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
        then: referenceTo(reference, "whole"),
      })),
    };
  }

  return { ...whole(schema), $defs: definitions };
}

/** Whether the schema says which properties there are: one that only says "object" leaves them open. */
function namesProperties(schema: JsonObject, components: Components): boolean {
  if (schema.$ref !== undefined) {
    return namesProperties(resolve(schema.$ref, components).component, components);
  }
  const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
  return (
    isObject(schema.properties) ||
    parts.some((inner) => isObject(inner) && namesProperties(inner, components))
  );
}

function resolve(reference: Json, components: Components): { name: string; component: JsonObject } {
  const name =
    typeof reference === "string" && reference.startsWith(PREFIX) && reference.slice(PREFIX.length);
  const component = name && components[name];
  if (!name || !component) {
    throw new Error(`${JSON.stringify(reference)} refers to no schema of the description`);
  }
  return { name, component };
}
