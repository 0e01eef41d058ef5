import type { Befallen, Watch } from "../faults/life";
import type { Problem } from "../faults/oracles";
import type { World } from "../faults/world";
import {
  keyProblems,
  MAKES_KEY,
  overtakable,
  type PublishedKey,
  postProblems,
  publishedKeys,
  signsIn,
  unheard,
} from "./judges";
import { ownUser } from "./team";

const LOOKS_EVERY_MS = 100;

/** Where tokens end, all requests that are under way are refused, not only the one at which they end; so it is with limits. */
const DID_NOTHING: ReadonlySet<number> = new Set([401, 429]);

/** Consumers who take each key as soon as the state publishes it, and use it all the time. */
class Consumers {
  readonly #failures = new Map<string, Problem>();
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly world: World) {
    this.#look();
    this.#timer = setInterval(() => this.#look(), LOOKS_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  found(): Problem[] {
    this.#look();
    return [...this.#failures.values()];
  }

  #look(): void {
    const { emulator } = this.world;
    for (const key of this.#published()) {
      if (!signsIn(emulator.state(), key, emulator.clock.now()) && this.#isStillPublished(key)) {
        this.#failures.set(key.keyId, {
          kind: "dead consumer",
          says: `the key ${key.keyId} of ${key.user} does not sign in any more, and state names no other`,
        });
      }
    }
  }

  /** Between the look at the state and the one at the org another key may have been published. */
  #isStillPublished({ keyId }: PublishedKey): boolean {
    return this.#published().some((key) => key.keyId === keyId);
  }

  #published(): PublishedKey[] {
    return publishedKeys(this.world.deployment().resources);
  }
}

/** The oracles of keys. */
export const KEY_WATCH: Watch = {
  begin(world, { phase: { leavesStack }, rows }) {
    const consumers = leavesStack ? new Consumers(world) : undefined;
    const found = ({ taken, kills }: Befallen): readonly Problem[] => {
      const dead = consumers?.found() ?? [];
      const requests = world.runs.flatMap((run) => run.requests);
      const foreign = new RegExp(`/service_users/${ownUser(world.emulator)}/`);
      const own = requests.filter(({ path, status }) => !foreign.test(path) && !DID_NOTHING.has(status));
      // An org that stands still makes answers late that met no fault of their own.
      const lost = [...taken, ...unheard(own, taken, world.patienceMs), ...overtakable(own)];
      return [
        ...dead,
        ...(leavesStack
          ? keyProblems(world.emulator.state(), publishedKeys(world.deployment().resources))
          : []),
        ...postProblems(own, { lost, kills }, rows.get(MAKES_KEY) ?? 0),
      ];
    };
    return { found, stop: () => consumers?.stop() };
  },
};
