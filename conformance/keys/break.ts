import { tryOracles } from "../faults/plant";
import { PLANTED_IN_KEYS } from "./planted";
import { ROTATING } from "./programs";
import { KEY_WATCH } from "./watch";

// npm run check:keys:break: plants one bug after the other; the oracle that it is meant for must catch each.

void tryOracles({
  name: "keys",
  program: ROTATING,
  phase: "keepers",
  planted: PLANTED_IN_KEYS,
  around: { watch: KEY_WATCH },
});
