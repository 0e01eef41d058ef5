import type { JsonObject } from "../../comparison/json";
import type { CheckFailure } from "../../dynamic/check";
import { BAG } from "../bag";
import type { Operations } from "./kind";
import { automaticNameIn, settleName } from "./names";

/** Settles the automatic name and judges the arguments. No I/O. */
export function check(
  { kind, names }: Operations,
  olds: JsonObject,
  news: JsonObject,
): { inputs: JsonObject; failures: CheckFailure[] } {
  const { [BAG]: _sent, ...declared } = news;
  const { name, mark } = settleName(names, kind.place(declared).key, automaticNameIn(news), olds, declared);
  const inputs = { ...declared, ...(name === undefined ? {} : { name }) };
  return {
    inputs: mark === undefined ? inputs : { ...inputs, [BAG]: mark },
    failures: kind.failures(inputs),
  };
}
