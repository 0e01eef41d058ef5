import { isList, isObject, type Json, type JsonObject, member } from "../../comparison/json";
import { containsUnknown } from "../../pulumi/unknown";
import { isAbsent } from "./judgements";

/** One combination of values that Okta refuses. */
export interface Refusal {
  /** Where the object stands, from the arguments; `[]` is every element of a list. */
  readonly at: string;
  /** The properties that the judgement rests on; while one of them is unknown, nothing is said. */
  readonly reads: readonly string[];
  /** What is wrong, as paths below the object; "" is the object itself. It sees only what it `reads`. */
  readonly wrong: (object: JsonObject) => readonly string[];
  /** What is wrong and what to do. */
  readonly says: string;
  readonly source: string;
}

export interface Refused {
  readonly path: readonly (string | number)[];
  readonly says: string;
}

export function refusedBy(refusals: readonly Refusal[], inputs: JsonObject): Refused[] {
  return refusals.flatMap(({ at, reads, wrong, says }) =>
    objectsAt(inputs, steps(at)).flatMap(({ path, object }) => {
      const seen = Object.fromEntries(
        reads.flatMap((key): [string, Json][] => {
          const value = member(object, key);
          return isAbsent(value) ? [] : [[key, value]];
        }),
      );
      return containsUnknown(seen)
        ? []
        : wrong(seen).map((below) => ({ path: [...path, ...steps(below).map(index)], says }));
    }),
  );
}

interface Found {
  readonly path: readonly (string | number)[];
  readonly object: JsonObject;
}

function objectsAt(
  value: Json | undefined,
  rest: readonly string[],
  path: readonly (string | number)[] = [],
): Found[] {
  const [step, ...further] = rest;
  if (step === undefined) {
    return isObject(value) ? [{ path, object: value }] : [];
  }
  if (step === "[]") {
    return isList(value)
      ? value.flatMap((element, position) => objectsAt(element, further, [...path, position]))
      : [];
  }
  return isObject(value) ? objectsAt(member(value, step), further, [...path, step]) : [];
}

/** `a.b[].c` as a, b, [], c; `a[0]` as a, 0. */
function steps(path: string): string[] {
  return path
    .replaceAll("[]", ".[]")
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .split(".")
    .filter((step) => step !== "");
}

function index(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}
