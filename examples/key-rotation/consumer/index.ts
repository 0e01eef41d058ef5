import * as pulumi from "@pulumi/pulumi";
// A type on a line of its own: Pulumi's own TypeScript knows no `type` inside braces.
import type { KeyCredentials } from "pulumi-okta-native";
import { credentialsAsDotenv } from "pulumi-okta-native";

// Full name of the stack of the program above, such as "acme/okta-key-rotation/production".
const keys = new pulumi.StackReference(new pulumi.Config().require("keyStack"));
const credentials = keys.requireOutput("credentials");

/** What the workload of this stack reads: hand it to your secret manager, function or cluster here. */
export const environmentFile = credentialsAsDotenv(credentials);
/** Which key this stack has taken; no secret. */
export const keyId = pulumi.unsecret(credentials.apply(({ key }: KeyCredentials) => key));
