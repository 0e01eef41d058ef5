import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

const config = new pulumi.Config();
const keeper = config.get("keeper");
const days = config.getNumber("days");
const answers = config.get("answers");
const existing = config.get("existing");
const trigger = config.get("trigger");

const shared = config.get("user");
const serviceUser = shared ?? new okta.ServiceUser("robot").name;

const key = new okta.ServiceUserApiKey(
  "robot-key",
  {
    serviceUser,
    ...(keeper === undefined ? {} : { keepers: { keeper } }),
    ...(days === undefined ? {} : { rotateAfterDays: days }),
    ...(answers === undefined ? {} : { onForeignRotation: answers === "replace" ? "replace" : "report" }),
    ...(existing === undefined ? {} : { existingKeys: existing === "expire" ? "expire" : "refuse" }),
  },
  trigger === undefined ? {} : { replacementTrigger: trigger },
);

// Stands for whatever must not begin before the key works.
if (shared === undefined) {
  new okta.ServiceUserGroupMembership(
    "robot-deploys",
    { serviceUser: key.serviceUser, group: "deployers" },
    { dependsOn: key },
  );
}

export const keyId = key.keyId;
export const credentials = key.credentials;
