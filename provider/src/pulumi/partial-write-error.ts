import type { JsonObject } from "../comparison/json";

/**
 * Something was created or changed, but not all of it. Pulumi keeps the object in state with the reasons,
 * and the next `up` calls update. The adapter adds the provider text to `properties`.
 */
export class PartialWriteError extends Error {
  override readonly name = "PartialWriteError";

  constructor(
    readonly id: string,
    readonly properties: JsonObject,
    readonly reasons: readonly string[],
  ) {
    super(reasons.join("\n"));
  }
}
