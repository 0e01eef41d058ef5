// Failures of a resource that a reader of a log may want to tell apart. Pulumi prints the name before the message.

/** Somebody changed declared fields in Okta since the last up or refresh, and the update would undo that unseen. */
export class ConflictError extends Error {
  override readonly name = "ConflictError";
}

/** The stack's settings point at another org or team than the one the object lives in. */
export class WrongOrgError extends Error {
  override readonly name = "WrongOrgError";
}

/** What `adopt` or a function names is not there, or not there once. */
export class LookupError extends Error {
  override readonly name = "LookupError";
}

/** Another object has the name that this one should have. */
export class NameTakenError extends Error {
  override readonly name = "NameTakenError";
}

/** The object that a resource adopts belongs to another resource of the program. */
export class AdoptionError extends Error {
  override readonly name = "AdoptionError";
}

/** Okta itself says that the object cannot be changed, or not be deleted. */
export class ReadOnlyError extends Error {
  override readonly name = "ReadOnlyError";
}
