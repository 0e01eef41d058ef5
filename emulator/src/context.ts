import type { Clock } from "./clock.js";
import type { Credentials } from "./credentials.js";
import type { Features } from "./features.js";
import type { Nonces } from "./okta/nonces.js";
import type { UsedIds } from "./okta/replays.js";
import type { IsEnforced } from "./okta/server-rules.js";
import type { OrgState } from "./store.js";

/** What every route works on. `state` and `features` are replaced as a whole by reset and by switches. */
export interface EmulatorContext {
  state: OrgState;
  features: Features;
  readonly isEnforced: IsEnforced;
  /** The id of a new policy or rule. */
  readonly newId: (prefix: string) => string;
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly nonces: Nonces;
  readonly usedIds: UsedIds;
}
