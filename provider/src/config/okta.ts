import { checkedOrigin, sameOrigin, shown } from "./address";
import { type PrivateKey, privateKey, type ReadFile } from "./private-key";
import { chosenSignIn, type Way } from "./sign-in";
import { optional, type SettingSource } from "./source";
import {
  accessToken,
  apiToken,
  baseDomain,
  credential,
  domain,
  named,
  orgName,
  type SettingName,
  SettingsError,
  url,
  words,
} from "./values";

export interface OktaSettings {
  /** Origin without a trailing slash. */
  readonly orgUrl: string;
  readonly signIn: OktaSignIn;
}

/** How requests to the org are signed. */
export type OktaSignIn = ApiTokenSignIn | AccessTokenSignIn | PrivateKeySignIn;

/** An API token of an admin. */
export interface ApiTokenSignIn {
  readonly kind: "apiToken";
  readonly token: string;
}

/** An OAuth access token that somebody else got, and that nobody renews here. */
export interface AccessTokenSignIn {
  readonly kind: "accessToken";
  readonly token: string;
}

/** A service app that gets its access tokens by assertions signed with its private key. */
export interface PrivateKeySignIn {
  readonly kind: "privateKey";
  readonly clientId: string;
  readonly key: PrivateKey;
  readonly scopes: readonly string[];
}

/** What the resources of this package need; functions that look other things up need the scopes of these. */
export const DEFAULT_SCOPES: readonly string[] = ["okta.policies.manage", "okta.apps.manage"];

const OKTA = {
  orgUrl: {
    key: "okta:orgUrl",
    variable: "OKTA_ORG_URL",
    alternatives: ["OKTA_CLIENT_ORGURL"],
    example: "https://acme.okta.com",
  },
  orgName: { key: "okta:orgName", variable: "OKTA_ORG_NAME", example: "acme" },
  baseUrl: { key: "okta:baseUrl", variable: "OKTA_BASE_URL", example: "okta.com" },
  apiToken: {
    key: "okta:apiToken",
    variable: "OKTA_API_TOKEN",
    alternatives: ["OKTA_CLIENT_TOKEN"],
    example: "00aBc…",
  },
  accessToken: { key: "okta:accessToken", variable: "OKTA_ACCESS_TOKEN", example: "eyJ…" },
  clientId: {
    key: "okta:clientId",
    variable: "OKTA_API_CLIENT_ID",
    alternatives: ["OKTA_CLIENT_CLIENTID"],
    example: "0oa1gxz…",
  },
  privateKey: {
    key: "okta:privateKey",
    variable: "OKTA_API_PRIVATE_KEY",
    alternatives: ["OKTA_CLIENT_PRIVATEKEY"],
    example: "-----BEGIN PRIVATE KEY-----… or key.pem",
  },
  privateKeyId: {
    key: "okta:privateKeyId",
    variable: "OKTA_API_PRIVATE_KEY_ID",
    alternatives: ["OKTA_CLIENT_KEYID"],
    example: "the key's id (kid) at the app",
  },
  scopes: {
    key: "okta:scopes",
    variable: "OKTA_API_SCOPES",
    alternatives: ["OKTA_CLIENT_SCOPES"],
    example: "okta.policies.manage,okta.apps.manage",
  },
  trustedDomain: {
    key: "okta:trustedDomain",
    variable: "OKTA_TRUSTED_DOMAIN",
    example: "login.acme.example",
  },
} satisfies Record<string, SettingName>;

export const OKTA_DOMAINS = ["okta.com", "oktapreview.com", "okta-emea.com", "okta-gov.com", "okta.mil"];

/**
 * Settings of the Okta org. The environment wins over stack config for credentials, so that a rotated token works
 * on old state; which org is meant must not be contradicted.
 *
 * @param readFile reads the private key where a path is given for it
 * @throws SettingsError where a setting is missing, malformed or contradicted
 */
export function oktaSettings(source: SettingSource, readFile?: ReadFile): OktaSettings {
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
  const signIn = chosenSignIn(source, waysToSignIn(source, readFile));
  if (signIn === undefined) {
    throw missingSignIn(source);
  }
  return { orgUrl: checkedOrigin(orgUrl, OKTA.orgUrl, trusted, OKTA.trustedDomain), signIn };
}

function waysToSignIn(source: SettingSource, readFile: ReadFile | undefined): readonly Way<OktaSignIn>[] {
  return [
    {
      credential: OKTA.apiToken,
      read: (token) => ({ kind: "apiToken", token: apiToken(token, OKTA.apiToken, OKTA.accessToken) }),
    },
    {
      credential: OKTA.accessToken,
      read: (token) => ({
        kind: "accessToken",
        token: accessToken(token, OKTA.accessToken, OKTA.apiToken),
      }),
    },
    {
      credential: OKTA.privateKey,
      read: (text, place) => {
        const clientId = optional(source, OKTA.clientId);
        if (clientId === undefined) {
          throw source.missing("the app whose private key is given", OKTA.clientId);
        }
        const scopes = optional(source, OKTA.scopes);
        return {
          kind: "privateKey",
          clientId: credential(clientId, OKTA.clientId),
          // A key and its id belong together: the id of an older key in the other place would not fit.
          key: withId(privateKey(text, OKTA.privateKey, readFile), place(OKTA.privateKeyId)),
          scopes: scopes === undefined ? DEFAULT_SCOPES : words(scopes, OKTA.scopes),
        };
      },
    },
  ];
}

function withId(key: PrivateKey, id: string | undefined): PrivateKey {
  if (id !== undefined && key.id !== undefined && id !== key.id) {
    throw new SettingsError(
      `Which key? ${named(OKTA.privateKeyId)} says "${id}", the JWK in ${named(OKTA.privateKey)} says "${key.id}" (kid). Remove one.`,
    );
  }
  return id === undefined ? key : { ...key, id };
}

function missingSignIn(source: SettingSource): SettingsError {
  if (optional(source, OKTA.clientId) !== undefined) {
    return source.missing("the private key of the app in okta:clientId", OKTA.privateKey);
  }
  return source.missing(
    "the credentials for Okta",
    OKTA.apiToken,
    `or ${OKTA.clientId.key} and ${OKTA.privateKey.key} of a service app, or ${OKTA.accessToken.key}`,
  );
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
