import * as pulumi from "@pulumi/pulumi";
import { ServiceUser, ServiceUserGroupMembership } from "pulumi-okta-native";

const group = new pulumi.Config().get("opaGroup") ?? "deployers";

const deployer = new ServiceUser("deployer");

// A service user without a group can do nothing.
const membership = new ServiceUserGroupMembership("deployer", { serviceUser: deployer.name, group });

export const member = membership.serviceUser;
