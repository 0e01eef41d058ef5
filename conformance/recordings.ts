import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** One recorded exchange with a live org. */
export interface Call {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly request: Json;
  readonly status: number;
  readonly response: Json;
}

/** An exchange that stands by itself, with where it was recorded. */
export interface RecordedCall extends Call {
  readonly test: string;
  readonly cassette: string;
  readonly n: number;
}

/** The calls of one test against one org, in their order. */
export interface Sequence {
  readonly test: string;
  readonly org: string;
  readonly calls: readonly Call[];
}

export const DEFAULT_FOLDER = join(__dirname, "../../shared/recordings");

/** The folder's `<name>.jsonl`; a folder without it holds no such recordings. */
function linesOf<T>(folder: string, name: string): T[] {
  const file = join(folder, `${name}.jsonl`);
  if (!existsSync(file)) {
    return [];
  }
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [objectIn<T>(line, `${file}:${index + 1}`)]));
}

function objectIn<T>(line: string, where: string): T {
  let value: Json;
  try {
    value = JSON.parse(line) as Json;
  } catch (error) {
    throw new Error(`${where} is not JSON: ${String(error)}`);
  }
  if (!isObject(value)) {
    throw new Error(`${where} is not a JSON object`);
  }
  // The recordings are read, never checked against a schema: their shape is part of the agreement on them.
  return value as T;
}

/** What a recorder may leave out or write in another way. */
function plain<T extends Call>(call: T): T {
  const { method, url, request, response } = call;
  return {
    ...call,
    method: method.toUpperCase(),
    url: url.replace(/^https?:\/\/[^/]+/, ""),
    request: request ?? null,
    response: response ?? null,
  };
}

export const readWrites = (folder: string) => linesOf<RecordedCall>(folder, "writes").map(plain);
export const readSequences = (folder: string) =>
  linesOf<Sequence>(folder, "sequences").map(
    ({ calls = [], ...rest }): Sequence => ({ ...rest, calls: calls.map(plain) }),
  );
export const readAssignments = (folder: string) =>
  linesOf<RecordedCall>(folder, "app-assignments").map(plain);

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
