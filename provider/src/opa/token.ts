import { z } from "zod";
import type { Authenticator } from "../http/authenticate";
import { path } from "../http/path";
import type { Api } from "../okta/api";

/** A service user's key, exchanged for a short-lived bearer token. */
export interface KeyCredentials {
  readonly team: string;
  readonly key: string;
  readonly secret: string;
}

const tokenSchema = z.looseObject({
  bearer_token: z.string().min(1),
  expires_at: z.iso.datetime({ offset: true }),
  team_name: z.string(),
});

interface Token {
  readonly value: string;
  readonly expiresAt: number;
}

// Renewed this long before its expiry, so that no request sets out with a token that dies on the way.
const RENEW_BEFORE_MS = 60_000;

/** POST /v1/teams/{team}/service_token. Needs no bearer; sending it twice only makes two tokens. */
export async function exchangeKey(
  api: Api,
  { team, key, secret }: KeyCredentials,
  doing: string,
): Promise<Token> {
  const { bearer_token, expires_at, team_name } = await api.call(
    doing,
    {
      method: "POST",
      path: path`/v1/teams/${team}/service_token`,
      body: { key_id: key, key_secret: secret },
      repeatable: true,
    },
    tokenSchema,
  );
  if (team_name.toLowerCase() !== team.toLowerCase()) {
    throw new Error(
      `${doing}: the key belongs to the team "${team_name}", not to "${team}". Nothing was read or written. ` +
        "Correct oktapam:team (OKTAPAM_TEAM) or use a key of that team.",
    );
  }
  return { value: bearer_token, expiresAt: Date.parse(expires_at) };
}

/** Concurrent callers share one exchange; a refused token is forgotten and minted again. */
export function keyAuthenticator(api: Api, credentials: KeyCredentials): Authenticator {
  let minting: Promise<Token> | undefined;
  let current: string | undefined;

  const token = (): Promise<Token> => {
    minting ??= exchangeKey(api, credentials, `exchanging the key ${credentials.key} for a token`).catch(
      (error: unknown) => {
        minting = undefined;
        throw error;
      },
    );
    return minting;
  };

  return {
    async headers() {
      const used = token();
      let { value, expiresAt } = await used;
      if (expiresAt - Date.now() < RENEW_BEFORE_MS) {
        minting = minting === used ? undefined : minting;
        ({ value, expiresAt } = await token());
      }
      current = `Bearer ${value}`;
      return { Authorization: current };
    },
    renew({ Authorization: refused }) {
      // Of many callers refused at one time, only the first makes the token forgotten; the rest share its successor.
      if (refused === current) {
        minting = undefined;
        current = undefined;
      }
      return true;
    },
  };
}
