import * as pulumi from "@pulumi/pulumi";
import { ServiceUser, ServiceUserApiKey } from "pulumi-okta-native";

const config = new pulumi.Config();

const user = new ServiceUser("deployer");

const key = new ServiceUserApiKey("deployer-key", {
  serviceUser: user.name,
  rotateAfterDays: 90,
  // After a leak: pulumi up --replace <the key's URN> --config cutOldKey=true
  retire: config.getBoolean("cutOldKey") === true ? "immediately" : "onExpiry",
});

/** For consumers in other stacks. A Pulumi secret: encrypted in the state. */
export const credentials = key.credentials;
export const rotateAt = key.rotateAt;
/** By then every consumer must have taken the new key. */
export const changeOverBefore = key.previousExpiresAt.apply((time) => time ?? "no earlier key");
