import type { Planted } from "../faults/plant";
import { SECRET_IN_CLEAR } from "../faults/planted";
import { makeKey, userNamed } from "./team";

const CREATE = "resources/service-user-api-key/create-key.js";

export const PLANTED_IN_KEYS: readonly Planted[] = [
  {
    says: "a key is made twice",
    catches: "duplicate",
    replaced: {
      file: CREATE,
      find: "return { key: await team.serviceUsers.createKey(user)",
      put: "await team.serviceUsers.createKey(user); return { key: await team.serviceUsers.createKey(user)",
    },
  },
  {
    says: "a lasting key stands beside the one in state",
    catches: "orphan",
    meddle: ({ emulator }) => makeKey(emulator, userNamed(emulator, "steady")),
  },
  SECRET_IN_CLEAR,
  {
    // Consumers look ten times a second, and the emulator answers faster than that; Okta's answers take their time.
    says: "the old key goes half a second before the new one is published",
    catches: "dead consumer",
    replaced: {
      file: CREATE,
      find: "team.managedKeys.add(key.id);",
      put: "team.managedKeys.add(key.id); for (const one of expiring) { await team.serviceUsers.deleteKey(user, one.id); } await team.sleep(500);",
    },
  },
];
