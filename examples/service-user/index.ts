import { ServiceUser } from "pulumi-okta-native";

// No name given: names can never be used again, and an automatic one steps aside when its own was used up.
const deployer = new ServiceUser("deployer");

// A name that matters is kept: destroying only disables the user, so that the name is not lost.
const auditor = new ServiceUser("auditor", { name: "night-auditor", adopt: true, onDestroy: "disable" });

export const deployerName = deployer.name;
export const auditorId = auditor.userId;
