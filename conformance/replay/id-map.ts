/** Which recorded id stands for which of the emulator; one to one. */
export interface IdMap {
  /** Text of the recording with the emulator's ids in the place of its own. What is sent keeps its ids. */
  sent(text: string): string;
  /** Whether the two stand for the same object. Two that nobody has met before are bound to each other. */
  same(recorded: string, emulated: string): boolean;
  knows(recorded: string): boolean;
}

/** Okta's ids: twenty letters and digits. */
const ids = /\b[0-9A-Za-z]{20}\b/g;

export function createIdMap(): IdMap {
  const emulatedOf = new Map<string, string>();
  const recordedOf = new Map<string, string>();
  const same = (recorded: string, emulated: string): boolean => {
    const known = emulatedOf.get(recorded);
    if (known !== undefined || recordedOf.has(emulated)) {
      return known === emulated;
    }
    emulatedOf.set(recorded, emulated);
    recordedOf.set(emulated, recorded);
    return true;
  };
  return {
    sent: (text) =>
      text.replace(ids, (id) => {
        same(id, id);
        return emulatedOf.get(id) ?? id;
      }),
    same,
    knows: (recorded) => emulatedOf.has(recorded),
  };
}

/** The ids within two texts that are otherwise the same, in pairs; undefined where the texts differ. */
export function pairedIds(recorded: string, emulated: string): [string, string][] | undefined {
  if (recorded.replace(ids, "\0") !== emulated.replace(ids, "\0")) {
    return undefined;
  }
  const others = emulated.match(ids) ?? [];
  return (recorded.match(ids) ?? []).map((id, place) => [id, others[place] ?? ""]);
}
