import { LookupError } from "../lifecycle/errors";
import type { Directories, Directory } from "../okta/directory";
import type { FunctionOptions } from "./function-options";
import { programOrg } from "./program-connection";

/** Which property of the arguments says which object is meant. */
interface Way {
  /** As a user would write it. */
  readonly written: string;
  fits(value: unknown): boolean;
  find<Found extends { readonly id: string }>(directory: Directory<Found>, value: unknown): Promise<Found>;
}

/** A value that came out empty, of a missing setting perhaps, names nothing. */
const isName = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";

const byName = (property: string): Way => ({
  written: `{ ${property}: "…" }`,
  fits: isName,
  find: (directory, value) => onlyNamed(directory, property, String(value)),
});

const WAYS: Readonly<Record<string, Way>> = {
  id: { written: '{ id: "…" }', fits: isName, find: (directory, value) => directory.get(String(value)) },
  name: byName("name"),
  label: byName("label"),
  default: {
    written: "{ default: true }",
    fits: (value) => value === true,
    // Okta takes the word for the id.
    find: (directory) => directory.get("default"),
  },
};

/** More names than these help nobody who reads a message. */
const MOST_NAMES = 50;

/** Looks up one object; the arguments must name it in exactly one of the ways. */
export async function lookUp<Found extends { readonly id: string }>(
  call: string,
  pick: (all: Directories) => Directory<Found>,
  ways: readonly string[],
  args: object,
  opts: FunctionOptions | undefined,
): Promise<Found> {
  const entries = Object.entries(args ?? {});
  const [entry, ...others] = entries;
  const way = entry === undefined || !ways.includes(entry[0]) ? undefined : WAYS[entry[0]];
  if (entry === undefined || way === undefined || others.length > 0 || !way.fits(entry[1])) {
    const written = ways.flatMap((name) => WAYS[name]?.written ?? []);
    throw new TypeError(
      `${call}: say what you mean in exactly one way: ${written.join(" or ")}. Nothing was sent.`,
    );
  }
  const org = await programOrg(call, opts);
  return await way.find(pick(org.directory), entry[1]);
}

/** The one object that has the name to the letter: Okta's searches look at the beginning, and not at the case. */
async function onlyNamed<Found extends { readonly id: string }>(
  directory: Directory<Found>,
  property: string,
  name: string,
): Promise<Found> {
  const candidates = await directory.mayBeNamed(name);
  const fitting = candidates.filter((candidate) => directory.nameOf(candidate) === name);
  const [found, ...others] = fitting;
  if (found !== undefined && others.length === 0) {
    return found;
  }
  const doing = `looking up the ${directory.noun} with the ${property} "${name}"`;
  if (found !== undefined) {
    const which = fitting.map(({ id }) => `${id} "${name}"`).join(", ");
    throw new LookupError(
      `${doing}: ${fitting.length} ${directory.plural} match (${which}), exactly one must. Name one by its id.`,
    );
  }
  throw new LookupError(
    `${doing}: none matches, exactly one must. ${await whatIsThere(directory, candidates)}`,
  );
}

async function whatIsThere<Found>(
  directory: Directory<Found>,
  candidates: readonly Found[],
): Promise<string> {
  const named = (items: readonly Found[]): string => {
    const names = items.slice(0, MOST_NAMES).map((item) => `"${directory.nameOf(item)}"`);
    const more = items.length - names.length;
    return names.join(", ") + (more === 0 ? "" : ` and ${more} more`);
  };
  if (candidates.length > 0) {
    const like = directory.some === undefined ? "There are" : "Like it there are";
    return `${like}: ${named(candidates)}.`;
  }
  const some = await directory.some?.();
  return some === undefined || some.length === 0
    ? `There are no ${directory.plural}.`
    : `Nothing like it was found; some of the ${directory.plural} are: ${named(some)}.`;
}
