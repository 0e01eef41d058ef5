import { MAKES_KEY } from "../../conformance/keys/judges";
import { KEYS } from "../../conformance/keys/summary";
import { survives } from "./life-with-faults";

// A fixed small part of `npm run check:keys`, which tries every fault at every request of a key's life.

// Processes are found through /proc, which only Linux has.
(process.platform === "linux" ? describe : describe.skip)("five keys", () => {
  survives(
    KEYS,
    "rotating",
    [
      { column: "cut", phase: "create", row: MAKES_KEY, most: 1 },
      { column: "own key dated", phase: "create", row: MAKES_KEY, most: 1 },
      { column: "CLI killed", phase: "keepers", row: MAKES_KEY, most: 3 },
    ],
    [1, 2],
  );
});
