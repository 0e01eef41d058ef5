import type { Emulator } from "okta-emulator";

/** Plain HTTP, no client: what these tests see is what any client sees. */
export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

export async function call(
  url: string,
  authorization: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}

export type Call = (method: string, path: string, body?: unknown) => Promise<Answer>;

export const okta =
  (emulator: Emulator): Call =>
  (method, path, body) =>
    call(emulator.url, `SSWS ${emulator.credentials.apiToken}`, method, path, body);

export const control =
  (emulator: Emulator): Call =>
  (method, path, body) =>
    call(emulator.url, undefined, method, `/__emulator${path}`, body);

export async function mint(emulator: Emulator, key: { id: string; secret: string }): Promise<Answer> {
  return call(emulator.url, undefined, "POST", `/v1/teams/${emulator.credentials.team}/service_token`, {
    key_id: key.id,
    key_secret: key.secret,
  });
}

export async function opaWith(emulator: Emulator, key: { id: string; secret: string }): Promise<Call> {
  const { body } = await mint(emulator, key);
  const token = read<string>(body, "bearer_token");
  return (method, path, sent) =>
    call(emulator.url, `Bearer ${token}`, method, `/v1/teams/${emulator.credentials.team}${path}`, sent);
}

export const opa = (emulator: Emulator): Promise<Call> =>
  opaWith(emulator, { id: emulator.credentials.keyId, secret: emulator.credentials.keySecret });

/** One property of an answer, wherever it lies; the test names the type it expects. */
export function read<T>(value: unknown, ...path: (string | number)[]): T {
  let here: unknown = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null) {
      throw new Error(`no ${path.join(".")} in ${JSON.stringify(value)}`);
    }
    here = (here as Record<string | number, unknown>)[step];
  }
  return here as T;
}

export const nextOf = (headers: Headers): string | undefined =>
  /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];
