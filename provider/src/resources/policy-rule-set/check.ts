import { isObject, type JsonObject } from "../../comparison/json";
import { declaredIn, parseForeign } from "../../lifecycle/ordered-list/foreign";
import { failuresBesides } from "../../lifecycle/policy-object/check";
import { unlistedIn, withoutMarks } from "../../lifecycle/policy-object/unlisted-values";
import type { CheckFailure } from "../../pulumi/check";
import type { Connections } from "../../pulumi/connections";
import { automaticNameIn } from "../../state/input-mark";

import { setFailures } from "./schema";

/** Judges the arguments. No I/O. */
export function check(
  { listOwners, tell }: Connections,
  olds: JsonObject,
  news: JsonObject,
): { inputs: JsonObject; failures: CheckFailure[] } {
  const written = declaredIn(news);
  for (const { path, text } of unlistedIn(written)) {
    tell(`${path} says ${JSON.stringify(text)}, which this package does not list; Okta decides`);
  }
  const inputs = withoutMarks(written);
  const clash = listOwners.claimList(inputs.policyId, {
    owner: automaticNameIn(news) ?? "",
    // The empty name stands for Okta's own rule.
    accepts: (name) =>
      name === ""
        ? !isObject(inputs.catchAll) && inputs.drift === "declared"
        : parseForeign(inputs.foreignRules).accepts({ id: "", name }),
  });
  return {
    inputs,
    failures: [
      ...failuresBesides(olds, written, setFailures),
      ...(clash === undefined ? [] : [{ property: "policyId", reason: clash }]),
    ],
  };
}
