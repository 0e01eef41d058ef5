import * as pulumi from "@pulumi/pulumi";

/** What a client of Okta Privileged Access is configured with. */
export interface KeyCredentials {
  /** The team's name. */
  readonly team: string;
  /** The API's address, such as "https://acme.pam.okta.com". */
  readonly apiHost: string;
  /** The id of the service user's key, a UUID. */
  readonly key: string;
  /** The key's secret. */
  readonly secret: string;
}

/** The variables by which this package and Okta's own tools are configured. */
export interface KeyEnvironment {
  readonly OKTAPAM_TEAM: string;
  readonly OKTAPAM_API_HOST: string;
  readonly OKTAPAM_KEY: string;
  readonly OKTAPAM_SECRET: string;
}

/**
 * The credentials as environment variables, for a container, a function or a CI system.
 *
 * @param credentials the output `credentials` of a `ServiceUserApiKey`
 * @returns a Pulumi secret, whatever was passed
 */
export function credentialsAsEnvironment(
  credentials: pulumi.Input<KeyCredentials>,
): pulumi.Output<KeyEnvironment> {
  return pulumi.secret(pulumi.output(credentials).apply(environmentOf));
}

/**
 * The credentials as the body of a file that `docker --env-file`, dotenv libraries and shells (`. ./okta.env`) read: one
 * variable a line.
 *
 * @param credentials the output `credentials` of a `ServiceUserApiKey`
 * @returns a Pulumi secret, whatever was passed
 */
export function credentialsAsDotenv(credentials: pulumi.Input<KeyCredentials>): pulumi.Output<string> {
  return pulumi.secret(
    pulumi.output(credentials).apply((known) =>
      Object.entries(environmentOf(known))
        .map(([name, value]) => `${name}=${plainLine(name, value)}\n`)
        .join(""),
    ),
  );
}

function environmentOf({ team, apiHost, key, secret }: KeyCredentials): KeyEnvironment {
  return { OKTAPAM_TEAM: team, OKTAPAM_API_HOST: apiHost, OKTAPAM_KEY: key, OKTAPAM_SECRET: secret };
}

/** A value that every reader of such files understands without quotes; some readers keep quotes as part of the value. */
function plainLine(name: string, value: string): string {
  if (!/^[\w.:/+=@%-]*$/.test(value)) {
    throw new Error(
      `writing ${name} into a file of variables: its value has a character that readers of such files treat differently. ` +
        "Hand it on by credentialsAsEnvironment instead.",
    );
  }
  return value;
}
