import { connect, type Socket } from "node:net";

const ANSWER_WITHIN_MS = 2_000;
const LOOK_AGAIN_MS = 1_000;

interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Ends Pulumi's plugin when the engine that started it is gone. After `kill -9` of the CLI the plugin lives on: every
 * object it went on to create would be recorded nowhere, and it would stay in memory for good.
 *
 * @param engine the engine's host:port, which Pulumi passes as the plugin's last argument; anything else is no plugin
 */
export async function exitIfOrphaned(engine: string | undefined): Promise<void> {
  const address = addressOf(engine);
  if (address !== undefined && !(await answers(address))) {
    exit();
  }
}

/**
 * Holds a connection to the engine and looks after the engine whenever it ends. It costs nothing while it lasts, ends
 * at once with the engine, and keeps no process alive.
 */
export function watchEngine(engine: string | undefined): void {
  const address = addressOf(engine);
  if (address === undefined) {
    return;
  }
  // Nobody reads any more what the plugin of a dead engine says. Pulumi's plugin answers such a failure by writing again,
  // which fails again, so that it would be busy for ever and never come to look after the engine.
  process.stderr.on("error", () => void exitIfOrphaned(engine));
  hold(address, engine);
}

function hold(address: Address, engine: string | undefined): void {
  const socket = open(address);
  socket.once("close", () => {
    setTimeout(() => {
      void exitIfOrphaned(engine).then(() => hold(address, engine));
    }, LOOK_AGAIN_MS).unref();
  });
}

function addressOf(engine: string | undefined): Address | undefined {
  const [, host, port] = /^(127\.0\.0\.1|localhost|\[::1\]):(\d+)$/.exec(engine ?? "") ?? [];
  return host === undefined || port === undefined
    ? undefined
    : { host: host.replace(/[[\]]/g, ""), port: Number(port) };
}

function exit(): never {
  process.stderr.write(
    "pulumi-okta-native: the Pulumi CLI is gone; the plugin ends before it writes again\n",
  );
  process.exit(1);
}

function open(address: Address): Socket {
  const socket = connect(address);
  socket.unref();
  // The close that follows an error is what counts.
  socket.on("error", () => undefined);
  socket.resume();
  return socket;
}

function answers(address: Address): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ ...address, timeout: ANSWER_WITHIN_MS });
    const settle = (alive: boolean) => {
      socket.destroy();
      resolve(alive);
    };
    socket.once("connect", () => settle(true));
    // A busy engine may be slow to accept; only a refusal proves that nobody listens.
    socket.once("timeout", () => settle(true));
    socket.once("error", () => settle(false));
  });
}
