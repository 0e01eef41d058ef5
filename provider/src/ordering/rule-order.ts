// The order of one list (the rules of a policy, or the policies of a type) as one process keeps it.
//
// 1. Check, diff and read come by every resource of the program; diff and read tell this object the rank of theirs.
// 2. A write chooses its number so that its object stands right relative to every sibling of known rank.
// 3. Whoever comes later is placed relative to all who came before, so no write waits for another one.
// 4. A write returns only when its object stands right relative to every sibling known by then.
// 5. A diff whose rank is contradicted by a placement of this process asks for an update, so the end is right.
//
// | state of an object | set by | counts in later writes | means |
// | --- | --- | --- | --- |
// | "kept" | diff, read, adopt | yes | it stands where it was declared to stand |
// | "waiting" | diff, read, adopt | only to break ties | its place is still to be written |
// | "placed" | a write | yes, and diffs are measured against it | this process wrote its place |

import { choosePriority, orderAfter } from "./choose-priority";
import {
  contradictions,
  type Neighbours,
  type Numbered,
  type Numbering,
  neighboursOf,
  type Order,
  orderOf,
  overtaken,
  type Ranks,
  type Standing,
  standings,
} from "./list";
import { longestInOrder } from "./longest-in-order";

interface Known {
  readonly rank: number;
  readonly state: "placed" | "kept" | "waiting";
  /** The order in which a read found nothing wrong with the object. */
  readonly foundRightIn?: string;
}

/** One list's order. The only thing that changes while a run goes on; it does no I/O. */
export class RuleOrder {
  readonly #known = new Map<string, Known>();
  readonly #awaited = new Map<string, (() => void)[]>();
  #order: Order = [];
  #before: ReadonlyMap<string, number> | undefined;

  constructor(readonly numbering: Numbering) {}

  /**
   * Notes the rank that the program declares for an existing object.
   *
   * @param moved whether the object is known to stand elsewhere than declared
   * @returns whether its place has to be written
   */
  declare(id: string, rank: number, moved: boolean): boolean {
    const waiting = moved || this.isOutOfPlace(id, rank);
    const known = this.#known.get(id);
    // A placement or a judgement of this process is better knowledge than a diff that finds nothing new.
    if (waiting || known?.rank !== rank || known.state === "waiting") {
      this.#note(id, { rank, state: waiting ? "waiting" : "kept" });
    }
    return waiting;
  }

  /** Notes the rank of an object that is about to be read. */
  keep(id: string, rank: number): void {
    this.#note(id, { rank, state: "kept" });
  }

  /** The object is gone, or the program declares no rank for it. */
  forget(id: string): void {
    this.#known.delete(id);
  }

  /** Whether an object that keeps its rank stands wrong relative to one that this process placed. */
  isOutOfPlace(id: string, rank: number): boolean {
    const placed = this.#ranks(({ state }) => state === "placed");
    return contradictions(this.#order, id, rank, placed) > 0;
  }

  /** Notes the numbers before the first write of this process; later calls change nothing. */
  saw(items: readonly Numbered[]): void {
    this.#before ??= new Map(standings(items).map(({ id, priority }) => [id, priority]));
  }

  /** The number of an object before this process wrote to the list. */
  numberBefore(id: string): number | undefined {
    return this.#before?.get(id);
  }

  /**
   * Notes an object that was adopted without a write.
   *
   * @returns whether its place has to be written
   */
  adopt(live: Numbered, rank: number, items: readonly Numbered[]): boolean {
    const wrong = this.#contradictions(orderOf(standings(items)), live.id, rank) > 0;
    this.#note(live.id, { rank, state: wrong || live.priority !== rank ? "waiting" : "kept" });
    return wrong;
  }

  /** The priority to send for a declared rank. `id` is undefined for an object that is yet to be created. */
  priorityFor(id: string | undefined, rank: number, items: readonly Numbered[]): number {
    const waiting = this.#ranks(({ state }) => state === "waiting");
    return choosePriority({ id, rank }, standings(items), this.#held(), this.numbering, waiting);
  }

  /**
   * Notes the order that a write made.
   *
   * @returns whether the object stands right relative to every sibling known by now
   */
  placed(id: string, rank: number, order: Order): boolean {
    // No await between noting the order and reading the ranks, so no diff can fall between the two.
    this.#order = order;
    this.#note(id, { rank, state: "placed" });
    return this.#contradictions(order, id, rank) === 0;
  }

  /**
   * Whether an object of a new rank can stay where it stands because others of the program move past it in this run, as
   * where a program numbers its rules by their place in an array and one of them is moved. The engine tells of few resources
   * at a time, so an object of unknown rank counts as one that keeps its number; an equal rank means before it, as a write of
   * that number does. An object that is the only one to move has a number of its own to get.
   */
  mayStay(id: string, rank: number, items: readonly Numbered[]): boolean {
    if (!this.othersMove(id)) {
      return false;
    }
    const members = standings(items).map(({ id: one, priority }) => ({
      id: one,
      known: one === id ? { rank, state: "waiting" } : this.#known.get(one),
      priority,
    }));
    const stays = longestInOrder(
      members.map(({ id: one, known, priority }) => ({
        id: one,
        rank: known?.rank ?? priority + 0.5,
        // Only who waits for an update of its own can still move.
        weight: known?.state === "waiting" ? 1 : members.length + 1,
      })),
    );
    return stays.includes(id);
  }

  /** Whether other objects of the program get another place in this run, too. */
  othersMove(id: string): boolean {
    return [...this.#known].some(([other, { state }]) => other !== id && state !== "kept");
  }

  /** A priority that puts the object better than it stands; undefined where siblings contradict each other. */
  betterPriority(id: string, rank: number, siblings: readonly Standing[]): number | undefined {
    const priority = choosePriority({ id, rank }, siblings, this.#held(), this.numbering);
    const better = orderAfter(siblings, { id, priority }, this.numbering);
    const now = orderOf(siblings);
    return this.#contradictions(better, id, rank) < this.#contradictions(now, id, rank)
      ? priority
      : undefined;
  }

  /** The neighbours to remember in state: those of unknown rank, because ranks tell more where they are known. */
  neighbours(order: Order, id: string): Neighbours {
    return neighboursOf(order, id, this.#known);
  }

  /** Of remembered neighbours those that still stand where they stood, and of which still no rank is known. */
  strangersAmong(remembered: Neighbours, order: Order, self: string): Neighbours {
    const passed = overtaken(order, self, remembered, this.#known);
    const [above, below] = remembered.map((id) =>
      id === null || this.#known.has(id) || passed.includes(id) ? null : id,
    );
    return [above ?? null, below ?? null];
  }

  /**
   * The remembered neighbours that stand on the other side of the object than they did. One of them may belong to
   * this program, which moved it, and not be read yet; so this waits a moment for ranks to become known.
   */
  async overtaken(
    items: readonly Numbered[],
    id: string,
    remembered: Neighbours,
    patience: () => Promise<void>,
  ): Promise<readonly string[]> {
    const order = orderOf(standings(items));
    const strangers = overtaken(order, id, remembered, this.#known);
    if (strangers.length > 0) {
      await Promise.race([patience(), Promise.all(strangers.map((other) => this.#whenKnown(other)))]);
    }
    return overtaken(order, id, remembered, this.#known);
  }

  /**
   * Whether a read must report the object as moved; notes it, so that every contradiction is reported once.
   *
   * Of objects that contradict each other the fewest are reported. One that an earlier read of the same order found
   * right stays right, however few of the objects are known yet.
   *
   * @param pastStranger whether a neighbour of unknown rank changed sides with it
   */
  wasMoved(live: Numbered, rank: number, items: readonly Numbered[], pastStranger: boolean): boolean {
    const standing = standings(items);
    // Whoever has its number still was not moved: then the stranger was.
    const moved = (pastStranger && live.priority !== rank) || this.#isMisplaced(standing, live.id);
    const found = { foundRightIn: nameOf(orderOf(standing)) };
    this.#note(live.id, moved ? { rank, state: "waiting" } : { rank, state: "kept", ...found });
    return moved;
  }

  #isMisplaced(standing: readonly Standing[], id: string): boolean {
    const rank = this.#known.get(id)?.rank;
    const order = orderOf(standing);
    // Okta alone places system objects.
    if (rank === undefined || !order.includes(id)) {
      return false;
    }
    const name = nameOf(order);
    const right = this.#ranks(({ foundRightIn }, other) => foundRightIn === name && other !== id);
    if (contradictions(order, id, rank, right) > 0) {
      return true;
    }
    const open = standing.flatMap(({ id: other, priority }) => {
      const one = this.#known.get(other);
      const judged = one === undefined || one.state === "waiting" || right.has(other);
      return judged || contradictions(order, other, one.rank, right) > 0
        ? []
        : [{ id: other, rank: one.rank, keptNumber: one.rank === priority }];
    });
    // A longer run always wins over one that keeps more of the declared numbers, which tell who was moved less likely.
    const members = open.map(({ id: other, rank: theirs, keptNumber }) => ({
      id: other,
      rank: theirs,
      weight: open.length + 1 + (keptNumber ? 1 : 0),
    }));
    return !longestInOrder(members).includes(id);
  }

  #contradictions(order: Order, id: string, rank: number): number {
    return contradictions(order, id, rank, this.#held());
  }

  /** The ranks of objects that stand where they belong, as far as is known. */
  #held(): Ranks {
    return this.#ranks(({ state }) => state !== "waiting");
  }

  #ranks(accept: (known: Known, id: string) => boolean): Ranks {
    return new Map(
      [...this.#known].flatMap(([id, known]) => (accept(known, id) ? [[id, known.rank] as const] : [])),
    );
  }

  #note(id: string, known: Known): void {
    this.#known.set(id, known);
    for (const resolve of this.#awaited.get(id) ?? []) {
      resolve();
    }
    this.#awaited.delete(id);
  }

  #whenKnown(id: string): Promise<void> {
    return new Promise((resolve) => {
      this.#awaited.set(id, [...(this.#awaited.get(id) ?? []), resolve]);
    });
  }
}

/** Names an order, so that what was found in it holds only there. */
function nameOf(order: Order): string {
  return order.join(" ");
}

/** The orders of all lists that this process comes by. */
export class RuleOrders {
  readonly #orders = new Map<string, RuleOrder>();

  /** @param list names the list */
  of(list: string, numbering: Numbering): RuleOrder {
    const known = this.#orders.get(list) ?? new RuleOrder(numbering);
    this.#orders.set(list, known);
    return known;
  }
}
