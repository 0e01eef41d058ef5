import type { Traffic } from "../http/sender";

/**
 * Okta's buckets as far as this package meets them. Policies, rules and most of the rest have none of their own: they share
 * the catch-all.
 */
export const OKTA_TRAFFIC: Traffic = {
  buckets: {
    product: "Okta",
    rows: [
      { path: /^\/oauth2\/v1\/token$/, bucket: "/oauth2/v1/token", isForCredentials: true },
      { path: /^\/api\/v1\/apps\/?$/, bucket: "/api/v1/apps" },
      { path: /^\/api\/v1\/apps\/[^/]+$/, bucket: "/api/v1/apps/{id}" },
      { path: /^\/api\/v1\/apps\//, bucket: "/api/v1/apps/*" },
      { path: /^\/api\/v1\//, bucket: "/api/v1" },
      { path: /^\/\.well-known\//, bucket: "/.well-known" },
    ],
  },
  words: new Set(
    (
      ".well-known activate api app apps authenticators authorizationServers behaviors clone deactivate default " +
      "device-assurances groups idps lifecycle mappings meta methods oauth2 okta-organization policies rules simulate " +
      "token types user users v1 zones"
    ).split(" "),
  ),
};
