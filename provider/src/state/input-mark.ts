import { isObject, type JsonObject } from "../comparison/json";
import { RECORD_KEY, type StateRecord } from "./record";

// Inputs carry under the record's key what the next check must know of an object whose name the program does not
// declare, so that it settles the same name again.

/** The automatic name that the inputs carry. */
export function automaticNameIn(inputs: JsonObject): string | undefined {
  const { autoName } = markIn(inputs);
  return typeof autoName === "string" ? autoName : undefined;
}

/** What the inputs carry beside the arguments. */
export function markIn(inputs: JsonObject): JsonObject {
  const mark = inputs[RECORD_KEY];
  return isObject(mark) ? mark : {};
}

/** The inputs with this mark; without a key for it where there is nothing to carry. */
export function withMark(inputs: JsonObject, mark: JsonObject | undefined): JsonObject {
  return mark === undefined ? inputs : { ...inputs, [RECORD_KEY]: mark };
}

/** The arguments alone. */
export function withoutMark(inputs: JsonObject): JsonObject {
  const { [RECORD_KEY]: _mark, ...declared } = inputs;
  return declared;
}

/** The mark of an object as a refresh finds it. */
export function markOf({ autoName, adopted, options = {} }: StateRecord): JsonObject | undefined {
  if (autoName !== undefined) {
    return { autoName: firstAutomaticName(autoName) };
  }
  return adopted === true && options.adopt === undefined ? { adopted } : undefined;
}

/** The first automatic name of a resource whose object may have been made under a later number. */
export function firstAutomaticName(autoName: string): string {
  return autoName.replace(/(-[0-9a-f]{7})-\d+$/, "$1");
}
