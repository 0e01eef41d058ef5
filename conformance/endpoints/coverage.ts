import { type ApiTable, type Endpoint, TABLE } from "./table";

/** One program, the public names it uses, and what the emulator's log holds of its run. */
export interface Visit {
  readonly example: string;
  readonly names: readonly string[];
  readonly requests: readonly { readonly method: string; readonly path: string }[];
}

/** Which example called an endpoint, through which of the public names that may. */
export interface Call {
  readonly example: string;
  readonly names: readonly string[];
}

export interface CoveredEndpoint {
  readonly endpoint: Endpoint;
  readonly calls: readonly Call[];
}

/** Every endpoint of the table with its calls. Pure. */
export function coverage(visits: readonly Visit[], table: readonly ApiTable[] = TABLE): CoveredEndpoint[] {
  return table
    .flatMap(({ endpoints }) => endpoints)
    .map((endpoint) => ({ endpoint, calls: callsOf(endpoint, visits) }));
}

/** A request counts where the program uses a name that is said to send it: another name cannot stand in for it. */
function callsOf(endpoint: Endpoint, visits: readonly Visit[]): Call[] {
  const pattern = patternOf(endpoint.path);
  return visits.flatMap(({ example, names, requests }) => {
    const used = endpoint.names.filter((name) => names.includes(name));
    const isCalled = requests.some(({ method, path }) => method === endpoint.method && pattern.test(path));
    return used.length > 0 && isCalled ? [{ example, names: used }] : [];
  });
}

/** Requests that no row of the table explains. */
export function unlisted(visits: readonly Visit[], table: readonly ApiTable[] = TABLE): string[] {
  const known = table.flatMap(({ endpoints }) => endpoints);
  const unknown = visits.flatMap(({ requests }) =>
    requests.filter(
      ({ method, path }) =>
        !BESIDE.has(path) &&
        !known.some((endpoint) => endpoint.method === method && patternOf(endpoint.path).test(path)),
    ),
  );
  return [...new Set(unknown.map(({ method, path }) => `${method} ${path}`))];
}

/** What every program asks of the org it is connected to. */
const BESIDE: ReadonlySet<string> = new Set(["/.well-known/okta-organization"]);

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`);
}
