import * as pulumi from "@pulumi/pulumi";
import { Policy } from "pulumi-okta-native";

const groupId = new pulumi.Config().get("groupId") ?? "00g1employees0000001";

const passwords = new Policy("passwords", {
  type: "PASSWORD",
  name: "Employee passwords",
  priority: 1,
  conditions: { people: { groups: { include: [groupId] } }, authProvider: { provider: "OKTA" } },
  settings: { password: { complexity: { minLength: 14 }, age: { historyCount: 10 } } },
});

// Without a name it gets one from the logical name, the same at every run of this stack.
const session = new Policy("session", {
  type: "OKTA_SIGN_ON",
  description: "How long anybody stays signed in to Okta",
  conditions: { people: { groups: { include: [groupId] } } },
});

export const passwordPolicyId = passwords.id;
export const sessionPolicyName = session.name;
