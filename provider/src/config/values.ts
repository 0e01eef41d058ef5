// Settings as people paste them, brought to one spelling. What cannot be meant is refused with the way out; no value
// of a secret setting is ever shown.

/** The name of a setting in messages, and what may be said of its value. */
export interface SettingName {
  readonly key: string;
  readonly variable: string;
  readonly example: string;
  /** It describes this machine or this run, not whom the run talks to: the environment counts for every provider instance. */
  readonly ofMachine?: true;
  /** Variables of Okta's own SDKs that hold the same; read where `variable` is not set. */
  readonly alternatives?: readonly string[];
}

/** A setting is missing, malformed or contradictory. Says the key, the variable and an example. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

const QUOTES: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ["`", "`"],
  ["“", "”"],
];

/** Without byte order mark, blanks, line ends and quotes around it; undefined where nothing is left. */
export function plainText(value: string | undefined): string | undefined {
  const text = value?.replace(/^\uFEFF/, "").trim() ?? "";
  const quoted = QUOTES.some(
    ([open, close]) => text.length > 1 && text.startsWith(open) && text.endsWith(close),
  );
  const bare = quoted ? text.slice(1, -1).trim() : text;
  return bare === "" ? undefined : bare;
}

/** A credential that travels in a header, without the scheme that stands before it there. */
export function credential(value: string, setting: SettingName): string {
  const bare = value.replace(/^(SSWS|Bearer)\s+/i, "");
  if (!/^[\x21-\x7e]+$/.test(bare)) {
    throw new SettingsError(
      `${named(setting)} contains a blank, a line end or another character that no credential has. ` +
        "Paste it again, as one line.",
    );
  }
  return bare;
}

const JWT = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/;

/** An API token; an OAuth access token is something else and would be refused as invalid. */
export function apiToken(value: string, setting: SettingName, accessTokenSetting: SettingName): string {
  const token = credential(value, setting);
  if (JWT.test(token)) {
    throw new SettingsError(
      `${named(setting)} holds an OAuth access token (a JWT), not an API token. Put it into ${named(accessTokenSetting)}.`,
    );
  }
  return token;
}

/** An OAuth access token; an API token needs another scheme and would be refused as invalid. */
export function accessToken(value: string, setting: SettingName, apiTokenSetting: SettingName): string {
  const token = credential(value, setting);
  if (/^00[\w-]{40}$/.test(token)) {
    throw new SettingsError(
      `${named(setting)} holds an API token, not an OAuth access token. Put it into ${named(apiTokenSetting)}.`,
    );
  }
  return token;
}

/** A list as people write it: with commas, blanks, or as a JSON array. */
export function words(value: string, setting: SettingName): string[] {
  const bare = value.startsWith("[") && value.endsWith("]") ? value.slice(1, -1).replace(/["']/g, "") : value;
  const found = bare.split(/[\s,]+/).filter((word) => word !== "");
  const odd = found.find((word) => !/^[\w.:/-]+$/.test(word));
  if (found.length === 0 || odd !== undefined) {
    throw new SettingsError(
      `${named(setting)} must be a list such as ${setting.example}${odd === undefined ? "" : `; it holds "${odd}"`}.`,
    );
  }
  return [...new Set(found)];
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/i;

/** A URL; a host alone gets its scheme. */
export function url(value: string): string {
  if (value.includes("://")) {
    return value;
  }
  return LOOPBACK.test(value) ? `http://${value}` : `https://${value}`;
}

/** A domain, whatever was pasted around it: a scheme, a path, a port, a wildcard. */
export function domain(value: string): string {
  return value
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
    .replace(/^\*?\./, "")
    .replace(/[/:?#].*$/s, "")
    .replace(/\.$/, "")
    .toLowerCase();
}

/** The org's name, the first label of its host. */
export function orgName(value: string, setting: SettingName, baseUrl: SettingName): string {
  if (!/^[a-z0-9-]+$/i.test(value)) {
    throw new SettingsError(
      `${named(setting)} has no domain: it is the first part of the org's host, such as ${setting.example} for ${setting.example}.okta.com, ` +
        `and the domain stands in ${named(baseUrl)}. It says "${value}".`,
    );
  }
  if (/-admin$/i.test(value)) {
    throw new SettingsError(
      `${named(setting)} names the Admin Console's host. The org's name is "${value.slice(0, -"-admin".length)}".`,
    );
  }
  return value;
}

/** The domain of an org that is given by its name. */
export function baseDomain(value: string, setting: SettingName, org: string | undefined): string {
  const host = domain(value);
  if (org !== undefined && host.startsWith(`${org.toLowerCase()}.`)) {
    throw new SettingsError(
      `${named(setting)} has no org in it: it is the domain behind the org's name, such as ${setting.example}. It says "${host}".`,
    );
  }
  return host;
}

/** The name of an OPA team. */
export function teamName(value: string, setting: SettingName): string {
  if (/[/:.\s]/.test(value)) {
    throw new SettingsError(
      `${named(setting)} is the team's name, such as ${setting.example}, not a URL or a host. It says "${value}".`,
    );
  }
  return value;
}

export function named({ key, variable }: SettingName): string {
  return `${key} (${variable})`;
}
