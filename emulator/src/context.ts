import type { Clock } from "./clock.js";
import type { Features } from "./features.js";
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
}

export interface Credentials {
  apiToken: string;
  opa: { team: string; key: string; secret: string };
}

/** Fixed, so that they can be written into examples. They open nothing but an emulator. */
export const defaultCredentials: Credentials = {
  apiToken: "00emulator-Ssws_token-for-local-tests-only",
  opa: {
    team: "acme",
    key: "0b9e3c52-7d4f-4a86-9c1e-5f2d8a6b3e70",
    secret: Buffer.from(
      "okta-emulator: a key secret that opens nothing but this emulator.".slice(0, 64),
    ).toString("base64"),
  },
};
