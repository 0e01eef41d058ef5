import type { Json } from "../recordings";

/** Two readings of the same stamp of the same object. */
export interface Reading {
  readonly id: string;
  readonly key: string;
  readonly recorded: string;
  readonly emulated: string;
  /** When the emulator says the object was made. */
  readonly created: Json | undefined;
}

export interface Times {
  /** What is wrong with the emulator's stamp, if anything. */
  judge(reading: Reading): string | undefined;
}

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Stamps must be in order and move exactly when the recorded ones do. */
export function createTimes(): Times {
  const last = new Map<string, { recorded: string; emulated: string }>();
  return {
    judge({ id, key, recorded, emulated, created }) {
      const before = last.get(`${id} ${key}`);
      last.set(`${id} ${key}`, { recorded, emulated });
      if (!iso.test(emulated)) {
        return "not a time as Okta writes it";
      }
      if (typeof created === "string" && emulated < created) {
        return "before the object was made";
      }
      if (before === undefined) {
        return undefined;
      }
      if (emulated < before.emulated) {
        return "went back";
      }
      const moved = recorded !== before.recorded;
      if (moved !== (emulated !== before.emulated)) {
        return moved ? "did not move" : "moved";
      }
      return undefined;
    },
  };
}
