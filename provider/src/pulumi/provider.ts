import * as pulumi from "@pulumi/pulumi";
import { ENV_SUFFIX, INSTANCE_KEY, labelOf } from "../config/instance";

/** How an explicit provider instance reaches Okta Privileged Access. */
export interface PrivilegedAccessProviderArgs {
  /** The team's name, such as "acme". */
  readonly team: pulumi.Input<string>;
  /** The API's address, such as "https://acme.pam.okta.com". */
  readonly apiHost: pulumi.Input<string>;
  /** Your own domain, if the address is in none of Okta's: credentials go to no other. */
  readonly trustedDomain?: pulumi.Input<string>;
  /** The id of the service user's key to sign in with, a UUID. */
  readonly key?: pulumi.Input<string>;
  /** Name of the environment variable that holds the key's id. It is read by every run, so that a rotated key works on old state. */
  readonly keyEnv?: pulumi.Input<string>;
  /** The key's secret. Always a Pulumi secret in the state. */
  readonly secret?: pulumi.Input<string>;
  /** Name of the environment variable that holds the key's secret. It is read by every run. */
  readonly secretEnv?: pulumi.Input<string>;
  /** Instead of a key: a token that somebody else got and renews. Always a Pulumi secret in the state. */
  readonly bearerToken?: pulumi.Input<string>;
  /** Name of the environment variable that holds the token. It is read by every run. */
  readonly bearerTokenEnv?: pulumi.Input<string>;
}

/** Whom an explicit provider instance talks to, and how it signs in. */
export interface ProviderArgs {
  /** The org's address, such as "https://acme.okta.com". */
  readonly orgUrl?: pulumi.Input<string>;
  /** Instead of `orgUrl`: the org's name, such as "acme". */
  readonly orgName?: pulumi.Input<string>;
  /** The domain behind `orgName`. Default: "okta.com". */
  readonly baseUrl?: pulumi.Input<string>;
  /** Your own domain, if the address is in none of Okta's: credentials go to no other. */
  readonly trustedDomain?: pulumi.Input<string>;
  /** An API token (SSWS). Always a Pulumi secret in the state. */
  readonly apiToken?: pulumi.Input<string>;
  /** Name of the environment variable that holds the API token. It is read by every run, so that a rotated token works on old state. */
  readonly apiTokenEnv?: pulumi.Input<string>;
  /** Instead of an API token: an OAuth access token that somebody else got and renews. Always a Pulumi secret in the state. */
  readonly accessToken?: pulumi.Input<string>;
  /** Name of the environment variable that holds the access token. It is read by every run. */
  readonly accessTokenEnv?: pulumi.Input<string>;
  /** Instead of a token: the client id of a service app, which gets its tokens by `privateKey`. */
  readonly clientId?: pulumi.Input<string>;
  /** The service app's private key: PEM, JWK, or the path of a file. Always a Pulumi secret in the state. */
  readonly privateKey?: pulumi.Input<string>;
  /** Name of the environment variable that holds the private key, or the path of its file. It is read by every run. */
  readonly privateKeyEnv?: pulumi.Input<string>;
  /** The key's id (kid) at the app. Needed where the app has several keys. */
  readonly privateKeyId?: pulumi.Input<string>;
  /** The scopes to ask for. Default: `okta.policies.manage` and `okta.apps.manage`. */
  readonly scopes?: pulumi.Input<readonly pulumi.Input<string>[]>;
  /** The proxy to go through. Always a Pulumi secret in the state, because it may hold a password. Default: the environment's. */
  readonly httpProxy?: pulumi.Input<string>;
  /** Path of a file of certificates (PEM) to trust besides the usual ones. Default: the environment's. */
  readonly caFile?: pulumi.Input<string>;
  /** How long one request may take, in seconds. Default: 60, or the environment's. */
  readonly requestTimeout?: pulumi.Input<number>;
  /** The part of each rate limit, in percent, that this instance may use: 1 to 100. Default: 100, or the environment's. */
  readonly maxApiCapacity?: pulumi.Input<number>;
  /** The part of each rate limit, in percent, that is left to sign-ins and others: 0 to 90. Default: 10, or the environment's. */
  readonly rateLimitReserve?: pulumi.Input<number>;
  /** How often one request is repeated. Default: what the table of retries says, or the environment's. */
  readonly maxRetries?: pulumi.Input<number>;
  /** How long nothing may progress before a waiting request is given up: seconds or a duration, such as "PT30M". Default: "PT30M", or the environment's. */
  readonly deadline?: pulumi.Input<number | string>;
  /** For service users, their keys and groups. */
  readonly oktapam?: PrivilegedAccessProviderArgs;
}

/** What carries a credential is a secret in the state whatever the program passes. */
const SECRETS: readonly string[] = [
  "okta:apiToken",
  "okta:accessToken",
  "okta:privateKey",
  "okta:httpProxy",
  "oktapam:secret",
  "oktapam:bearerToken",
];

const ARGUMENTS: { readonly [Name in Exclude<keyof ProviderArgs, "oktapam">]-?: `okta:${Name}` } = {
  orgUrl: "okta:orgUrl",
  orgName: "okta:orgName",
  baseUrl: "okta:baseUrl",
  trustedDomain: "okta:trustedDomain",
  apiToken: "okta:apiToken",
  apiTokenEnv: "okta:apiTokenEnv",
  accessToken: "okta:accessToken",
  accessTokenEnv: "okta:accessTokenEnv",
  clientId: "okta:clientId",
  privateKey: "okta:privateKey",
  privateKeyEnv: "okta:privateKeyEnv",
  privateKeyId: "okta:privateKeyId",
  scopes: "okta:scopes",
  httpProxy: "okta:httpProxy",
  caFile: "okta:caFile",
  requestTimeout: "okta:requestTimeout",
  maxApiCapacity: "okta:maxApiCapacity",
  rateLimitReserve: "okta:rateLimitReserve",
  maxRetries: "okta:maxRetries",
  deadline: "okta:deadline",
};

const PRIVILEGED_ACCESS: { readonly [Name in keyof PrivilegedAccessProviderArgs]-?: `oktapam:${Name}` } = {
  team: "oktapam:team",
  apiHost: "oktapam:apiHost",
  trustedDomain: "oktapam:trustedDomain",
  key: "oktapam:key",
  keyEnv: "oktapam:keyEnv",
  secret: "oktapam:secret",
  secretEnv: "oktapam:secretEnv",
  bearerToken: "oktapam:bearerToken",
  bearerTokenEnv: "oktapam:bearerTokenEnv",
};

type Settings = Readonly<Record<string, pulumi.Input<string>>>;

const settingsByProvider = new WeakMap<pulumi.ProviderResource, Settings>();

/**
 * An explicit provider instance: one more Okta org, or one more team of Okta Privileged Access, in the same program. Pass it
 * as `provider` to resources and functions, or as `providers` to components.
 *
 * Its own arguments alone say whom it talks to and with which credentials: neither the stack's config nor the variables of
 * the default provider (`OKTA_API_TOKEN` and others) count for it. A credential is given either by value, as a Pulumi secret,
 * or by the name of an environment variable (`apiTokenEnv`). The value stands in the state, encrypted, so a refresh or
 * destroy without the program uses the one of the last up; the variable is read by every run.
 *
 * @throws RunError where an argument is unknown, missing, or says the same thing twice
 */
export class Provider extends pulumi.ProviderResource {
  /**
   * @param name the instance's name in the program
   * @param args whom it talks to, and how it signs in
   * @param opts Pulumi's options
   */
  constructor(name: string, args: ProviderArgs, opts?: pulumi.ResourceOptions) {
    const settings = settingsOf(name, args);
    super("pulumi-nodejs", name, settings, opts);
    settingsByProvider.set(this, settings);
  }
}

function settingsOf(name: string, args: ProviderArgs): Settings {
  const { oktapam, ...okta } = args ?? {};
  const settings = {
    [INSTANCE_KEY]: name,
    ...keyed(name, okta, ARGUMENTS),
    ...keyed(name, oktapam ?? {}, PRIVILEGED_ACCESS),
  };
  if (Object.keys(settings).length === 1) {
    refuse(
      name,
      'it has no settings. Say at least  orgUrl: "https://acme.okta.com"  and how to sign in, such as  apiTokenEnv: "ACME_OKTA_TOKEN"',
    );
  }
  for (const key of Object.keys(settings).filter((one) => one.endsWith(ENV_SUFFIX))) {
    const byValue = key.slice(0, -ENV_SUFFIX.length);
    if (byValue in settings) {
      refuse(name, `${argument(byValue)} and ${argument(key)} say the same thing twice. Remove one`);
    }
  }
  return settings;
}

/** Arguments under the keys by which the plugin knows settings. */
function keyed(name: string, args: object, keys: Readonly<Record<string, string>>): Settings {
  const settings: Record<string, pulumi.Input<string>> = {};
  for (const [argument, value] of Object.entries(args)) {
    const key = Object.hasOwn(keys, argument) ? keys[argument] : undefined;
    if (key === undefined) {
      refuse(name, `there is no argument "${argument}". There are: ${Object.keys(keys).join(", ")}`);
    }
    if (value !== undefined && value !== null) {
      const text = typeof value === "string" ? value : pulumi.all([value]).apply(([known]) => asText(known));
      settings[key] = SECRETS.includes(key) ? pulumi.secret(text) : text;
    }
  }
  return settings;
}

/** Pulumi hands a provider's settings over as texts. */
function asText(value: unknown): string {
  return Array.isArray(value) ? value.join(" ") : String(value);
}

function argument(key: string): string {
  return key.replace(/^okta:/, "").replace(":", ".");
}

function refuse(name: string, why: string): never {
  throw new pulumi.RunError(`${labelOf(name)}: ${why}.`);
}

/** The provider instance for a call or a resource: what it is given itself, or what its parent hands down. */
export interface ProviderChoice {
  readonly provider?: pulumi.ProviderResource;
  readonly parent?: pulumi.Resource;
}

/** The module that our resources belong to, by which Pulumi looks up who provides them. */
const MODULE = "pulumi-nodejs:dynamic/okta:Policy";

/**
 * Refuses an instance of another package. Pulumi would use the default provider instead, without a word: another org.
 *
 * @param what the call or the resource
 */
export function requireOwnProvider(what: string, provider: unknown): void {
  if (provider !== undefined && !(provider instanceof Provider)) {
    throw new pulumi.RunError(
      `${what}: the option "provider" must be an okta.Provider of pulumi-okta-native. ` +
        "Pulumi would ignore any other here and use the stack's own settings, which may mean another org.",
    );
  }
}

/** The settings of the chosen instance; undefined where it is the default provider. */
export function chosenSettings(
  what: string,
  { provider, parent }: ProviderChoice,
): pulumi.Output<Readonly<Record<string, string>>> | undefined {
  const chosen = provider ?? inheritedProvider(parent);
  requireOwnProvider(what, chosen);
  const settings = chosen === undefined ? undefined : settingsByProvider.get(chosen);
  // Whoever asks uses the settings to sign in and does not hand them on, so its answer is no secret because of them.
  return settings === undefined ? undefined : pulumi.unsecret(pulumi.output(settings));
}

/** The instance that a parent hands down to its children. */
export function inheritedProvider(parent: pulumi.Resource | undefined): pulumi.ProviderResource | undefined {
  return parent?.getProvider(MODULE);
}
