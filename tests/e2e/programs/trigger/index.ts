import * as pulumi from "@pulumi/pulumi";
import { ServiceUser, ServiceUserApiKey } from "pulumi-okta-native";

const user = new ServiceUser("robot");

export const keyId = new ServiceUserApiKey(
  "robot-key",
  { serviceUser: user.name },
  { replacementTrigger: new pulumi.Config().get("trigger") ?? "1" },
).keyId;
