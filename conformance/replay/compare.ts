import { isObject, type Json, type JsonObject } from "../recordings";
import { type IdMap, pairedIds } from "./id-map";
import type { Times } from "./stamps";

export interface Difference {
  /** JSON path within the answer. */
  readonly path: string;
  readonly recorded?: Json;
  readonly emulated?: Json;
  readonly why?: string;
}

export interface Known {
  readonly idMap: IdMap;
  readonly times: Times;
}

/** Made anew for every answer: says nothing about the server's rules. */
const random = new Set(["errorId"]);
const stamps = new Set(["created", "lastUpdated"]);

const host = /^https?:\/\/[^/]+/;

/** Key by key, in the recorded order of lists; ids as pairs, times by their pattern, hosts not at all. */
export function differencesOf(
  recorded: Json | undefined,
  emulated: Json | undefined,
  known: Known,
  path = "$",
): Difference[] {
  const differ = [
    {
      path,
      ...(recorded === undefined ? {} : { recorded }),
      ...(emulated === undefined ? {} : { emulated }),
    },
  ];
  if (Array.isArray(recorded) && Array.isArray(emulated)) {
    const length = Math.max(recorded.length, emulated.length);
    return Array.from({ length }, (_, index) =>
      differencesOf(recorded[index], emulated[index], known, `${path}[${index}]`),
    ).flat();
  }
  if (isObject(recorded) && isObject(emulated)) {
    return ofObjects(recorded, emulated, known, path);
  }
  if (typeof recorded === "string" && typeof emulated === "string") {
    const pairs = pairedIds(recorded.replace(host, ""), emulated.replace(host, ""));
    return pairs?.every(([mine, other]) => known.idMap.same(mine, other)) === true ? [] : differ;
  }
  return recorded === emulated ? [] : differ;
}

function ofObjects(recorded: JsonObject, emulated: JsonObject, known: Known, path: string): Difference[] {
  // The id first: it says which object the rest is about.
  const keys = [...new Set(["id", ...Object.keys(recorded), ...Object.keys(emulated)])];
  const id = typeof recorded.id === "string" ? recorded.id : undefined;
  return keys.flatMap((key) => {
    const [mine, other] = [recorded[key], emulated[key]];
    if (mine === undefined && other === undefined) {
      return [];
    }
    const here = `${path}.${key}`;
    if (random.has(key) && typeof mine === typeof other) {
      return [];
    }
    if (stamps.has(key) && id !== undefined && typeof mine === "string" && typeof other === "string") {
      const wrong = known.times.judge({
        id,
        key,
        recorded: mine,
        emulated: other,
        created: emulated.created,
      });
      return wrong === undefined ? [] : [{ path: here, recorded: mine, emulated: other, why: wrong }];
    }
    return differencesOf(mine, other, known, here);
  });
}
