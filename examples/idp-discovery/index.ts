import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyRuleSet } from "pulumi-okta-native";

const config = new pulumi.Config();
/** An identity provider of the org (Security → Identity Providers). */
const partnerIdp = config.get("partnerIdpId") ?? "0oa1partneridp000001";
const payrollApp = config.get("payrollAppId") ?? "0oa1payroll000000001";

// There is one routing policy per org, made by Okta. It is taken over for its id; nothing of it can be changed.
const routing = new Policy("routing", { type: "IDP_DISCOVERY", adopt: { default: true } });

// A rule that somebody else made in it is neither moved nor deleted, but reported until it is kept or gone.
new PolicyRuleSet("routing-rules", {
  policyId: routing.id,
  type: "IDP_DISCOVERY",
  rules: [
    // At a desk, partners sign in at home; their identity provider does not work on phones. macOS is OSX here, and
    // MACOS in app sign-in policies.
    {
      name: "Partners: their own identity provider",
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
    },
    // Who opens payroll goes to the identity provider that is named after the person's mail domain.
    {
      name: "Payroll: by mail domain",
      conditions: {
        network: { connection: "ANYWHERE" },
        app: { include: [{ type: "APP", id: payrollApp }] },
      },
      actions: {
        idp: {
          idpSelectionType: "DYNAMIC",
          providers: [],
          matchCriteria: [
            { providerExpression: "login.identifier.substringAfter('@')", propertyName: "name" },
          ],
        },
      },
    },
  ],
});

export const policyId = routing.id;
