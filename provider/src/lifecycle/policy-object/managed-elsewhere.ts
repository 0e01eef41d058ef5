import { canonicalText, isObject, type JsonObject } from "../../comparison/json";
import { ADOPTS_NOTHING } from "../../pulumi/adoptions";
import type { CheckFailure } from "../../pulumi/check";
import { containsUnknown } from "../../pulumi/unknown";
import { withoutMark } from "../../state/input-mark";
import { AdoptionError } from "../errors";
import type { Operations } from "./definition";

type Known = Pick<Operations, "definition" | "adoptions">;

const WHAT_TO_DO =
  "Two resources would overwrite each other: keep one of them, with what both declare. Where one was only renamed, use Pulumi's aliases.";

/** Notes what a resource adopts, and refuses what another resource of the program certainly manages. */
export function claimAdoption(
  { definition, adoptions }: Known,
  owner: string,
  olds: JsonObject,
  news: JsonObject,
): CheckFailure[] {
  const list = definition.listOf(news).key;
  const { adopt } = news;
  adoptions.noteChecked(canonicalText(news));
  if (owner === "" || containsUnknown([list, adopt ?? null])) {
    return [];
  }
  const isNew = Object.keys(olds).length === 0;
  const adoptedBefore = olds.adopt !== undefined;
  const rival = adoptions.claim(owner, { list, adopt: asText(news), isNew, adoptedBefore });
  const holder =
    isNew && isObject(adopt) && typeof adopt.id === "string"
      ? adoptions.otherHolder(adopt.id, owner)
      : undefined;
  if (rival !== undefined) {
    return [
      { property: "adopt", reason: `${inWords(rival)} adopts the same ${definition.noun}. ${WHAT_TO_DO}` },
    ];
  }
  return holder === undefined
    ? []
    : [
        {
          property: "adopt",
          reason: `${inWords(holder)} manages this ${definition.noun} already. ${WHAT_TO_DO}`,
        },
      ];
}

/** Notes that a new resource adopts the object, unless another one manages it: then nothing is taken over. */
export function adoptOnce(
  { definition, adoptions }: Known,
  inputs: JsonObject,
  id: string,
  what: string,
): void {
  const owner = ownerOf({ definition, adoptions }, definition.listOf(inputs).key, inputs, true);
  if (owner === undefined) {
    return;
  }
  refuse(`adopting ${what}`, adoptions.otherHolder(id, owner), "manages it already");
  adoptions.hold(id, owner);
}

/** Notes that a resource in the state manages the object, unless a new one takes it. */
export function holdManaged(
  { definition, adoptions }: Known,
  list: string,
  inputs: JsonObject,
  id: string,
  what: string,
): void {
  // A refresh comes before the program has run, and also meets resources that have left it: they give their objects away.
  if (!adoptions.wasChecked(canonicalText(withoutMark(inputs)))) {
    return;
  }
  const owner = ownerOf({ definition, adoptions }, list, inputs, false);
  if (owner === undefined) {
    return;
  }
  refuse(what, adoptions.otherHolder(id, owner), "manages it, too");
  refuse(what, adoptions.claimant(list, JSON.stringify({ id }), true), "adopts it");
  adoptions.hold(id, owner);
}

/** The resource with these inputs, as far as it can be told: Pulumi does not say which one it asks for. */
function ownerOf({ adoptions }: Known, list: string, inputs: JsonObject, isNew: boolean): string | undefined {
  const adopt = asText(inputs);
  return adopt === undefined ? ADOPTS_NOTHING : adoptions.claimant(list, adopt, isNew);
}

function asText({ adopt }: JsonObject): string | undefined {
  return adopt === undefined ? undefined : JSON.stringify(adopt);
}

function refuse(what: string, other: string | undefined, does: string): void {
  if (other !== undefined) {
    throw new AdoptionError(`${what}: ${inWords(other)} ${does}. Nothing was written. ${WHAT_TO_DO}`);
  }
}

function inWords(owner: string): string {
  return owner === ADOPTS_NOTHING
    ? "another resource of this program"
    : `another resource of this program, ${owner},`;
}
