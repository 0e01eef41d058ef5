import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

// `pulumi up -c on=aliases,ignore` switches variants of the program on.
const words = new pulumi.Config().get("on")?.split(",") ?? [];
const on = (word: string) => words.includes(word);
const EMPLOYEES = "00g1employees0000001";
const CONTRACTORS = "00g1contractors00001";

const deny = { appSignOn: { access: "DENY" } } as const;
const allow = {
  appSignOn: { access: "ALLOW", verificationMethod: { type: "ASSURANCE", factorMode: "2FA" } },
} as const;

/** The part that stands in a second stack after `pulumi state move`. */
function moving(): void {
  const moved = new okta.Policy("moved", { type: "ACCESS_POLICY" });
  new okta.PolicyRule("moved-rule", { policyId: moved.id, type: "ACCESS_POLICY", actions: deny });
}

class Team extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("e2e:index:Team", name, {}, opts);
    const inTeam = on("aliases")
      ? { parent: this, aliases: [{ parent: pulumi.rootStackResource }] }
      : { parent: this };
    if (on("aliases")) {
      new okta.Policy("lonely", { type: "ACCESS_POLICY" }, inTeam);
    }
    new okta.Policy(`${name}-policy`, { type: "ACCESS_POLICY", name: "Team" }, { parent: this });
    this.registerOutputs();
  }
}

function everything(): void {
  const portal = new okta.Policy("portal", { type: "ACCESS_POLICY", name: "Portal" });
  const rule = { policyId: portal.id, type: "ACCESS_POLICY" } as const;

  // parent, transforms
  new Team("team", {
    transforms: [
      ({ props, opts, name }) =>
        name === "team-policy"
          ? { props: { ...props, description: on("transforms") ? "transformed twice" : "transformed" }, opts }
          : undefined,
    ],
  });

  // aliases
  if (!on("aliases")) {
    new okta.Policy("lonely", { type: "ACCESS_POLICY" });
  }
  new okta.PolicyRule(
    on("aliases") ? "new-name" : "old-name",
    { ...rule, actions: deny },
    { aliases: on("aliases") ? [{ name: "old-name" }] : [] },
  );

  // dependsOn
  const first = new okta.PolicyRule("first", { ...rule, name: "First", actions: deny });
  new okta.PolicyResourceMapping(
    "payroll",
    { appId: "0oa1payroll000000001", policyId: portal.id },
    { dependsOn: [first] },
  );

  // ignoreChanges
  new okta.PolicyRule(
    "ignoring-leaf",
    { ...rule, name: "Ignoring a leaf", actions: on("ignore") ? allow : deny },
    { ignoreChanges: ["actions.appSignOn.access", "actions.appSignOn.verificationMethod"] },
  );
  new okta.PolicyRule(
    "ignoring-item",
    {
      ...rule,
      name: "Ignoring an item",
      conditions: { people: { groups: { include: [on("ignore") ? CONTRACTORS : EMPLOYEES] } } },
      actions: deny,
    },
    { ignoreChanges: ["conditions.people.groups.include[0]"] },
  );
  new okta.PolicyRule(
    "ignoring-key",
    { ...rule, name: "Ignoring a key", actions: on("ignore") ? allow : deny },
    { ignoreChanges: ['actions["appSignOn"]'] },
  );

  // deleteBeforeReplace
  const other = new okta.Policy("other", { type: "ACCESS_POLICY", name: "Other" });
  new okta.PolicyRule(
    "emigrant",
    {
      policyId: on("replace") ? other.id : portal.id,
      type: "ACCESS_POLICY",
      name: "Emigrant",
      actions: deny,
    },
    { deleteBeforeReplace: true },
  );
  new okta.Policy(
    "changeling",
    { type: on("replace") ? "OKTA_SIGN_ON" : "PASSWORD", name: "Changeling" },
    { deleteBeforeReplace: true },
  );

  // retainOnDelete, deletedWith: gone from the program with "without"
  if (!on("without")) {
    new okta.Policy("retained", { type: "ACCESS_POLICY", name: "Retained" }, { retainOnDelete: true });
    const whole = new okta.Policy("whole", { type: "ACCESS_POLICY", name: "Whole" });
    new okta.PolicyRule(
      "part",
      { policyId: whole.id, type: "ACCESS_POLICY", name: "Part", actions: deny },
      { deletedWith: whole },
    );
  }

  // protect
  if (!on("unprotected")) {
    new okta.Policy("protected", { type: "ACCESS_POLICY", name: "Protected" }, { protect: true });
  }

  // additionalSecretOutputs
  new okta.PolicyRule(
    "secretive",
    {
      ...rule,
      name: "Secretive",
      conditions: { people: { groups: { include: [EMPLOYEES] } } },
      actions: deny,
    },
    { additionalSecretOutputs: ["conditions"] },
  );

  // hooks: the language host must know them, and so they are registered only where a test asks.
  const hook = (event: string) =>
    new pulumi.ResourceHook(event, ({ name }) => pulumi.log.info(`hook ${event} of ${name}`));
  new okta.Policy(
    "hooked",
    { type: "ACCESS_POLICY", name: "Hooked", description: on("hooks") ? "after" : "before" },
    on("hooks")
      ? { hooks: { beforeUpdate: [hook("beforeUpdate")], afterUpdate: [hook("afterUpdate")] } }
      : {},
  );

  // provider
  const provider = new okta.Provider("explicit", {
    orgUrl: process.env.OKTA_ORG_URL ?? "",
    apiTokenEnv: "OKTA_API_TOKEN",
  });
  new okta.Policy("by-provider", { type: "ACCESS_POLICY", name: "By a provider" }, { provider });

  // Objects for the flags of the CLI.
  for (const name of ["one", "two"]) {
    new okta.Policy(name, {
      type: "ACCESS_POLICY",
      name: `Flag ${name}`,
      description: on("flags") ? "after" : "before",
    });
  }

  if (on("import")) {
    try {
      new okta.PolicyRule("imported-rule", { ...rule, actions: deny }, { import: "rst1/0pr1" });
    } catch (error) {
      pulumi.log.info(String(error));
    }
    new okta.Policy("imported", { type: "ACCESS_POLICY" }, { import: "rst00000000000000001" });
  }
}

if (!on("second")) {
  everything();
}
if (!on("moved")) {
  moving();
}
