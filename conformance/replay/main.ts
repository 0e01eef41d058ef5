import { command } from "../command";
import { print } from "./print";
import { replay } from "./replay";
import type { Summary } from "./summary";

const mostSkipped = 0.02;

void command<Summary>({
  name: "check:replay",
  description: "Plays recorded sequences of calls to a fresh emulator and compares every answer.",
  run: (folder) => replay(folder),
  print,
  failures: ({ calls, skipped, differing }) => [
    ...(calls === 0 ? ["There is no call to replay in this folder."] : []),
    ...(differing.length > 0
      ? [`${differing.length} of ${calls} answers differ from the recorded ones.`]
      : []),
    ...(skipped.length > calls * mostSkipped
      ? [`${skipped.length} of ${calls} calls were skipped, more than 2 %.`]
      : []),
  ],
});
