import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

/** Another value rotates the keys that are kept by it. */
const round = new pulumi.Config().get("round") ?? "1";

function robot(name: string, args: Omit<okta.ServiceUserApiKeyArgs, "serviceUser">): okta.ServiceUserApiKey {
  const user = new okta.ServiceUser(name);
  return new okta.ServiceUserApiKey(`${name}-key`, { serviceUser: user.name, ...args });
}

const steady = robot("steady", { keepers: { round } });
const cut = robot("cut", { keepers: { round }, retire: "immediately" });
const dated = robot("dated", { rotateAfterDays: 90 });
const answered = robot("answered", { onForeignRotation: "replace" });

// Somebody made this user, and a key for it, before.
const legacy = new okta.ServiceUserApiKey("legacy-key", {
  serviceUser: "legacy",
  existingKeys: "expire",
  keepers: { round },
});

// Stands for whatever must not begin before the key works.
new okta.ServiceUserGroupMembership(
  "steady-deploys",
  { serviceUser: steady.serviceUser, group: "deployers" },
  { dependsOn: steady },
);

export const credentials = [steady, cut, dated, answered, legacy].map((key) => key.credentials);
