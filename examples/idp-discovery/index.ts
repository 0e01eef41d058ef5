import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyRule } from "pulumi-okta-native";

const config = new pulumi.Config();
/** An identity provider of the org (Security → Identity Providers). */
const partnerIdp = config.get("partnerIdpId") ?? "0oa1partneridp000001";
const payrollApp = config.get("payrollAppId") ?? "0oa1payroll000000001";

// There is one routing policy per org, made by Okta. It is taken over for its id; nothing of it can be changed.
const routing = new Policy("routing", { type: "IDP_DISCOVERY", adopt: { default: true } });

// At a desk, partners sign in at home; their identity provider does not work on phones. macOS is OSX here, and
// MACOS in app sign-in policies.
const partners = new PolicyRule("partners", {
  policyId: routing.id,
  type: "IDP_DISCOVERY",
  name: "Partners: their own identity provider",
  priority: 1,
  conditions: {
    network: { connection: "ANYWHERE" },
    platform: {
      include: [
        { type: "DESKTOP", os: { type: "OSX" } },
        { type: "DESKTOP", os: { type: "WINDOWS" } },
      ],
    },
    userIdentifier: {
      type: "IDENTIFIER",
      patterns: [
        { matchType: "SUFFIX", value: "@partner.example" },
        { matchType: "SUFFIX", value: "@partner.example.org" },
      ],
    },
  },
  actions: { idp: { idpSelectionType: "SPECIFIC", providers: [{ type: "SAML2", id: partnerIdp }] } },
});

// Who opens payroll goes to the identity provider that is named after the person's mail domain.
new PolicyRule(
  "payroll",
  {
    policyId: routing.id,
    type: "IDP_DISCOVERY",
    name: "Payroll: by mail domain",
    priority: 2,
    conditions: {
      network: { connection: "ANYWHERE" },
      app: { include: [{ type: "APP", id: payrollApp }] },
    },
    actions: {
      idp: {
        idpSelectionType: "DYNAMIC",
        providers: [],
        matchCriteria: [{ providerExpression: "login.identifier.substringAfter('@')", propertyName: "name" }],
      },
    },
  },
  { dependsOn: partners },
);

export const policyId = routing.id;
