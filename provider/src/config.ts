import { z } from "zod";
import {
  apiToken,
  baseDomain,
  credential,
  domain,
  orgName,
  plainText,
  type SettingName,
  SettingsError,
  teamName,
  url,
} from "./config-values";

/** Reads `ns:key` from the settings of the provider in use. */
export type ReadConfig = (key: string) => string | undefined;

export { SettingsError };

export interface OktaSettings {
  /** Origin without a trailing slash. */
  readonly orgUrl: string;
  readonly apiToken: string;
}

export interface OpaSettings {
  readonly baseUrl: string;
  readonly team: string;
  readonly key: string;
  readonly secret: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

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

const OKTA_DOMAINS = ["okta.com", "oktapreview.com", "okta-emea.com", "okta-gov.com", "okta.mil"];
const OPA_DOMAINS = [...OKTA_DOMAINS, "scaleft.com", "scaleft.io"];

/** Variables of other tools that sign in by OAuth; without an API token they are of no use here yet. */
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
 */
export function oktaSettings(config: ReadConfig, environment: Environment): OktaSettings {
  const trusted = [...OKTA_DOMAINS, ...optional(OKTA.trustedDomain, config, environment)];
  const fromEnvironment = orgUrlOf((setting) => plainText(environment[setting.variable]));
  const fromConfig = orgUrlOf((setting) => plainText(config(setting.key)));
  if (fromEnvironment !== undefined && fromConfig !== undefined && !sameOrigin(fromEnvironment, fromConfig)) {
    throw new SettingsError(
      `Which Okta org? The environment says ${shown(fromEnvironment)}, the stack config ${shown(fromConfig)}. ` +
        `Unset ${OKTA.orgUrl.variable} / ${OKTA.orgName.variable} or correct ${OKTA.orgUrl.key}.`,
    );
  }
  const orgUrl = fromEnvironment ?? fromConfig;
  if (orgUrl === undefined) {
    throw missing("the Okta org", OKTA.orgUrl, `or ${OKTA.orgName.key} and ${OKTA.baseUrl.key}`);
  }
  return {
    orgUrl: checkedOrigin(orgUrl, OKTA.orgUrl, trusted, OKTA.trustedDomain),
    apiToken: apiToken(
      required("the Okta API token", OKTA.apiToken, config, environment, oauthHint(environment)),
      OKTA.apiToken,
    ),
  };
}

/** Settings of Okta Privileged Access: asked for only by resources that need them. */
export function opaSettings(config: ReadConfig, environment: Environment): OpaSettings {
  const trusted = [...OPA_DOMAINS, ...optional(OPA.trustedDomain, config, environment)];
  const settings = {
    team: agreed("team", OPA.team, config, environment),
    host: agreed("API host", OPA.apiHost, config, environment, (one, other) =>
      sameOrigin(url(one), url(other)),
    ),
    key: required("the service user's key id", OPA.key, config, environment),
    secret: required("the service user's key secret", OPA.secret, config, environment),
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

function sameOrigin(one: string, other: string): boolean {
  return one === other || (isUrl(one) && isUrl(other) && new URL(one).origin === new URL(other).origin);
}

/** "localhost:8080" parses, too, as a URL without a host. */
function isUrl(text: string): boolean {
  return URL.canParse(text) && new URL(text).host !== "";
}

/** Without what a message must not show: credentials before the host, a path. */
function shown(url: string): string {
  return isUrl(url) ? new URL(url).origin : url;
}

function checkedOrigin(
  url: string,
  setting: SettingName,
  trusted: readonly string[],
  ownDomain: SettingName,
): string {
  if (!isUrl(url)) {
    throw new SettingsError(
      `${setting.key} (${setting.variable}) is not a URL: "${url}". Example: ${setting.example}`,
    );
  }
  const { protocol, hostname, origin: found, username, password } = new URL(url);
  if (username !== "" || password !== "") {
    throw new SettingsError(`${setting.key} (${setting.variable}) must not contain credentials.`);
  }
  if (hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]") {
    return found;
  }
  if (protocol !== "https:") {
    throw new SettingsError(`${setting.key} (${setting.variable}) must use https: "${found}".`);
  }
  // A bare suffix would let notokta.com pass.
  if (!trusted.some((one) => hostname === one || hostname.endsWith(`.${one}`))) {
    throw new SettingsError(
      `${setting.key} (${setting.variable}) names ${hostname}, which is not an Okta domain; the credentials are not sent there. ` +
        `If it is your own domain, name it in ${ownDomain.key} (${ownDomain.variable}), example: ${ownDomain.example}`,
    );
  }
  const admin = /^([a-z0-9-]+)-admin\./.exec(hostname);
  if (admin !== null) {
    throw new SettingsError(
      `${setting.key} (${setting.variable}) names the Admin Console, ${hostname}. ` +
        `The API's address is ${found.replace("-admin.", ".")}.`,
    );
  }
  return found;
}

function agreed(
  what: string,
  setting: SettingName,
  config: ReadConfig,
  environment: Environment,
  same: (one: string, other: string) => boolean = (one, other) => one === other,
): string {
  const fromEnvironment = plainText(environment[setting.variable]);
  const fromConfig = plainText(config(setting.key));
  if (fromEnvironment !== undefined && fromConfig !== undefined && !same(fromEnvironment, fromConfig)) {
    throw new SettingsError(
      `Which ${what}? ${setting.variable} says "${fromEnvironment}", ${setting.key} says "${fromConfig}". Remove one.`,
    );
  }
  const value = fromEnvironment ?? fromConfig;
  if (value === undefined) {
    throw missing(`the Okta Privileged Access ${what}`, setting);
  }
  return value;
}

function required(
  what: string,
  setting: SettingName,
  config: ReadConfig,
  environment: Environment,
  hint = "",
): string {
  const value = plainText(environment[setting.variable]) ?? plainText(config(setting.key));
  if (value === undefined) {
    throw missing(what, setting, "", hint);
  }
  return value;
}

function optional(setting: SettingName, config: ReadConfig, environment: Environment): string[] {
  const value = plainText(environment[setting.variable]) ?? plainText(config(setting.key));
  return value === undefined ? [] : [domain(value)];
}

/** What to say where only another tool's way to sign in is set up. */
function oauthHint(environment: Environment): string {
  const found = OAUTH_VARIABLES.filter((variable) => plainText(environment[variable]) !== undefined);
  return found.length === 0
    ? ""
    : ` ${found.join(", ")} ${found.length === 1 ? "is" : "are"} set, but sign-in by OAuth is not supported yet.`;
}

function missing(what: string, setting: SettingName, also = "", hint = ""): SettingsError {
  return new SettingsError(
    `Missing: ${what}. Set ${setting.key} in the stack config (pulumi config set ${setting.key} …) ` +
      `or the variable ${setting.variable}${also === "" ? "" : `, ${also}`}. Example: ${setting.example}${hint === "" ? "" : `.${hint}`}`,
  );
}
