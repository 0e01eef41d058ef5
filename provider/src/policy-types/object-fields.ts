// Which fields of a policy or rule are whose.

/** Fields that only Okta writes. */
export const SERVER_OWNED: ReadonlySet<string> = new Set([
  "id",
  "system",
  "created",
  "lastUpdated",
  "_links",
  "_embedded",
]);

/** Arguments of a policy or rule that are steered, in every type, beside what the type itself holds. */
export const STEERED: ReadonlySet<string> = new Set([
  "policyId",
  "type",
  "name",
  "status",
  "priority",
  "extra",
]);

/** Fields that have an argument of their own; all others stand under `extra`. */
export const ARGUMENTS: ReadonlySet<string> = new Set([
  "name",
  "type",
  "description",
  "priority",
  "status",
  "conditions",
  "settings",
  "actions",
]);
