import { command } from "../command";
import { print } from "./print";
import { failures, run } from "./summary";

void command({
  name: "check:drift",
  description:
    "Holds the provider's comparison against recorded traffic: no false difference, and no change missed.",
  run: (folder) => run(folder),
  print,
  failures,
});
