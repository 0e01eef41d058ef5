import { z } from "zod";
import { checkedOrigin, sameOrigin } from "./address";
import { OKTA_DOMAINS } from "./okta";
import { chosenSignIn, type Way } from "./sign-in";
import { agreed, optional, required, type SettingSource } from "./source";
import { credential, domain, type SettingName, SettingsError, teamName, url } from "./values";

export interface OpaSettings {
  readonly baseUrl: string;
  readonly team: string;
  readonly signIn: OpaSignIn;
}

/** How requests to the team are signed. */
export type OpaSignIn =
  /** A service user's key, which is exchanged for tokens. */
  | { readonly kind: "key"; readonly key: string; readonly secret: string }
  /** A token that somebody else got, and that nobody renews here. */
  | { readonly kind: "bearerToken"; readonly token: string };

const OPA = {
  team: { key: "oktapam:team", variable: "OKTAPAM_TEAM", example: "acme" },
  key: { key: "oktapam:key", variable: "OKTAPAM_KEY", example: "0f1e2d3c-…" },
  secret: { key: "oktapam:secret", variable: "OKTAPAM_SECRET", example: "(the key's secret)" },
  bearerToken: { key: "oktapam:bearerToken", variable: "OKTAPAM_BEARER_TOKEN", example: "eyJ…" },
  apiHost: { key: "oktapam:apiHost", variable: "OKTAPAM_API_HOST", example: "https://acme.pam.okta.com" },
  trustedDomain: {
    key: "oktapam:trustedDomain",
    variable: "OKTAPAM_TRUSTED_DOMAIN_OVERRIDE",
    example: "pam.acme.example",
  },
} satisfies Record<string, SettingName>;

const OPA_DOMAINS = [...OKTA_DOMAINS, "scaleft.com", "scaleft.io"];

/**
 * Settings of Okta Privileged Access: asked for only by resources that need them.
 *
 * @throws SettingsError where a setting is missing, malformed or contradicted
 */
export function opaSettings(source: SettingSource): OpaSettings {
  const own = optional(source, OPA.trustedDomain);
  const trusted = [...OPA_DOMAINS, ...(own === undefined ? [] : [domain(own)])];
  const settings = {
    team: agreed(source, "team", OPA.team),
    host: agreed(source, "API host", OPA.apiHost, (one, other) => sameOrigin(url(one), url(other))),
  };
  const signIn = chosenSignIn(source, waysToSignIn(source));
  if (signIn === undefined) {
    throw source.missing("the service user's key secret", OPA.secret, `or ${OPA.bearerToken.key}`);
  }
  return {
    baseUrl: checkedOrigin(url(settings.host), OPA.apiHost, trusted, OPA.trustedDomain),
    team: teamName(settings.team, OPA.team),
    signIn,
  };
}

function waysToSignIn(source: SettingSource): readonly Way<OpaSignIn>[] {
  return [
    {
      credential: OPA.secret,
      read: (secret) => ({
        kind: "key",
        key: keyId(required(source, "the service user's key id", OPA.key)),
        secret: credential(secret, OPA.secret),
      }),
    },
    {
      credential: OPA.bearerToken,
      read: (token) => ({ kind: "bearerToken", token: credential(token, OPA.bearerToken) }),
    },
  ];
}

function keyId(value: string): string {
  const key = z.uuid().safeParse(value.toLowerCase());
  if (!key.success) {
    throw new SettingsError(
      `${OPA.key.key} (${OPA.key.variable}) must be the key's id, a UUID; it is not one.`,
    );
  }
  return key.data;
}
