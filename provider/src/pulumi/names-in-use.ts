/**
 * What this process learned of names before it writes: check learns which resource is being replaced, diff learns
 * which object is about to be renamed. Nothing of it is stored.
 */
export class NamesInUse {
  /** By automatic name, which is the same for the same resource: the name its object has. */
  readonly #current = new Map<string, string>();
  /** By list and new name: the name of the object that is being replaced. */
  readonly #replaced = new Map<string, string>();
  readonly #leaving = new Set<string>();
  readonly #awaited = new Map<string, (() => void)[]>();

  /** Notes the name that the resource's object has. */
  see(automatic: string, name: string): void {
    this.#current.set(automatic, name);
  }

  /** The name that the resource's object has, where a check of this process saw it. */
  current(automatic: string): string | undefined {
    return this.#current.get(automatic);
  }

  /** Notes that the object to be created in this list under this name replaces the one of the former name. */
  replace(list: string, name: string, former: string): void {
    this.#replaced.set(JSON.stringify([list, name]), former);
  }

  /** The name of the object that a create of this name in this list replaces; undefined where it replaces none. */
  replacedBy(list: string, name: string): string | undefined {
    return this.#replaced.get(JSON.stringify([list, name]));
  }

  /** Notes that this run will give the object another name. */
  leave(id: string): void {
    this.#leaving.add(id);
    for (const resolve of this.#awaited.get(id) ?? []) {
      resolve();
    }
    this.#awaited.delete(id);
  }

  /** Whether this run will rename the object; waits up to `patience`, because its diff may come a moment later. */
  async isLeaving(id: string, patience: () => Promise<void>): Promise<boolean> {
    if (!this.#leaving.has(id)) {
      const known = new Promise<void>((resolve) => {
        this.#awaited.set(id, [...(this.#awaited.get(id) ?? []), resolve]);
      });
      await Promise.race([known, patience()]);
    }
    return this.#leaving.has(id);
  }
}
