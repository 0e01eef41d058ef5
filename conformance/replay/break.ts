import { Command } from "commander";
import { readSequences } from "../recordings";
import { mutationTest, printMutants } from "./mutation-test";

/** The fixtures of our own; recordings can be named instead. */
const { recordings } = new Command("npm run check:replay:break --")
  .description("Breaks each of the emulator's rules about the server in turn; the replay must notice.")
  .option(
    "--recordings <dir>",
    "folder with recorded sequences",
    `${__dirname}/../../tests/recordings/fixtures/replay`,
  )
  .parse()
  .opts<{ recordings: string }>();

void mutationTest(readSequences(recordings)).then((mutants) => {
  const survivors = mutants.filter(({ noticed }) => noticed === undefined);
  process.stdout.write(
    `${printMutants(mutants)}\n${mutants.length} rules broken, ${survivors.length} survive.\n`,
  );
  process.exitCode = survivors.length === 0 ? 0 : 1;
});
