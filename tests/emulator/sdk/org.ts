import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator, JsonObject, Seed } from "okta-emulator";

/** What the life of one policy type is played with, in each of Okta's SDKs. */
export interface Life {
  type: string;
  /** Names of the SDKs' classes; both SDKs are made from one description and name them alike. */
  policyModel: string;
  ruleModel: string;
  ruleType: string;
  policy: JsonObject;
  rule: JsonObject;
  changedRule: JsonObject;
  creatable: boolean;
  cloned: boolean;
  simulated: boolean;
  hasApps: boolean;
}

/** Read, not imported: the Python script reads the same file. */
export const livesFile = join(__dirname, "lives.json");
export const lives = JSON.parse(readFileSync(livesFile, "utf8")) as Life[];

/** Seeded, because the SDK for Python cannot make it: its list of types misspells this one. */
export const SIGNALS = "rstSignals0000000000";
export const SHOP = "0oaShop0000000000000";

export const seed: Seed = {
  groups: [{ id: "00gStaff", profile: { name: "Staff" } }],
  apps: [{ id: SHOP, name: "oidc_client", label: "Shop" }],
  policies: [{ id: SIGNALS, type: "DEVICE_SIGNAL_COLLECTION", name: "Signals" }],
  identityProviders: [{ id: "0oaPartner", name: "Partner", type: "SAML2" }],
};

/** Calls that the emulator does not know are told on stderr and nowhere else. */
export function watchForHoles(): { holes(): string[]; stop(): void } {
  const spy = jest.spyOn(process.stderr, "write");
  return {
    holes: () => spy.mock.calls.map(([text]) => String(text)).filter((text) => /NOT IMITATED|BUG/.test(text)),
    stop: () => spy.mockRestore(),
  };
}

/** The calls that the life of `life` must have made, as method and path without ids. */
export function callsOf(emulator: Emulator): string[] {
  const calls = emulator
    .requests()
    .map(({ method, path }) => `${method} ${path.replace(/\/\w{20}(?=\/|$)/g, "/*")}`);
  return [...new Set(calls)].sort();
}

const policies = "/api/v1/policies";
const onPolicy = [
  `DELETE ${policies}/*`,
  `POST ${policies}`,
  `POST ${policies}/*/lifecycle/activate`,
  `POST ${policies}/*/lifecycle/deactivate`,
  `PUT ${policies}/*`,
];
const onRules = [
  `DELETE ${policies}/*/rules/*`,
  `GET ${policies}/*/rules`,
  `GET ${policies}/*/rules/*`,
  `POST ${policies}/*/rules`,
  `POST ${policies}/*/rules/*/lifecycle/activate`,
  `POST ${policies}/*/rules/*/lifecycle/deactivate`,
  `PUT ${policies}/*/rules/*`,
];

export const expectedCalls = (life: Life): string[] =>
  [
    `GET ${policies}`,
    `GET ${policies}/*`,
    `GET ${policies}/*/mappings`,
    ...onRules,
    ...(life.creatable ? onPolicy : []),
    ...(life.cloned ? [`POST ${policies}/*/clone`] : []),
    ...(life.simulated ? [`POST ${policies}/simulate`] : []),
    ...(life.hasApps
      ? [`GET ${policies}/*/app`, `GET ${policies}/*/mappings/*`, "PUT /api/v1/apps/*/policies/*"]
      : []),
  ].sort();
