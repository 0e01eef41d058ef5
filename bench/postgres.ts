import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lastLines, runCommand } from "../scripts/pulumi-cli/command";

export interface Postgres {
  /** As PULUMI_BACKEND_URL takes it. */
  readonly url: string;
  stop(): Promise<void>;
}

const DEBIAN = "/usr/lib/postgresql";

/** A database server of our own, in a folder that goes with it. Needs the programs of Debian's package `postgresql`. */
export async function startPostgres(): Promise<Postgres> {
  const programs = programsFolder();
  const folder = mkdtempSync(join(tmpdir(), "bench-postgres-"));
  const data = join(folder, "data");
  mkdirSync(data);
  const run = await asOrdinaryUser(folder, data);
  const port = await freePort();
  const clean = () => rmSync(folder, { recursive: true, force: true });
  try {
    await run(join(programs, "initdb"), "--pgdata", data, "--username", "bench", "--auth", "trust");
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
    // Without a log file the server keeps our pipe open, and the call never ends.
    await run(
      join(programs, "pg_ctl"),
      ...["--pgdata", data, "--log", join(folder, "log"), "-o", options, "-w", "start"],
    );
  } catch (error) {
    clean();
    throw error;
  }
  // Of a benchmark that is interrupted, no server may stay behind.
  const abandon = () => {
    process.kill(serverOf(data), "SIGINT");
    clean();
  };
  process.once("exit", abandon);
  return {
    url: `postgres://bench@127.0.0.1:${port}/postgres?sslmode=disable`,
    stop: async () => {
      process.off("exit", abandon);
      await run(join(programs, "pg_ctl"), "--pgdata", data, "-m", "immediate", "-w", "stop");
      clean();
    },
  };
}

/** The number of the server's process, which it keeps in the first line of this file. */
function serverOf(data: string): number {
  return Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
}

function programsFolder(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number) : [];
  const newest = versions.filter((version) => !Number.isNaN(version)).sort((one, other) => other - one)[0];
  if (newest === undefined) {
    throw new Error("no PostgreSQL here: install Debian's package `postgresql`, or leave `--full` out");
  }
  return join(DEBIAN, String(newest), "bin");
}

/** PostgreSQL refuses to run as root; then the package's own user runs it. */
async function asOrdinaryUser(
  ...folders: readonly string[]
): Promise<(program: string, ...args: string[]) => Promise<void>> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const { code, output } = await runCommand("id", ["-u", "postgres"]);
    if (code !== 0) {
      throw new Error("no user `postgres` here, and PostgreSQL refuses to run as root");
    }
    for (const folder of folders) {
      chownSync(folder, Number(output), -1);
    }
  }
  return async (program, ...args) => {
    const { code, output } = isRoot
      ? await runCommand("runuser", ["-u", "postgres", "--", program, ...args], { cwd: tmpdir() })
      : await runCommand(program, args);
    if (code !== 0) {
      throw new Error(`${program} ended with ${code}:\n${lastLines(output, 8)}`);
    }
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
