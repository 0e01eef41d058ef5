/** A resource that adopts, as its last check saw it. */
interface Claim {
  readonly list: string;
  readonly adopt: string;
  /** Whether it is about to be created; a resource in the state keeps its object, whatever its `adopt` says by now. */
  readonly isNew: boolean;
  /** Whether the resource may have managed its object so far without adopting anything. */
  readonly mayHaveAdoptedNothing: boolean;
}

/** What a check tells of one resource. */
export interface Checked {
  readonly list: string;
  /** The argument as text; undefined where the resource has none, or one that is not known yet. */
  readonly adopt: string | undefined;
  readonly isNew: boolean;
  /** Whether the inputs in the state have the argument. */
  readonly adoptedBefore: boolean;
}

/** A resource that adopts nothing; which one of them it is cannot be told. */
export const ADOPTS_NOTHING = "";

/**
 * Which resource of the program manages which object, as far as this process saw it: two resources that adopt one object
 * would overwrite each other at every up. Resources are named by their automatic names. Where it cannot be told for
 * certain that two resources are different ones, nothing is refused.
 */
export class Adoptions {
  readonly #claims = new Map<string, Claim>();
  /** The owners of claims by the list, the words, and whether they are new. */
  readonly #owners = new Map<string, Set<string>>();
  readonly #inState = new Set<string>();
  readonly #checkedInputs = new Set<string>();
  /** By the object's id: the resource that manages it. */
  readonly #holders = new Map<string, string>();

  /**
   * Notes what a check saw.
   * @returns another resource that is about to be created and adopts in the same words
   */
  claim(owner: string, { list, adopt, isNew, adoptedBefore }: Checked): string | undefined {
    if (!isNew) {
      this.#inState.add(owner);
    }
    if (adopt === undefined) {
      this.#forget(owner);
      return undefined;
    }
    const mayHaveAdoptedNothing = isNew ? this.#inState.has(owner) : !adoptedBefore;
    this.#withdraw(owner);
    this.#claims.set(owner, { list, adopt, isNew, mayHaveAdoptedNothing });
    const key = keyOf(list, adopt, isNew);
    this.#owners.set(key, (this.#owners.get(key) ?? new Set()).add(owner));
    return isNew ? this.#claimants(list, adopt, true).find((other) => other !== owner) : undefined;
  }

  /** Notes inputs, as text, that a check has settled. */
  noteChecked(inputs: string): void {
    this.#checkedInputs.add(inputs);
  }

  /** Whether the program still has a resource of these inputs. A refresh looks at resources that nobody checked. */
  wasChecked(inputs: string): boolean {
    return this.#checkedInputs.has(inputs);
  }

  #forget(owner: string): void {
    // Only who adopted holds anything by its own name.
    if (!this.#withdraw(owner)) {
      return;
    }
    for (const [id, holder] of this.#holders) {
      if (holder === owner) {
        this.#holders.delete(id);
      }
    }
  }

  /** @returns whether the owner had a claim */
  #withdraw(owner: string): boolean {
    const claim = this.#claims.get(owner);
    if (claim === undefined) {
      return false;
    }
    this.#owners.get(keyOf(claim.list, claim.adopt, claim.isNew))?.delete(owner);
    return this.#claims.delete(owner);
  }

  /** The one resource that adopts in these words; undefined where there are several, or none that was checked. */
  claimant(list: string, adopt: string, isNew: boolean): string | undefined {
    const [only, ...others] = this.#claimants(list, adopt, isNew);
    return others.length === 0 ? only : undefined;
  }

  #claimants(list: string, adopt: string, isNew: boolean): string[] {
    return [...(this.#owners.get(keyOf(list, adopt, isNew)) ?? [])];
  }

  /** Notes that the resource manages the object. */
  hold(id: string, owner: string): void {
    this.#holders.set(id, owner);
  }

  /** The object is managed by nobody any more. */
  release(id: string): void {
    this.#holders.delete(id);
  }

  /** The other resource that manages the object; undefined where none was seen, or where it may be this one. */
  otherHolder(id: string, owner: string): string | undefined {
    const holder = this.#holders.get(id);
    const mayBeItself = holder === ADOPTS_NOTHING && this.#claims.get(owner)?.mayHaveAdoptedNothing === true;
    return holder === owner || mayBeItself ? undefined : holder;
  }
}

function keyOf(list: string, adopt: string, isNew: boolean): string {
  return JSON.stringify([list, adopt, isNew]);
}
