import * as pulumi from "@pulumi/pulumi";
import { ServiceUser, ServiceUserApiKey } from "pulumi-okta-native";

const user = new ServiceUser("deployer");

// A changed keeper makes a new key; the old one goes on working for about two days.
const key = new ServiceUserApiKey("deployer-key", {
  serviceUser: user.name,
  keepers: { quarter: new pulumi.Config().get("keyQuarter") ?? "2026-Q3" },
});

export const keyId = key.keyId;
export const previousKeyExpiresAt = key.previousExpiresAt.apply((time) => time ?? "no earlier key");
/** A Pulumi secret: encrypted in the state, shown only by `pulumi stack output --show-secrets`. */
export const credentials = key.credentials;
