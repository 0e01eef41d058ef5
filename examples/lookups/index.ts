import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

const config = new pulumi.Config();

// What policies name: by the names that people have.
const payroll = okta.getAppOutput({ label: config.get("app") ?? "Payroll" });
const contractors = okta.getGroupOutput({ name: config.get("group") ?? "Contractors" });
const office = okta.getNetworkZoneOutput({ name: config.get("zone") ?? "Office" });
const partner = okta.getIdentityProviderOutput({ name: config.get("identityProvider") ?? "Partners" });
const assurance = okta.getDeviceAssurancePolicyOutput({
  name: config.get("deviceAssurance") ?? "Company laptops",
});
const behavior = okta.getBehaviorOutput({ name: config.get("behavior") ?? "New device" });
const people = okta.getUserTypeOutput({ name: config.get("userType") ?? "contractor" });
const authenticators = okta.getAuthenticatorsOutput();

export const named = {
  app: payroll.id,
  group: contractors.id,
  zone: office.id,
  identityProvider: partner.id,
  deviceAssurance: assurance.id,
  behavior: behavior.id,
  userType: people.id,
  authenticators: authenticators.apply((all) => all.map(({ key }) => key)),
};

// An id, of another tool perhaps, leads to the same.
export const sameNames = {
  app: okta.getAppOutput({ id: payroll.id }).label,
  group: okta.getGroupOutput({ id: contractors.id }).name,
  zone: okta.getNetworkZoneOutput({ id: office.id }).name,
  identityProvider: okta.getIdentityProviderOutput({ id: partner.id }).name,
  deviceAssurance: okta.getDeviceAssurancePolicyOutput({ id: assurance.id }).name,
  behavior: okta.getBehaviorOutput({ id: behavior.id }).name,
  userType: okta.getUserTypeOutput({ id: people.id }).name,
};

// Policies, their rules, and the apps that stand on them.
const standard = okta.getPolicyOutput({ type: "ACCESS_POLICY", default: true });
const sameById = okta.getPolicyOutput({ id: standard.id });
const rules = okta.getPolicyRulesOutput({ policyId: standard.id });
const last = okta.getPolicyRuleOutput({ policyId: standard.id, catchAll: true });
const lastById = okta.getPolicyRuleOutput({ policyId: standard.id, id: last.id });
const mappings = okta.getPolicyMappingsOutput({ policyId: standard.id });
const first = pulumi.all([standard.id, mappings]).apply(async ([policyId, all]) => {
  // Orgs that only have the deprecated list of apps do not tell the ids of mappings.
  const mappingId = all.find((mapping) => mapping.mappingId !== undefined)?.mappingId;
  return mappingId === undefined ? [] : await okta.getPolicyMappings({ policyId, mappingId });
});

export const policies = okta
  .getPoliciesOutput({ type: "ACCESS_POLICY", status: "ACTIVE" })
  .apply((all) => all.map(({ name }) => name));
export const standing = {
  policy: sameById.name,
  rules: rules.apply((all) => all.map(({ name }) => name)),
  last: lastById.name,
  apps: mappings.apply((all) => all.flatMap(({ appId }) => appId ?? [])),
  firstApp: first.apply(([mapping]) => mapping?.appId),
};

// Who would decide if a contractor opened payroll from the office?
export const decides = okta
  .simulatePoliciesOutput({
    appInstance: payroll.id,
    policyTypes: ["ACCESS_POLICY"],
    policyContext: { groups: { ids: [contractors.id] }, zones: { ids: [office.id] } },
    expand: "RULE",
  })
  .apply((all) =>
    all.map(({ status, matched }) => ({ status, rules: matched.flatMap((policy) => policy.rules) })),
  );

// Okta Privileged Access: its service users, the keys of one, and a token to call its API with.
const users = okta.getServiceUsersOutput({ status: ["ACTIVE"] });
const user = okta.getServiceUserOutput({
  name: users.apply(([first]) => config.get("serviceUser") ?? first?.name ?? "deployer"),
});

export const serviceUsers = users.apply((all) => all.map(({ name }) => name));
export const keys = okta
  .getServiceUserApiKeysOutput({ serviceUser: user.name })
  .apply((all) => all.map(({ keyId }) => keyId));
export const token = okta.getServiceTokenOutput();
