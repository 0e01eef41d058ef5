import type { JsonObject } from "../../comparison/json";
import { BAG } from "../../declared/bag";
import type { CheckFailure } from "../../dynamic/check";
import type { Operations } from "./definition";
import { automaticNameIn, settleName } from "./names";
import { unlistedIn, withoutMarks } from "./unlisted-values";

/** Settles the automatic name and judges the arguments. No I/O. */
export function check(
  { definition, names, tell }: Operations,
  olds: JsonObject,
  news: JsonObject,
): { inputs: JsonObject; failures: CheckFailure[] } {
  const { [BAG]: _sent, ...written } = news;
  // Marks of unlisted values are judged and go no further: nothing marked is settled, stored, compared or sent.
  const declared = withoutMarks(written);
  const { name, mark } = settleName(
    names,
    definition.listOf(declared).key,
    automaticNameIn(news),
    olds,
    declared,
  );
  const settled = name === undefined ? {} : { name };
  for (const { path, text } of unlistedIn(written)) {
    tell(`${path} says ${JSON.stringify(text)}, which this package does not list; Okta decides`);
  }
  const inputs = { ...declared, ...settled };
  return {
    inputs: mark === undefined ? inputs : { ...inputs, [BAG]: mark },
    failures: definition.failures({ ...written, ...settled }),
  };
}
