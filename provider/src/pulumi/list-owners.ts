import type { Json } from "../comparison/json";
import { UNKNOWN } from "./unknown";

/** A resource that owns a whole list: the rules of a policy, or the order of the policies of a type. */
export interface ListOwner {
  /** The automatic name of the resource, the same for the same resource. */
  readonly owner: string;
  /** Whether the owner leaves a member of this name alone. */
  accepts(name: string): boolean;
}

/** A resource that is one member of a list. */
export interface ListMember {
  readonly owner: string;
  readonly name: string;
  /** What is wrong with it beside an owner of the whole list, and what to do. */
  readonly reason: string;
}

/**
 * Which resources of the program own a list, and which stand in it alone, as far as the checks of this process saw them.
 * Pulumi checks each resource by itself; so whichever comes second of two that do not go together is refused.
 */
export class ListOwners {
  readonly #owners = new Map<string, ListOwner>();
  readonly #members = new Map<string, Map<string, ListMember>>();

  /**
   * @param list names the list; nothing is known while it is not known
   * @returns why another resource of the program stands in the way
   */
  claimList(list: Json | undefined, claim: ListOwner): string | undefined {
    if (!isKnown(list)) {
      return undefined;
    }
    const other = this.#owners.get(list);
    if (other !== undefined && other.owner !== claim.owner) {
      return `another resource of this program, ${other.owner}, owns the same list: put everything into one of them`;
    }
    this.#owners.set(list, claim);
    const members = [...(this.#members.get(list)?.values() ?? [])];
    const [single] = members.filter(({ name }) => !claim.accepts(name));
    return single === undefined ? undefined : single.reason;
  }

  /** @returns why a resource of the program that owns the list stands in the way */
  claimMember(list: Json | undefined, member: ListMember): string | undefined {
    if (!isKnown(list)) {
      return undefined;
    }
    const members = this.#members.get(list) ?? new Map<string, ListMember>();
    this.#members.set(list, members.set(member.owner, member));
    const owner = this.#owners.get(list);
    return owner === undefined || owner.accepts(member.name) ? undefined : member.reason;
  }

  /** Whether a single resource of the program is the member of this name. */
  hasMember(list: string, name: string): boolean {
    return [...(this.#members.get(list)?.values() ?? [])].some((member) => member.name === name);
  }

  /** Whether a resource of the program owns the list and does not leave a member of this name alone. */
  owns(list: string, name: string): boolean {
    const owner = this.#owners.get(list);
    return owner !== undefined && !owner.accepts(name);
  }
}

function isKnown(list: Json | undefined): list is string {
  return typeof list === "string" && list !== "" && list !== UNKNOWN;
}
