import * as pulumi from "@pulumi/pulumi";
import { credentialsAsDotenv, credentialsAsEnvironment } from "pulumi-okta-native";

const plain = {
  team: "acme",
  apiHost: "https://acme.pam.okta.com",
  key: "0f1e2d3c-0000-4000-8000-000000000000",
  secret: "aB/c+d==",
};

const known = (output: pulumi.Output<unknown>): Promise<unknown> =>
  new Promise((resolve) => output.apply(resolve));

test.each([plain, pulumi.secret(plain)])(
  "variables and a file's body are secrets, whatever came in",
  async (given) => {
    const environment = credentialsAsEnvironment(given);
    expect(await pulumi.isSecret(environment)).toBe(true);
    expect(await known(environment)).toEqual({
      OKTAPAM_TEAM: "acme",
      OKTAPAM_API_HOST: "https://acme.pam.okta.com",
      OKTAPAM_KEY: plain.key,
      OKTAPAM_SECRET: "aB/c+d==",
    });
    const dotenv = credentialsAsDotenv(given);
    expect(await pulumi.isSecret(dotenv)).toBe(true);
    expect(await known(dotenv)).toBe(
      `OKTAPAM_TEAM=acme\nOKTAPAM_API_HOST=https://acme.pam.okta.com\nOKTAPAM_KEY=${plain.key}\nOKTAPAM_SECRET=aB/c+d==\n`,
    );
  },
);
