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
  if (!existsSync(file)) return [];
  // The recordings are read, never checked against a schema: their shape is part of the agreement on them.
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}

export const readWrites = (folder: string) => linesOf<RecordedCall>(folder, "writes");
export const readSequences = (folder: string) => linesOf<Sequence>(folder, "sequences");
export const readAssignments = (folder: string) => linesOf<RecordedCall>(folder, "app-assignments");

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
