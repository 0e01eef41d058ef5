import type { Traffic } from "../http/sender";

/**
 * Okta Privileged Access publishes no buckets. All requests of a team are taken to be counted together: where they are not,
 * the requests for tokens wait now and then with the others, and where they are, no token is asked for in vain.
 */
export const OPA_TRAFFIC: Traffic = {
  buckets: {
    product: "Okta Privileged Access",
    rows: [
      {
        path: /^\/v1\/teams\/[^/]+\/service_token$/,
        bucket: "/v1/teams/{team}",
        isForCredentials: true,
      },
      { path: /^\/v1\/teams\//, bucket: "/v1/teams/{team}" },
    ],
  },
  words: new Set("groups keys service_token service_users teams users v1".split(" ")),
};
