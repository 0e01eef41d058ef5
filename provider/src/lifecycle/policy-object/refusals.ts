import { isList, type Json, type JsonObject } from "../../comparison/json";
import { type Leaf, leavesOf } from "../../comparison/leaves";
import type { Shape } from "../../comparison/shape";
import { ApiError } from "../../okta/errors";

/**
 * The error of a refused update, with the step that helps where the refused value does not stand in the program: an
 * update sends back what Okta itself holds, and Okta refuses some of that, such as a group that was deleted since.
 */
export function explainRefusal(
  error: unknown,
  shape: Shape,
  declared: JsonObject,
  live: JsonObject,
): unknown {
  if (!(error instanceof ApiError) || error.refusal.status !== 400) {
    return error;
  }
  const said = [error.refusal.summary, ...error.refusal.causes].join(" ");
  const inProgram = new Set(leavesOf(shape, declared, "", "no nulls").flatMap(textsIn));
  const held = leavesOf(shape, live, "", "no nulls").flatMap((leaf) =>
    textsIn(leaf)
      .filter((text) => isTelling(text) && said.includes(text) && !inProgram.has(text))
      .map((text) => ({ path: leaf.path, text })),
  );
  const [first] = held;
  return first === undefined
    ? error
    : new ApiError(
        error.doing,
        error.refusal,
        `"${first.text}" does not stand in the program: Okta holds it in the object itself, at ${first.path}, and refuses it on a write. ` +
          `Take it out in the Admin Console, or declare ${first.path} with the values that it should have.`,
      );
}

// An id or a name; shorter texts, such as ANY, turn up in messages by chance.
const SHORTEST = 8;

function isTelling(text: string): boolean {
  return text.length >= SHORTEST;
}

function textsIn({ value }: Leaf): string[] {
  const values: readonly Json[] = isList(value) ? value : [value];
  return values.filter((one): one is string => typeof one === "string");
}
