import type { Traffic } from "../http/sender";

/** Okta Privileged Access counts the requests of a team together, as far as is known. */
export const OPA_TRAFFIC: Traffic = {
  buckets: {
    product: "Okta Privileged Access",
    rows: [
      {
        path: /^\/v1\/teams\/[^/]+\/service_token$/,
        bucket: "/v1/teams/{team}/service_token",
        isForCredentials: true,
      },
      { path: /^\/v1\/teams\//, bucket: "/v1/teams/{team}" },
    ],
  },
  words: new Set("groups keys service_token service_users teams users v1".split(" ")),
};
