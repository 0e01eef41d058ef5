import { connect } from "node:net";

const ANSWER_WITHIN_MS = 2_000;

/**
 * Ends the plugin when the Pulumi engine that started it is gone: after `kill -9` of the CLI the plugin lives on,
 * and every object it went on to create would be recorded nowhere.
 *
 * @param address the engine's host:port, which Pulumi passes as the plugin's last argument
 */
export async function stopWithoutEngine(address: string | undefined): Promise<void> {
  const [, host, port] = /^(127\.0\.0\.1|localhost|\[::1\]):(\d+)$/.exec(address ?? "") ?? [];
  if (host === undefined || port === undefined || (await answers(host, Number(port)))) {
    return;
  }
  process.stderr.write("pulumi-okta-native: the Pulumi CLI is gone; stopping before the next write\n");
  process.exit(1);
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: host.replace(/[[\]]/g, ""), port, timeout: ANSWER_WITHIN_MS });
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
