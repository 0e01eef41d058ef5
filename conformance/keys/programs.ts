import { join } from "node:path";
import { type Phase, type Program, UP } from "../faults/programs";
import { makeKey, makeUser, userNamed } from "./team";

/** Every lifecycle of a key, in the order in which one stack meets them. */
const LIFE: readonly Phase[] = [
  {
    name: "create",
    command: UP,
    leavesStack: true,
    share: 3,
    before: async (emulator) => {
      await makeUser(emulator, "legacy");
      await makeKey(emulator, "legacy");
    },
  },
  {
    name: "look",
    command: ["refresh", "--yes", "--skip-preview", "--expect-no-changes"],
    leavesStack: true,
    share: 0,
    day: 1,
  },
  { name: "keepers", command: UP, leavesStack: true, share: 3, day: 1, config: { round: "2" } },
  { name: "due", command: UP, leavesStack: true, share: 2, day: 90 },
  {
    name: "foreign",
    command: [...UP, "--refresh"],
    leavesStack: true,
    share: 2,
    day: 91,
    before: async (emulator) => makeKey(emulator, userNamed(emulator, "answered")),
  },
  {
    name: "destroy",
    command: ["destroy", "--yes", "--skip-preview"],
    leavesStack: false,
    share: 1,
    day: 92,
  },
];

export const ROTATING: Program = {
  name: "rotating",
  folder: join(__dirname, "programs", "rotating"),
  phases: LIFE,
  signIn: "API token",
};

/** One key; what happens to it is told by its stories. */
export const SINGLE: Program = {
  name: "single",
  folder: join(__dirname, "programs", "single"),
  phases: [],
  signIn: "API token",
};
