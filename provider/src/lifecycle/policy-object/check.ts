import type { JsonObject } from "../../comparison/json";
import { valueAt, withValueAt } from "../../comparison/path";
import { unlistedValue } from "../../policy-types/unlisted";
import type { CheckFailure } from "../../pulumi/check";
import { automaticNameIn, withMark, withoutMark } from "../../state/input-mark";
import type { Operations } from "./definition";
import { claimAdoption } from "./managed-elsewhere";
import { settleName } from "./names";
import { unlistedIn, withoutMarks } from "./unlisted-values";

/** Settles the automatic name and judges the arguments. No I/O. */
export function check(
  { definition, names, adoptions, listOwners, tell }: Operations,
  olds: JsonObject,
  news: JsonObject,
): { inputs: JsonObject; failures: CheckFailure[] } {
  const written = withoutMark(news);
  // Marks of unlisted values are judged and go no further: nothing marked is settled, stored, compared or sent.
  const declared = withoutMarks(written);
  const { name, mark } = settleName(
    { definition, names },
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
  const owner = automaticNameIn(news) ?? "";
  const clash = definition.claim({ listOwners }, inputs, owner);
  return {
    inputs: withMark(inputs, mark),
    failures: [
      ...failuresBesides(olds, { ...written, ...settled }, (judged) => definition.failures(judged)),
      ...(mark?.adopted === true ? definition.failuresOnceAdopted(inputs) : []),
      ...claimAdoption({ definition, adoptions }, owner, olds, inputs),
      ...(clash === undefined ? [] : [{ property: definition.claimed, reason: clash }]),
    ],
  };
}

/** What Okta is sent as it is; among the other arguments nothing is unlisted. */
const CONTENTS = /^(conditions|settings|actions)\b/;

/**
 * What is wrong, apart from unlisted values that stand in the old inputs already: the option `ignoreChanges` takes
 * values from there, after a refresh also ones of the console's, and none of them has a mark.
 */
export function failuresBesides(
  olds: JsonObject,
  inputs: JsonObject,
  judge: (inputs: JsonObject) => CheckFailure[],
): CheckFailure[] {
  const failures = judge(inputs);
  const kept = failures.flatMap(({ property }) => {
    const text = CONTENTS.test(property) ? valueAt(inputs, property) : undefined;
    return typeof text === "string" && text === valueAt(olds, property) ? [{ property, text }] : [];
  });
  return kept.length === 0
    ? failures
    : judge(
        kept.reduce(
          (marked, { property, text }) => withValueAt(marked, property, unlistedValue(text)),
          inputs,
        ),
      );
}
