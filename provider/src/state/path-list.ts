import { isList, isObject, type Json } from "../comparison/json";
import { stepInto, stepsOf } from "../comparison/path";

// Paths of one object share their beginnings, and state is rewritten at each step; so the record says a beginning once:
// ["name", { "actions.signon": ["access", { "session": ["maxSessionIdleMinutes", "usePersistentCookie"] }] }].

interface Node {
  isPath: boolean;
  readonly below: Map<string, Node>;
}

/** The paths with what several of them begin with written once. Each object has one key, so that Pulumi's sorting of keys changes nothing. */
export function foldPaths(paths: readonly string[]): Json[] {
  const root: Node = { isPath: false, below: new Map() };
  for (const path of paths) {
    let node = root;
    for (const step of stepsOf(path)) {
      const text = stepInto("", step);
      const next = node.below.get(text) ?? { isPath: false, below: new Map() };
      node.below.set(text, next);
      node = next;
    }
    node.isPath = true;
  }
  return [...(root.isPath ? [""] : []), ...foldBelow(root)];
}

function foldBelow({ below }: Node): Json[] {
  return [...below].flatMap(([step, first]) => {
    let [path, node] = [step, first];
    while (!node.isPath && node.below.size === 1) {
      for (const [text, next] of node.below) {
        [path, node] = [join(path, text), next];
      }
    }
    return [...(node.isPath ? [path] : []), ...(node.below.size === 0 ? [] : [{ [path]: foldBelow(node) }])];
  });
}

/** The paths that `foldPaths` folded; a plain list of paths stays as it is. */
export function unfoldPaths(folded: Json | undefined): string[] {
  return unfoldBelow("", folded);
}

function unfoldBelow(beginning: string, folded: Json | undefined): string[] {
  return (isList(folded) ? folded : []).flatMap((entry) => {
    if (typeof entry === "string") {
      return [join(beginning, entry)];
    }
    return isObject(entry)
      ? Object.entries(entry).flatMap(([path, below]) => unfoldBelow(join(beginning, path), below))
      : [];
  });
}

function join(beginning: string, rest: string): string {
  return beginning === "" || rest === "" || rest.startsWith("[") ? beginning + rest : `${beginning}.${rest}`;
}
