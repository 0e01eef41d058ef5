import { readFileSync } from "node:fs";
import * as tls from "node:tls";
import type { TransportOptions } from "../http/transport";
import { optional, type SettingSource } from "./source";
import { named, type SettingName, SettingsError } from "./values";

// The way out of a network belongs to the machine and not to an org, so that the environment may give it for every
// provider instance.
const NETWORK = {
  httpProxy: {
    key: "okta:httpProxy",
    variable: "OKTA_HTTP_PROXY",
    example: "http://proxy.acme.example:3128",
    ofMachine: true,
  },
  caFile: {
    key: "okta:caFile",
    variable: "OKTA_CA_FILE",
    example: "/etc/ssl/acme-root.pem",
    ofMachine: true,
  },
  requestTimeout: {
    key: "okta:requestTimeout",
    variable: "OKTA_REQUEST_TIMEOUT",
    example: "60",
    ofMachine: true,
  },
} satisfies Record<string, SettingName>;

/** Variables that other tools read, too; the first one that is set counts. Our own setting goes before them. */
const PROXY_VARIABLES = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
const NO_PROXY_VARIABLES = ["NO_PROXY", "no_proxy"];
const OPENSSL_FILE = "SSL_CERT_FILE";
const NODE_FILE = "NODE_EXTRA_CA_CERTS";

const LONGEST_TIMEOUT_S = 3600;

/**
 * How the network is crossed, to Okta and to Okta Privileged Access alike.
 *
 * @param readText the text of a file; throws where it cannot be read
 * @throws SettingsError where a setting cannot be meant
 */
export function networkSettings(
  source: SettingSource,
  readText: (path: string) => string = (path) => readFileSync(path, "utf8"),
): TransportOptions {
  const timeoutMs = requestTimeout(optional(source, NETWORK.requestTimeout));
  const proxy = proxyOf(source);
  const noProxy = firstOf(source, NO_PROXY_VARIABLES)?.value;
  const ca = trusted(source, readText);
  return {
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(proxy === undefined ? {} : { proxy }),
    ...(noProxy === undefined ? {} : { noProxy }),
    ...(ca === undefined ? {} : { ca }),
  };
}

function requestTimeout(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const seconds = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds >= 1 && seconds <= LONGEST_TIMEOUT_S)) {
    throw new SettingsError(
      `${named(NETWORK.requestTimeout)} is the number of seconds that one request may take, from 1 to ${LONGEST_TIMEOUT_S}. ` +
        `It says "${text}".`,
    );
  }
  return seconds * 1000;
}

function proxyOf(source: SettingSource): string | undefined {
  const own = optional(source, NETWORK.httpProxy);
  if (own !== undefined) {
    return proxyAddress(own, named(NETWORK.httpProxy));
  }
  const found = firstOf(source, PROXY_VARIABLES);
  return found === undefined ? undefined : proxyAddress(found.value, found.variable);
}

/** The address as a URL. Its text is never shown: it may hold a password, wherever that was put. */
function proxyAddress(text: string, where: string): string {
  const address = text.includes("://") ? text : `http://${text}`;
  if (!URL.canParse(address)) {
    throw new SettingsError(
      `${where} is not the address of a proxy. Example: ${NETWORK.httpProxy.example}. ` +
        "User and password go before the host (http://user:password@proxy:port), percent-encoded.",
    );
  }
  const { protocol, hostname, username, password } = new URL(address);
  if ((protocol !== "http:" && protocol !== "https:") || hostname === "") {
    throw new SettingsError(
      `${where} names a proxy of the kind "${protocol.replace(/:$/, "")}"; only http and https proxies are supported. ` +
        `Example: ${NETWORK.httpProxy.example}`,
    );
  }
  if (!isDecodable(username) || !isDecodable(password)) {
    throw new SettingsError(
      `${where}: the user or password before the host is not percent-encoded; a "%" in it is written %25.`,
    );
  }
  return address;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** What is trusted where more is trusted than Node does by itself; naming certificates replaces all others there. */
function trusted(source: SettingSource, readText: (path: string) => string): readonly string[] | undefined {
  const own = optional(source, NETWORK.caFile);
  const added = own === undefined ? [] : [ownCertificates(own, readText)];
  const opensslFile = ofMachine(source, OPENSSL_FILE);
  for (const path of [opensslFile, ofMachine(source, NODE_FILE)]) {
    const text = path === undefined ? undefined : textOrNothing(path, readText);
    // As for OpenSSL and Node, a file that is not there says nothing: some shells set the variable to no file on purpose.
    added.push(...(text !== undefined && isPem(text) ? [text] : []));
  }
  // Node reads NODE_EXTRA_CA_CERTS by itself, so that alone needs nothing of us.
  const isNodesOwn = own === undefined && opensslFile === undefined;
  return isNodesOwn || added.length === 0 ? undefined : [...trustedByNode(), ...added];
}

function ownCertificates(path: string, readText: (path: string) => string): string {
  let text: string;
  try {
    text = readText(path);
  } catch {
    throw new SettingsError(
      `${named(NETWORK.caFile)} names "${path}", which cannot be read. Example: ${NETWORK.caFile.example}`,
    );
  }
  if (!isPem(text)) {
    throw new SettingsError(
      `${named(NETWORK.caFile)} names "${path}", which holds no certificate in PEM (-----BEGIN CERTIFICATE-----). ` +
        "Turn a DER file into PEM with: openssl x509 -inform der -in root.cer -out root.pem",
    );
  }
  return text;
}

function isPem(text: string): boolean {
  return text.includes("-----BEGIN CERTIFICATE-----");
}

function textOrNothing(path: string, readText: (path: string) => string): string | undefined {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
}

/** With those of the system where Node was told to use them, as far as this version of Node can say. */
function trustedByNode(): readonly string[] {
  // Since Node 22.15; the types are those of Node 20.
  const { getCACertificates } = tls as { readonly getCACertificates?: (kind: "default") => string[] };
  return getCACertificates?.("default") ?? tls.rootCertificates;
}

function firstOf(
  source: SettingSource,
  variables: readonly string[],
): { readonly variable: string; readonly value: string } | undefined {
  for (const variable of variables) {
    const value = ofMachine(source, variable);
    if (value !== undefined) {
      return { variable, value };
    }
  }
  return undefined;
}

/** A variable that is no setting of ours. */
function ofMachine(source: SettingSource, variable: string): string | undefined {
  return source.fromEnvironment({ key: "", variable, example: "", ofMachine: true });
}
