import { type Emulator, PUBLISHED_RATE_LIMIT, startEmulator } from "okta-emulator";
import { readSeed } from "../scripts/quickstart/seed";
import type { Settings } from "./results";
import { appIds } from "./shape";

/** Calls in flight that Okta allows to an org at one time. */
const PUBLISHED_CONCURRENCY = 75;
const UNREACHED = 1_000_000;

/** An org with as many apps as the programs name, as slow and as strict as the settings say. */
export function startOrg(apps: number, { latency, limits }: Settings): Promise<Emulator> {
  return startEmulator({
    seed: { ...readSeed(), apps: appIds(apps).map((id, index) => app(id, index)) },
    features: {
      latency,
      ...(limits
        ? { rateLimit: PUBLISHED_RATE_LIMIT, concurrencyLimit: PUBLISHED_CONCURRENCY }
        : { rateLimit: { limit: UNREACHED, windowSeconds: 60 } }),
    },
  });
}

function app(id: string, index: number) {
  return { id, name: "oidc_client", label: `App ${index}`, status: "ACTIVE", signOnMode: "OPENID_CONNECT" };
}
