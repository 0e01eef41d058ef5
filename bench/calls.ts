/** What the emulator's log holds of one request. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly status: number;
}

export interface Calls {
  /** What the work took. */
  readonly work: number;
  /** What any run pays once: see `START_UP`. */
  readonly startUp: number;
  /** Answers of 429, which are in neither of the two. */
  readonly refused: number;
  /** How often each call was sent, ids left out. */
  readonly byCall: Readonly<Record<string, number>>;
}

/** What counts as a call of the start, and why, for the page that explains the table. */
export const START_UP: readonly string[] = [
  "the org's id, once for each process that asks",
  "a token for Okta Privileged Access, once",
  "one list (with all its pages) of each type, policy or team in which something is created, because what is there already is never made twice",
];

const ORG = "/.well-known/okta-organization";
const TOKEN = /^\/v1\/teams\/[^/]+\/service_token$/;
const KEY = /^\/v1\/teams\/[^/]+\/service_users\/[^/]+\/keys$/;

/** Parts the log of one row into the work and the start. Pure. */
export function countCalls(log: readonly Request[]): Calls {
  const answered = log.filter(({ status }) => status !== 429);
  const created = new Set(
    answered.filter(({ method, path }) => method === "POST" && !KEY.test(path)).map(({ path }) => path),
  );
  const opened = new Set<string>();
  let startUp = 0;
  for (const request of answered) {
    if (isStartUp(request, created, opened)) {
      startUp += 1;
    }
  }
  const byCall: Record<string, number> = {};
  for (const request of answered) {
    const name = nameOf(request);
    byCall[name] = (byCall[name] ?? 0) + 1;
  }
  return { work: answered.length - startUp, startUp, refused: log.length - answered.length, byCall };
}

/** `opened` gathers what was started already. */
function isStartUp(
  { method, path, query }: Request,
  created: ReadonlySet<string>,
  opened: Set<string>,
): boolean {
  if (path === ORG) {
    return true;
  }
  if (TOKEN.test(path)) {
    // The first is the provider's own sign-in; the others prove that new keys work.
    return first(opened, path);
  }
  if (method !== "GET" || !created.has(path)) {
    return false;
  }
  // Of a second list all pages are work; of the first each page has another address.
  return first(opened, `${path}?${query ?? ""}`);
}

function first(opened: Set<string>, what: string): boolean {
  const isFirst = !opened.has(what);
  opened.add(what);
  return isFirst;
}

const ID = /^(00p|rst|rul|0pr|0oa|maps?)[A-Za-z0-9]{8,}$/;

function nameOf({ method, path, query }: Request): string {
  const parts = path.split("/");
  const named = parts.map((part, index) => {
    const before = parts[index - 1];
    const isName = before === "teams" || before === "service_users" || before === "keys";
    return isName || ID.test(part) ? "*" : part;
  });
  const type = new URLSearchParams(query).get("type");
  return `${method} ${named.join("/")}${type === null ? "" : `?type=${type}`}`;
}
