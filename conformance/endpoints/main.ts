import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { obtainPulumi } from "../../scripts/pulumi-cli/obtain";
import { coverage, unlisted, type Visit } from "./coverage";
import { endpointsPage, PAGE } from "./page";
import { print } from "./print";
import { ROUTES } from "./routes";
import { visit } from "./visit";

// npm run check:endpoints: runs the examples with the real CLI, and shows for each endpoint which of them called it.

async function main(): Promise<void> {
  const options = new Command("npm run check:endpoints --")
    .description(
      "Runs examples against the emulator and shows which endpoint was called through which public name.",
    )
    .option("--json", "print the coverage as one JSON object, and nothing else on stdout", false)
    .option("--page", `write ${PAGE} from the table, and run nothing`, false)
    .parse()
    .opts<{ json: boolean; page: boolean }>();
  if (options.page) {
    writeFileSync(join(__dirname, "../..", PAGE), endpointsPage());
    return;
  }
  const tell = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  const { folder } = await obtainPulumi(tell);
  const visits: Visit[] = [];
  for (const [index, route] of ROUTES.entries()) {
    tell(`check:endpoints: examples/${route.example} (${index + 1} of ${ROUTES.length})`);
    visits.push(await visit(folder, route));
  }
  const covered = coverage(visits);
  const strangers = unlisted(visits);
  const missing = covered.filter(({ calls }) => calls.length === 0);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ endpoints: covered, missing: missing.length, unlisted: strangers }, undefined, 2)}\n`
      : print(covered),
  );
  for (const { endpoint } of missing) {
    tell(
      `check:endpoints: no example calls ${endpoint.method} ${endpoint.path} through ${endpoint.names.join(", ")}`,
    );
  }
  for (const stranger of strangers) {
    tell(`check:endpoints: ${stranger} was called and stands in no table`);
  }
  process.exitCode = missing.length === 0 && strangers.length === 0 ? 0 : 1;
}

void main();
