/** A request as the emulator logs it. */
export interface Logged {
  readonly method: string;
  readonly path: string;
}

const TEMPLATES: readonly string[] = [
  "/.well-known/okta-organization",
  "/oauth2/v1/token",
  "/api/v1/policies",
  "/api/v1/policies/{policy}",
  "/api/v1/policies/{policy}/lifecycle/{status}",
  "/api/v1/policies/{policy}/clone",
  "/api/v1/policies/{policy}/app",
  "/api/v1/policies/{policy}/mappings",
  "/api/v1/policies/{policy}/mappings/{mapping}",
  "/api/v1/policies/{policy}/rules",
  "/api/v1/policies/{policy}/rules/{rule}",
  "/api/v1/policies/{policy}/rules/{rule}/lifecycle/{status}",
  "/api/v1/apps/{app}",
  "/api/v1/apps/{app}/policies/{policy}",
  "/v1/teams/{team}/service_token",
  "/v1/teams/{team}/service_users",
  "/v1/teams/{team}/service_users/{user}",
  "/v1/teams/{team}/service_users/{user}/keys",
  "/v1/teams/{team}/service_users/{user}/keys/{key}",
  "/v1/teams/{team}/groups/{group}/users",
  "/v1/teams/{team}/groups/{group}/users/{user}",
];

/** A RegExp's source that fits every path of a template. */
export function patternOf(template: string): string {
  return `^${template.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`;
}

/** Method and path with names for the segments that vary: one row of the matrix. A path that fits none stands for itself. */
export function rowOf({ method, path }: Logged): string {
  const template = TEMPLATES.find((candidate) => new RegExp(patternOf(candidate)).test(path));
  return `${method} ${template ?? path}`;
}

export interface Row {
  readonly method: string;
  readonly template: string;
}

export function parsed(row: string): Row {
  const [method = "", template = ""] = row.split(" ");
  return { method, template };
}

/** How often each row occurs, in the order of first occurrence. */
export function rowsOf(requests: readonly Logged[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const request of requests) {
    const row = rowOf(request);
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return counts;
}

export const isWrite = (row: string): boolean => !row.startsWith("GET ");
