import type { JsonObject } from "../comparison/json";
import type { CheckFailure } from "./check";

/** A resource's behaviour over plain JSON: without the provider text, with secrets unwrapped. */
export interface Lifecycle {
  /** Settles the inputs and says what is wrong with them. No I/O. */
  check(olds: JsonObject, news: JsonObject): { inputs: JsonObject; failures: CheckFailure[] };
  /** Whether the program asks for a change. No I/O. */
  diff(id: string, olds: JsonObject, news: JsonObject): { changes: boolean; replaces: string[] };
  create(inputs: JsonObject): Promise<{ id: string; outs: JsonObject }>;
  /** Undefined means gone. */
  read(id: string, outs: JsonObject): Promise<{ outs: JsonObject; inputs: JsonObject } | undefined>;
  update(id: string, olds: JsonObject, news: JsonObject): Promise<JsonObject>;
  delete(id: string, outs: JsonObject): Promise<void>;
}
