import { type SettingName, SettingsError } from "./values";

/** Whether two URLs mean the same server. */
export function sameOrigin(one: string, other: string): boolean {
  return one === other || (isUrl(one) && isUrl(other) && new URL(one).origin === new URL(other).origin);
}

/** "localhost:8080" parses, too, as a URL without a host. */
function isUrl(text: string): boolean {
  return URL.canParse(text) && new URL(text).host !== "";
}

/** Without what a message must not show: credentials before the host, a path. */
export function shown(url: string): string {
  return isUrl(url) ? new URL(url).origin : url;
}

/**
 * The origin of a URL to which credentials may be sent.
 *
 * @throws SettingsError where the URL is malformed, unencrypted, outside the trusted domains, or the Admin Console's
 */
export function checkedOrigin(
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
