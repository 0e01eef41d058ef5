import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** The part of an OpenAPI description that says what a body may look like. */
export interface Spec {
  /** By path template, then by method in lower case: the schema of the request's JSON body. */
  readonly bodies: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  readonly schemas: Readonly<Record<string, JsonObject>>;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const root = join(__dirname, "../..");

/** The description to hold bodies against: the file in OKTA_SPEC, else the newest in ../shared/spec, if there is one. */
export function specFile(): string | undefined {
  const named = process.env.OKTA_SPEC;
  if (named !== undefined) {
    if (!existsSync(named)) {
      throw new Error(`OKTA_SPEC names ${named}, which does not exist`);
    }
    return named;
  }
  const folder = join(root, "../shared/spec");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".yaml")) : [];
  const newest = files.sort().at(-1);
  return newest === undefined ? undefined : join(folder, newest);
}

/** Parsing takes seconds and every test file wants it, so the needed part is kept under the digest of the whole. */
export function readSpec(file: string): Spec {
  const text = readFileSync(file, "utf8");
  const kept = join(root, ".sandbox/spec", `${createHash("sha256").update(text).digest("hex")}.json`);
  if (existsSync(kept)) {
    // Written below.
    return JSON.parse(readFileSync(kept, "utf8")) as Spec;
  }
  // YAML of a description is an object; what it lacks of one is said by name.
  const spec = neededPart(parse(text) as JsonObject);
  mkdirSync(join(kept, ".."), { recursive: true });
  // Test files run side by side: each writes a file of its own and the last rename wins.
  const own = `${kept}.${process.pid}`;
  writeFileSync(own, JSON.stringify(spec));
  renameSync(own, kept);
  return spec;
}

export function neededPart(document: JsonObject): Spec {
  const paths = objectAt(document, "paths");
  const bodies = Object.fromEntries(
    Object.keys(paths)
      .map((path) => [path, bodiesOf(objectAt(paths, path))] as const)
      .filter(([, byMethod]) => Object.keys(byMethod).length > 0),
  );
  const components = objectAt(objectAt(document, "components"), "schemas");
  return {
    bodies,
    schemas: Object.fromEntries(Object.keys(components).map((name) => [name, objectAt(components, name)])),
  };
}

function bodiesOf(operations: JsonObject): Record<string, JsonObject> {
  return Object.fromEntries(
    Object.entries(operations).flatMap(([method, operation]) => {
      const content = isObject(operation) && isObject(operation.requestBody) && operation.requestBody.content;
      const media = content && isObject(content) ? content["application/json"] : undefined;
      return isObject(media) && isObject(media.schema) ? [[method, media.schema] as const] : [];
    }),
  );
}

function objectAt(parent: JsonObject, key: string): JsonObject {
  const child = parent[key];
  if (!isObject(child)) {
    throw new Error(`the OpenAPI description has no object at "${key}"`);
  }
  return child;
}

/** The template that a path is an instance of; one with fewer parameters goes first, as the OpenAPI rules say. */
export function templateOf(spec: Spec, path: string): string | undefined {
  return Object.keys(spec.bodies)
    .filter((template) => matches(template.split("/"), path.split("/")))
    .sort((a, b) => a.split("{").length - b.split("{").length)
    .at(0);
}

const matches = (template: readonly string[], path: readonly string[]): boolean =>
  template.length === path.length &&
  template.every((segment, index) =>
    segment.startsWith("{") ? path[index] !== "" : segment === path[index],
  );
