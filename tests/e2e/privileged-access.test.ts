import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OrgState } from "okta-emulator";
import { describeLife } from "./life-of-an-example";
import { EXAMPLES, Stack } from "./stack";

describeLife({
  example: "service-user",
  edit: async (console) => {
    await console.opa("PUT", "/service_users/night-auditor", { name: "night-auditor", status: "DISABLED" });
  },
  shows: /status\s*: "ACTIVE" => "DISABLED"/,
  // As its program asks.
  leaves: ['service user "night-auditor" is new', 'OPA group "everyone": members differs'],
});

describeLife({
  example: "service-user-api-key",
  edit: async (console, org) => {
    const user = deployer(org());
    await console.opa("DELETE", `/service_users/${user.name}/keys/${user.keys[0]?.id}`);
  },
  shows: /- pulumi-nodejs:dynamic\/oktapam:ServiceUserApiKey: \(delete\)/,
});

describeLife({
  example: "service-user-group-membership",
  edit: async (console, org) => {
    await console.opa("DELETE", `/groups/deployers/users/${deployer(org()).name}`);
  },
  shows: /- pulumi-nodejs:dynamic\/oktapam:ServiceUserGroupMembership: \(delete\)/,
  leaves: ['OPA group "everyone": members differs'],
});

it("finds a secret that stands in the output or in a state file", async () => {
  const stack = await Stack.begin(join(EXAMPLES, "service-user-api-key"), "e2e-planted");
  try {
    await stack.succeeds("up", "--yes", "--skip-preview");
    expect(stack.leaks()).toEqual([]);

    await stack.succeeds("stack", "output", "--show-secrets");
    const owner = deployer(stack.emulator.state()).name;
    expect(stack.leaks()).toContain(
      `opaKeySecret of ${owner} stands in the output of pulumi stack output --show-secrets (raw)`,
    );

    const [file = ""] = stack.stateFiles().filter((path) => path.endsWith("e2e-planted.json"));
    writeFileSync(file, Buffer.from(`SSWS ${stack.emulator.credentials.apiToken}`).toString("base64"));
    expect(stack.leaks().join("\n")).toMatch(/the API token stands in .*e2e-planted\.json \(base64\)/);
  } finally {
    await stack.end();
  }
}, 300_000);

function deployer(org: OrgState) {
  const user = org.serviceUsers.find(({ name }) => name.startsWith("deployer-"));
  if (user === undefined) {
    throw new Error("the org has no deployer");
  }
  return user;
}
