import type { Route } from "./visit";

/** The examples that together call every endpoint; the smallest program for each. */
export const ROUTES: readonly Route[] = [
  { example: "lookups" },
  { example: "lookups", features: { mappingsListed: false } },
  { example: "clone", ups: [{}, { status: "ACTIVE" }, { status: "INACTIVE" }] },
  { example: "policy-rule" },
  { example: "policy-rule-set" },
  { example: "policy-resource-mapping" },
  { example: "access-expectation" },
  { example: "device-signal-collection" },
  { example: "service-user" },
  { example: "service-user-api-key" },
  { example: "service-user-group-membership" },
];
