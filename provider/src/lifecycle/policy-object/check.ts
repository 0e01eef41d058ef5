import type { JsonObject } from "../../comparison/json";
import { BAG } from "../../declared/bag";
import type { CheckFailure } from "../../dynamic/check";
import type { Operations } from "./definition";
import { automaticNameIn, settleName } from "./names";

/** Settles the automatic name and judges the arguments. No I/O. */
export function check(
  { definition, names }: Operations,
  olds: JsonObject,
  news: JsonObject,
): { inputs: JsonObject; failures: CheckFailure[] } {
  const { [BAG]: _sent, ...declared } = news;
  const { name, mark } = settleName(
    names,
    definition.listOf(declared).key,
    automaticNameIn(news),
    olds,
    declared,
  );
  const inputs = { ...declared, ...(name === undefined ? {} : { name }) };
  return {
    inputs: mark === undefined ? inputs : { ...inputs, [BAG]: mark },
    failures: definition.failures(inputs),
  };
}
