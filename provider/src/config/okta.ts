import { checkedOrigin, sameOrigin, shown } from "./address";
import { optional, type SettingSource } from "./source";
import { apiToken, baseDomain, domain, orgName, type SettingName, SettingsError, url } from "./values";

export interface OktaSettings {
  /** Origin without a trailing slash. */
  readonly orgUrl: string;
  readonly apiToken: string;
}

const OKTA = {
  orgUrl: { key: "okta:orgUrl", variable: "OKTA_ORG_URL", example: "https://acme.okta.com" },
  orgName: { key: "okta:orgName", variable: "OKTA_ORG_NAME", example: "acme" },
  baseUrl: { key: "okta:baseUrl", variable: "OKTA_BASE_URL", example: "okta.com" },
  apiToken: { key: "okta:apiToken", variable: "OKTA_API_TOKEN", example: "00aBc…" },
  trustedDomain: {
    key: "okta:trustedDomain",
    variable: "OKTA_TRUSTED_DOMAIN",
    example: "login.acme.example",
  },
} satisfies Record<string, SettingName>;

export const OKTA_DOMAINS = ["okta.com", "oktapreview.com", "okta-emea.com", "okta-gov.com", "okta.mil"];

/** Settings of other tools that sign in by OAuth; without an API token they are of no use here yet. */
const OAUTH_VARIABLES = [
  "OKTA_ACCESS_TOKEN",
  "OKTA_API_CLIENT_ID",
  "OKTA_API_PRIVATE_KEY",
  "OKTA_API_PRIVATE_KEY_ID",
  "OKTA_API_SCOPES",
  "OKTA_CLIENT_CLIENTID",
  "OKTA_CLIENT_PRIVATEKEY",
  "OKTA_CLIENT_SCOPES",
  "OKTA_OAUTH2_CLIENT_ID",
];

/**
 * Settings of the Okta org. The environment wins over stack config for credentials, so that a rotated token works
 * on old state; which org is meant must not be contradicted.
 *
 * @throws SettingsError where a setting is missing, malformed or contradicted
 */
export function oktaSettings(source: SettingSource): OktaSettings {
  const own = optional(source, OKTA.trustedDomain);
  const trusted = [...OKTA_DOMAINS, ...(own === undefined ? [] : [domain(own)])];
  const fromEnvironment = orgUrlOf(source.fromEnvironment);
  const fromConfig = orgUrlOf(source.fromConfig);
  if (fromEnvironment !== undefined && fromConfig !== undefined && !sameOrigin(fromEnvironment, fromConfig)) {
    throw new SettingsError(
      `Which Okta org? The environment says ${shown(fromEnvironment)}, the stack config ${shown(fromConfig)}. ` +
        `Unset ${OKTA.orgUrl.variable} / ${OKTA.orgName.variable} or correct ${OKTA.orgUrl.key}.`,
    );
  }
  const orgUrl = fromEnvironment ?? fromConfig;
  if (orgUrl === undefined) {
    throw source.missing("the Okta org", OKTA.orgUrl, `or ${OKTA.orgName.key} and ${OKTA.baseUrl.key}`);
  }
  const token = optional(source, OKTA.apiToken);
  if (token === undefined) {
    throw source.missing("the Okta API token", OKTA.apiToken, oauthHint(source));
  }
  return {
    orgUrl: checkedOrigin(orgUrl, OKTA.orgUrl, trusted, OKTA.trustedDomain),
    apiToken: apiToken(token, OKTA.apiToken),
  };
}

function orgUrlOf(value: (setting: SettingName) => string | undefined): string | undefined {
  const given = value(OKTA.orgUrl);
  const whole = given === undefined ? undefined : url(given);
  const givenName = value(OKTA.orgName);
  const name = givenName === undefined ? undefined : orgName(givenName, OKTA.orgName, OKTA.baseUrl);
  const base = baseDomain(value(OKTA.baseUrl) ?? OKTA.baseUrl.example, OKTA.baseUrl, name);
  const composed = name === undefined ? undefined : `https://${name}.${base}`;
  if (whole !== undefined && composed !== undefined && !sameOrigin(whole, composed)) {
    throw new SettingsError(
      `Which Okta org? ${OKTA.orgUrl.key} says ${shown(whole)}, ${OKTA.orgName.key} and ${OKTA.baseUrl.key} say ${composed}. Keep one.`,
    );
  }
  return whole ?? composed;
}

/** What to say where only another tool's way to sign in is set up. */
function oauthHint(source: SettingSource): string | undefined {
  const found = OAUTH_VARIABLES.filter(
    (variable) => source.fromEnvironment({ key: "", variable, example: "" }) !== undefined,
  );
  return found.length === 0
    ? undefined
    : `${found.join(", ")} ${found.length === 1 ? "is" : "are"} set, but sign-in by OAuth is not supported yet`;
}
