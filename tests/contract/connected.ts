import type { Emulator } from "okta-emulator";
import { sswsToken } from "../../provider/src/http/authenticate";
import { axiosTransport } from "../../provider/src/http/transport";
import { connectOrg, type OktaOrg, type Runtime } from "../../provider/src/okta/client";
import { connectTeam, type OpaTeam } from "../../provider/src/opa/client";

/** The API rooms over loopback. Waiting is noted and moves the emulator's clock; nobody really sleeps. */
export interface Waits {
  readonly slept: number[];
  readonly lines: string[];
  readonly surroundings: Runtime;
}

export function waits(emulator: Emulator, more: Partial<Runtime> = {}): Waits {
  const slept: number[] = [];
  const lines: string[] = [];
  return {
    slept,
    lines,
    surroundings: {
      transport: axiosTransport(),
      mayWrite: async () => {},
      sleep: async (ms) => {
        slept.push(ms);
        emulator.clock.advance(ms);
      },
      log: (line) => {
        lines.push(line);
      },
      ...more,
    },
  };
}

export const orgOf = (emulator: Emulator, { surroundings }: Waits): OktaOrg =>
  connectOrg(emulator.url, sswsToken(emulator.credentials.apiToken), surroundings);

export function teamOf(emulator: Emulator, { surroundings }: Waits, secret?: string): OpaTeam {
  const { team, keyId, keySecret } = emulator.credentials;
  const signIn = { kind: "key", key: keyId, secret: secret ?? keySecret } as const;
  return connectTeam({ baseUrl: emulator.url, team, signIn }, surroundings);
}

/** `METHOD path → status`, as the emulator saw them. */
export const log = (emulator: Emulator): string[] =>
  emulator
    .requests()
    .map(
      ({ method, path, query, status }) =>
        `${method} ${path}${query === undefined ? "" : `?${query}`} → ${status}`,
    );

export const count = (emulator: Emulator, method: string, path: RegExp): number =>
  emulator.requests().filter((request) => request.method === method && path.test(request.path)).length;
