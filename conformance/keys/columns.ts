import { COLUMNS, type Column } from "../faults/columns";
import { makeKey, ownUser } from "./team";

/** Long enough for somebody else to make a key meanwhile. */
const WAIT_MS = 700;

export const KEY_COLUMNS: readonly Column[] = [
  ...COLUMNS,
  {
    name: "own key dated",
    fault: () => ({ latencyMs: WAIT_MS }),
    meanwhile: (emulator) => makeKey(emulator, ownUser(emulator)),
    // A key can be given its expiry only once.
    once: true,
    together: 1,
  },
];
