import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Linux only: processes are found through /proc. */

/** The processes of Pulumi's dynamic provider among the descendants of a process. */
export function pluginsBelow(ancestor: number): number[] {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === ancestor || isBelow(parents.get(pid)));
  return [...parents.keys()].filter(
    (pid) => isBelow(pid) && /^[^\0]*node\0.*dynamic-provider/s.test(contentOf(`/proc/${pid}/cmdline`)),
  );
}

/** A process that ended and that nobody has asked about is gone, too. */
export function isGone(pid: number): boolean {
  const stat = contentOf(`/proc/${pid}/stat`);
  return stat === "" || stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z");
}

const ESTABLISHED = "01";
const LISTENS = "0A";

/**
 * Whether a plugin process has loaded this package, which Pulumi does at the first call: only the package connects to
 * anybody, to the engine to see it end and to Okta. Pulumi's own part of the process just listens.
 */
export function isInUse(pid: number): boolean {
  const own = new Set(linksIn(`/proc/${pid}/fd`));
  const sockets = contentOf(`/proc/${pid}/net/tcp`)
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => own.has(`socket:[${fields[9]}]`))
    .map(([, local = "", , state]) => ({ port: local.split(":")[1], state }));
  const served = new Set(sockets.filter(({ state }) => state === LISTENS).map(({ port }) => port));
  return sockets.some(({ port, state }) => state === ESTABLISHED && !served.has(port));
}

/** State and open connections: a process that sleeps with a connection was not told of the end. */
export function describeProcess(pid: number): string {
  const stat = contentOf(`/proc/${pid}/stat`);
  const [state = "?"] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const sockets = linksIn(`/proc/${pid}/fd`).filter((link) => link.startsWith("socket:")).length;
  return `process ${pid} in state ${state} with ${sockets} sockets`;
}

function linksIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => readlinkSync(join(folder, name)));
  } catch {
    // Processes end while they are looked at.
    return [];
  }
}

function parentOf(pid: string): number | undefined {
  const stat = contentOf(`/proc/${pid}/stat`);
  const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  return parent > 0 ? parent : undefined;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // Processes end while they are looked at.
    return "";
  }
}
