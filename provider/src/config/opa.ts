import { z } from "zod";
import { checkedOrigin, sameOrigin } from "./address";
import { OKTA_DOMAINS } from "./okta";
import { agreed, optional, required, type SettingSource } from "./source";
import { credential, domain, type SettingName, SettingsError, teamName, url } from "./values";

export interface OpaSettings {
  readonly baseUrl: string;
  readonly team: string;
  readonly key: string;
  readonly secret: string;
}

const OPA = {
  team: { key: "oktapam:team", variable: "OKTAPAM_TEAM", example: "acme" },
  key: { key: "oktapam:key", variable: "OKTAPAM_KEY", example: "0f1e2d3c-…" },
  secret: { key: "oktapam:secret", variable: "OKTAPAM_SECRET", example: "(the key's secret)" },
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
    key: required(source, "the service user's key id", OPA.key),
    secret: required(source, "the service user's key secret", OPA.secret),
  };
  const key = z.uuid().safeParse(settings.key.toLowerCase());
  if (!key.success) {
    throw new SettingsError(
      `${OPA.key.key} (${OPA.key.variable}) must be the key's id, a UUID; it is not one.`,
    );
  }
  return {
    baseUrl: checkedOrigin(url(settings.host), OPA.apiHost, trusted, OPA.trustedDomain),
    team: teamName(settings.team, OPA.team),
    key: key.data,
    secret: credential(settings.secret, OPA.secret),
  };
}
