import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

const config = new pulumi.Config();

// The stack's own settings are those of the production org. The preview org has a provider of its own, whose token stands
// in a variable: a run without the program, such as a destroy, reads the token that is valid on that day.
const preview = new okta.Provider("preview", {
  orgUrl: config.require("previewOrgUrl"),
  apiTokenEnv: "PREVIEW_OKTA_TOKEN",
});

const orgs: { name: string; opts: { provider?: okta.Provider } }[] = [
  { name: "production", opts: {} },
  { name: "preview", opts: { provider: preview } },
];

export const passwordPolicies = orgs.map(({ name, opts }) => {
  // Ids differ from org to org; names need not.
  const contractors = okta.getGroupOutput({ name: "Contractors" }, opts);
  const policy = new okta.Policy(
    `contractor-passwords-${name}`,
    {
      type: "PASSWORD",
      name: "Contractor passwords",
      conditions: { people: { groups: { include: [contractors.id] } } },
      settings: { password: { complexity: { minLength: 14 } } },
    },
    opts,
  );
  return policy.id;
});

// What stands below a component goes where the component goes.
export const partnerPortal = new okta.PolicyWithRules(
  "partner-portal",
  {
    type: "ACCESS_POLICY",
    rules: [
      {
        name: "Two factors",
        actions: {
          appSignOn: {
            access: "ALLOW",
            verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT2H" },
          },
        },
      },
    ],
    catchAll: { actions: { appSignOn: { access: "DENY" } } },
  },
  { provider: preview },
).id;
