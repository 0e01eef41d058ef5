import { ENGINES } from "../ordering/engine";
import { type Numbering, standings } from "../ordering/list";
import type { LivePolicy } from "./policies";

/** A list as Okta answered it, and the server's clock. */
export interface ListReading {
  readonly items: LivePolicy[];
  readonly now: Date;
}

interface Image {
  readonly items: Map<string, LivePolicy>;
  readonly now: Date;
  /** When it was asked for, on this machine's clock. */
  readonly readAt: number;
  /** When the answer was there; `now` is the server's clock at that moment, or a page earlier. */
  readonly answeredAt: number;
}

/**
 * One of Okta's lists as the writes of this process know it: read once, then kept up to date by Okta's answers and by what
 * its priority engine makes of the numbers. So a program of a hundred rules reads their list once, not a hundred times. What
 * fails, and a number that is not as foreseen (somebody else writes, too), makes the list unknown again.
 */
export class KnownList {
  #image: Image | undefined;
  #reading: Promise<Image> | undefined;
  /** Answers to writes that came while the list was being read. */
  #meanwhile: LivePolicy[] | undefined;

  constructor(private readonly numbering: Numbering | "none") {}

  /**
   * The list with all that this process wrote.
   *
   * @param ageMs how long ago Okta may have been asked; what others did since is not seen
   */
  async read(fetch: () => Promise<ListReading>, ageMs: number): Promise<ListReading> {
    let image = this.#image;
    if (image === undefined || performance.now() - image.readAt > ageMs) {
      this.#reading ??= this.#load(fetch);
      image = await this.#reading;
    }
    // A request can wait a minute at a rate limit, so the clock goes on from its answer.
    const passed = performance.now() - image.answeredAt;
    return { items: [...image.items.values()], now: new Date(image.now.getTime() + passed) };
  }

  /**
   * Sends a write to the list and keeps what Okta made of it.
   *
   * @param send calls its argument where Okta may have acted twice, so that nobody can foresee the numbers
   * @param note what the answer says
   */
  async write<Answer>(
    send: (repeated: () => void) => Promise<Answer>,
    note: (answer: Answer) => void,
  ): Promise<Answer> {
    let isRepeated = false;
    try {
      const answer = await send(() => {
        isRepeated = true;
      });
      note(answer);
      if (isRepeated) {
        this.forget();
      }
      return answer;
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  /**
   * An object that was created or replaced.
   *
   * @param asked the number that the request named
   */
  placed(live: LivePolicy, asked: unknown): void {
    if (this.#meanwhile !== undefined && this.numbering !== "none") {
      // Whether the list on its way holds the new numbers already, nobody can say.
      this.forget();
    }
    this.#meanwhile?.push(live);
    const items = this.#image?.items;
    if (items === undefined) {
      return;
    }
    const isNew = !items.has(live.id);
    const before = standings([...items.values()]);
    items.set(live.id, live);
    if (this.numbering === "none" || live.system === true || typeof live.priority !== "number") {
      return;
    }
    const after = ENGINES[this.numbering].place(
      before,
      live.id,
      typeof asked === "number" ? asked : undefined,
    );
    this.#renumber(items, after);
    if (isNew) {
      this.#moveSystemObjects(items, 1);
    }
    if (items.get(live.id)?.priority !== live.priority) {
      this.forget();
    }
  }

  deleted(id: string): void {
    if (this.#meanwhile !== undefined) {
      this.forget();
    }
    const items = this.#image?.items;
    const gone = items?.get(id);
    if (items === undefined || gone === undefined) {
      return;
    }
    const before = standings([...items.values()]);
    items.delete(id);
    if (this.numbering !== "none") {
      this.#renumber(items, ENGINES[this.numbering].remove(before, id));
      this.#moveSystemObjects(items, -1);
    }
  }

  seen(id: string): LivePolicy | undefined {
    return this.#image?.items.get(id);
  }

  switched(id: string, status: "ACTIVE" | "INACTIVE"): void {
    const items = this.#image?.items;
    const live = items?.get(id);
    if (items !== undefined && live !== undefined) {
      items.set(id, Object.assign({}, live, { status }));
    }
  }

  /** What is not known to be true any more is asked for again. */
  forget(): void {
    this.#image = undefined;
    this.#reading = undefined;
    this.#meanwhile = undefined;
  }

  #load(fetch: () => Promise<ListReading>): Promise<Image> {
    const meanwhile: LivePolicy[] = [];
    const readAt = performance.now();
    this.#meanwhile = meanwhile;
    // A list that was forgotten on the way is handed to who asked for it, and not kept.
    const isWanted = () => this.#meanwhile === meanwhile;
    const load = async (): Promise<Image> => {
      try {
        const { items, now } = await fetch();
        const all = [...items, ...meanwhile];
        const image = {
          items: new Map(all.map((live) => [live.id, live])),
          now,
          readAt,
          answeredAt: performance.now(),
        };
        if (isWanted()) {
          this.#image = image;
        }
        return image;
      } finally {
        if (isWanted()) {
          this.#reading = undefined;
          this.#meanwhile = undefined;
        }
      }
    };
    return load();
  }

  #renumber(items: Map<string, LivePolicy>, numbers: readonly { id: string; priority: number }[]): void {
    for (const { id, priority } of numbers) {
      const live = items.get(id);
      if (live !== undefined && live.priority !== priority) {
        items.set(id, Object.assign({}, live, { priority }));
      }
    }
  }

  /** Where numbers close up, Okta's own objects stand behind all others and go with them. */
  #moveSystemObjects(items: Map<string, LivePolicy>, by: 1 | -1): void {
    if (this.numbering !== "dense") {
      return;
    }
    for (const [id, live] of items) {
      if (live.system === true && typeof live.priority === "number") {
        items.set(id, Object.assign({}, live, { priority: live.priority + by }));
      }
    }
  }
}

/** The lists that the writes of this process needed. */
export class KnownLists {
  readonly #lists = new Map<string, KnownList>();

  /** @param key names the list */
  of(key: string, numbering: Numbering | "none"): KnownList {
    const known = this.#lists.get(key) ?? new KnownList(numbering);
    this.#lists.set(key, known);
    return known;
  }

  forget(): void {
    for (const list of this.#lists.values()) {
      list.forget();
    }
  }
}
