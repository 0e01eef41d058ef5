// Shorter values cannot be credentials, and would be found inside ordinary words.
const SHORTEST_SECRET = 8;

/** The names under which credentials travel in bodies: the key of Okta Privileged Access, OAuth's assertion and tokens. */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
  "key_secret",
  "client_assertion",
  "client_secret",
  "access_token",
  "refresh_token",
]);

const SECRET_HEADERS: ReadonlySet<string> = new Set(["authorization", "proxy-authorization", "dpop"]);

/** What of a request can hold credentials. */
interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The credentials that a request carries. */
export function secretsOf({ headers = {}, body }: Sent): string[] {
  const fromHeaders = Object.entries(headers)
    .filter(([name]) => SECRET_HEADERS.has(name.toLowerCase()))
    .map(([, value]) => value.replace(/^\S+\s+/, ""));
  const fields = body instanceof URLSearchParams ? [...body] : Object.entries(Object(body));
  const fromBody = fields.flatMap(([name, value]) =>
    SECRET_FIELDS.has(name) && typeof value === "string" ? [value] : [],
  );
  return [...fromHeaders, ...fromBody].filter((secret) => secret.length >= SHORTEST_SECRET);
}

/**
 * The text without the secrets: servers and proxies repeat what they were sent in their complaints, and complaints are shown.
 * A secret is found as it is, as JSON writes it, and percent-encoded.
 */
export function redacted(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
}
