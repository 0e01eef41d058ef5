import type { Org } from "./org";

/** Rules that Okta made, where no others can be; in policies that Okta made, where no others can be. */
const MADE_BY_OKTA: Readonly<Record<string, object>> = {
  PROFILE_ENROLLMENT: { catchAll: true },
  POST_AUTH_SESSION: { name: "Session Protection Rule" },
  SESSION_VIOLATION_DETECTION: { name: "Session Risk Rule" },
  CLIENT_UPDATE: { default: true },
  IDENTITY_CLAIM_SOURCING: { default: true },
};
const ONE_POLICY: ReadonlySet<string> = new Set([
  "IDP_DISCOVERY",
  "ENTITY_RISK",
  "POST_AUTH_SESSION",
  "SESSION_VIOLATION_DETECTION",
  "CLIENT_UPDATE",
  "IDENTITY_CLAIM_SOURCING",
]);

/** Arguments of one policy or rule of a type, wherever the type lets it stand. */
export async function declaredIn(
  org: Org,
  { kind, type, contents }: { kind: "policy" | "rule"; type: string; contents: object },
) {
  if (kind === "policy") {
    return { type, name: "One", ...contents };
  }
  const adopt = MADE_BY_OKTA[type];
  return {
    policyId: await homeOf(org, type),
    type: ruleTypeOf(type),
    ...(adopt === undefined ? { name: "One" } : { adopt, converge: true }),
    ...contents,
  };
}

/** The policy that Okta made where there can be no other, else one that an administrator makes. */
export async function homeOf(org: Org, type: string): Promise<string> {
  return ONE_POLICY.has(type) ? org.default(type) : org.policy(type, "The administrator's own");
}

export function ruleTypeOf(type: string): string {
  return type === "OKTA_SIGN_ON" ? "SIGN_ON" : type;
}
