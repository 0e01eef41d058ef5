import { tryOracles } from "./plant";
import { PLANTED } from "./planted";
import { PROGRAMS } from "./programs";

// npm run check:faults:break: plants one bug after the other; the oracle that it is meant for must catch each.

const [program] = PROGRAMS;
if (program === undefined) {
  throw new Error("there is no program");
}
void tryOracles({ name: "faults", program, phase: "up", planted: PLANTED });
