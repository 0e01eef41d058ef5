import * as pulumi from "@pulumi/pulumi";
import { credentialsAsDotenv, ServiceUserApiKey } from "pulumi-okta-native";

const key = new ServiceUserApiKey("own-key", {
  // The service user whose first key was made in the console, and with which the first run signs in.
  serviceUser: new pulumi.Config().require("serviceUser"),
  rotateAfterDays: 90,
  // The key of this run gets an expiry of about two days; the next run signs in with the new one.
  allowSelf: true,
});

/** The variables for the next run: `pulumi stack output environmentFile --show-secrets`. */
export const environmentFile = credentialsAsDotenv(key.credentials);
export const keyId = key.keyId;
