import { fits } from "./differences";
import {
  isList,
  isListOfObjects,
  isObject,
  type Json,
  type JsonObject,
  keysOfBoth,
  member,
  objectOf,
} from "./json";
import { leavesOf } from "./leaves";
import { listTypeOf, memberNamed, nameOf, pair } from "./pairing";
import { indexIn, isNoMember, nameIn, noMemberOf, placeOf, type Step, stepsOf } from "./path";
import { childOf, elementOf, isAbsent, isServerOwned, type Shape } from "./shape";

/**
 * Which leaves of `outputs` were declared, as the fewest path prefixes with just those leaves under
 * them. A declared leaf that `outputs` does not hold (dropped, or null) is listed by itself.
 */
export function managedFields(shape: Shape, declared: JsonObject, outputs: JsonObject): string[] {
  return coverAt(shape, declared, outputs, "").prefixes;
}

interface Cover {
  readonly prefixes: string[];
  /** All leaves below this place are declared, so its path can stand for theirs. */
  readonly whole: boolean;
  /** Nothing here to declare. */
  readonly isEmpty: boolean;
}

const EMPTY: Cover = { prefixes: [], whole: true, isEmpty: true };
const UNDECLARED: Cover = { prefixes: [], whole: false, isEmpty: false };

function coverAt(shape: Shape, declared: Json | undefined, outputs: Json | undefined, path: string): Cover {
  if (isEmptyObject(shape, declared)) {
    return isEmptyObject(shape, outputs) ? EMPTY : UNDECLARED;
  }
  if (outputs === undefined || (isObject(declared) && isAbsent(shape, outputs))) {
    const leaves = leavesOf(shape, declared, path, "nulls");
    return { prefixes: leaves.map((leaf) => leaf.path), whole: false, isEmpty: false };
  }
  if (isObject(declared) && isObject(outputs)) {
    const keys = keysOfBoth(declared, outputs).filter((key) => !isServerOwned(shape, key));
    return together(
      path,
      keys.map((key) =>
        coverAt(childOf(shape, key), member(declared, key), member(outputs, key), nameIn(path, key)),
      ),
    );
  }
  if (isListOfObjects(declared) && isListOfObjects(outputs)) {
    return coverOfList(shape, declared, outputs, path);
  }
  return { prefixes: [path], whole: true, isEmpty: false };
}

function isEmptyObject(shape: Shape, value: Json | undefined): boolean {
  return leavesOf(shape, value, "", "nulls").length === 0;
}

function together(path: string, parts: readonly Cover[]): Cover {
  const isEmpty = parts.every((part) => part.isEmpty);
  const whole = parts.every((part) => part.whole);
  return { prefixes: whole && !isEmpty ? [path] : parts.flatMap((part) => part.prefixes), whole, isEmpty };
}

function coverOfList(shape: Shape, declared: JsonObject[], outputs: JsonObject[], path: string): Cover {
  const asOne: Cover = { prefixes: [path], whole: true, isEmpty: false };
  const here = elementOf(shape);
  switch (listTypeOf(shape, [declared, outputs])) {
    case "map": {
      if (declared.length === 0) {
        return { prefixes: [noMemberOf(path)], whole: false, isEmpty: false };
      }
      const names = outputs.map((element) => nameOf(element) ?? "");
      const parts = outputs.map((element, place) => {
        const partner = memberNamed(declared, names[place] ?? "");
        return partner === undefined
          ? UNDECLARED
          : coverOfMember(here, partner, element, `${path}${names[place]}`);
      });
      const absent = declared.some((element) => !names.includes(nameOf(element) ?? ""));
      return together(path, absent ? [...parts, UNDECLARED] : parts);
    }
    case "set": {
      if (declared.length !== outputs.length) {
        return asOne;
      }
      const partners = pair(outputs, declared, (output, element) => fits("declared", shape, element, output));
      return partners.includes(undefined)
        ? asOne
        : coverOfElements(here, outputs, (place) => declared[partners[place] ?? -1], path);
    }
    case "list":
      return declared.length === outputs.length
        ? coverOfElements(here, outputs, (place) => declared[place], path)
        : asOne;
    default:
      return asOne;
  }
}

/** `key` and `id` of a member are its name and go with whatever else of it is chosen. */
function coverOfMember(shape: Shape, declared: JsonObject, output: JsonObject, path: string): Cover {
  const parts = keysOfBoth(declared, output)
    .filter((key) => !isName(key))
    .map((key) =>
      coverAt(childOf(shape, key), member(declared, key), member(output, key), nameIn(path, key)),
    );
  const cover = together(path, parts);
  return cover.isEmpty ? { prefixes: [path], whole: true, isEmpty: false } : cover;
}

function coverOfElements(
  shape: Shape,
  outputs: readonly JsonObject[],
  declared: (place: number) => Json | undefined,
  path: string,
): Cover {
  const parts = outputs.map((output, place) => coverAt(shape, declared(place), output, indexIn(path, place)));
  const cover = together(path, parts);
  return cover.isEmpty ? { prefixes: [path], whole: true, isEmpty: false } : cover;
}

function isName(key: string): boolean {
  return key === "key" || key === "id";
}

/** The declared part of `outputs`. A declared leaf that they do not hold is null. */
export function pickFields(shape: Shape, cover: readonly string[], outputs: JsonObject): JsonObject {
  const root = outlineOf(cover.map(stepsOf));
  const selected = root.chosen ? outputs : selectAt(root, outputs);
  return isObject(selected)
    ? objectOf(Object.keys(selected), (key) =>
        isServerOwned(shape, key) ? undefined : member(selected, key),
      )
    : {};
}

/** The paths as a tree. */
interface Outline {
  readonly chosen: boolean;
  readonly branches: readonly { readonly step: Step; readonly outline: Outline }[];
}

function outlineOf(paths: readonly (readonly Step[])[]): Outline {
  const branches = new Map<string, { step: Step; paths: Step[][] }>();
  for (const [step, ...rest] of paths) {
    if (step === undefined) {
      continue;
    }
    const name = JSON.stringify(step);
    const branch = branches.get(name) ?? { step, paths: [] };
    branch.paths.push(rest);
    branches.set(name, branch);
  }
  return {
    chosen: paths.some((path) => path.length === 0),
    branches: [...branches.values()].map((branch) => ({
      step: branch.step,
      outline: outlineOf(branch.paths),
    })),
  };
}

function selectAt(outline: Outline, output: Json | undefined): Json | undefined {
  if (outline.chosen) {
    return output ?? null;
  }
  if (isList(output)) {
    return selectFromList(outline, output);
  }
  if (outline.branches.some(({ step }) => isNoMember(step))) {
    return [];
  }
  const object = isObject(output) ? output : {};
  const entries = outline.branches.flatMap(({ step, outline: inner }): [string, Json][] => {
    if (step.at !== "name") {
      return [];
    }
    const value = selectAt(inner, member(object, step.name));
    return value === undefined ? [] : [[step.name, value]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Members by name: those chosen. Elements by index: all, so that each keeps its place, but no more of them than chosen. */
function selectFromList(outline: Outline, list: readonly Json[]): Json {
  const chosen = new Map<number, Outline>();
  for (const { step, outline: inner } of outline.branches) {
    const place = placeOf(list, step);
    if (place !== undefined) {
      chosen.set(place, inner);
    }
  }
  const byName = outline.branches.some(({ step }) => step.at === "member");
  return list.flatMap((element, place): Json[] => {
    const inner = chosen.get(place);
    if (inner === undefined) {
      return byName ? [] : [{}];
    }
    const selected = selectAt(inner, element);
    return [byName ? { ...namesOf(element), ...(isObject(selected) ? selected : {}) } : (selected ?? {})];
  });
}

function namesOf(element: Json): JsonObject {
  return isObject(element)
    ? objectOf(Object.keys(element).filter(isName), (key) => member(element, key))
    : {};
}
