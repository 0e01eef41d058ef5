import type { Call } from "../http/authenticate";

/** What OAuth calls the things of a path. */
const THINGS: readonly (readonly [path: string, thing: string])[] = [
  ["/api/v1/apps", "apps"],
  ["/api/v1/authenticators", "authenticators"],
  ["/api/v1/behaviors", "behaviors"],
  ["/api/v1/device-assurances", "deviceAssurance"],
  ["/api/v1/groups", "groups"],
  ["/api/v1/idps", "idps"],
  ["/api/v1/meta/types/user", "userTypes"],
  ["/api/v1/policies", "policies"],
  ["/api/v1/zones", "networkZones"],
];

// It only asks, although with a body.
const READS_BY_POST = "/api/v1/policies/simulate";

/** The OAuth scope that a call of Okta's API needs; undefined for calls that need none. */
export function scopeFor({ method, url }: Call): string | undefined {
  const { pathname } = new URL(url);
  const thing = THINGS.find(([path]) => pathname === path || pathname.startsWith(`${path}/`))?.[1];
  const reads = method === "GET" || pathname === READS_BY_POST;
  return thing === undefined ? undefined : `okta.${thing}.${reads ? "read" : "manage"}`;
}

/** Whether a token with these scopes may do what needs `scope`: who may manage a thing may read it, too. */
export function covers(granted: readonly string[], scope: string): boolean {
  return granted.includes(scope) || granted.includes(scope.replace(/\.read$/, ".manage"));
}
