import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyRule } from "pulumi-okta-native";

/** An identity provider of the org (Security → Identity Providers). */
const partnerIdp = new pulumi.Config().get("partnerIdpId") ?? "0oa1partneridp000001";

// Early access. There is one such policy per org, made by Okta; it is taken over for its id.
const policy = new Policy("claims", { type: "IDENTITY_CLAIM_SOURCING", adopt: { default: true } });

// Its only rule, taken over and written at once, and put back on destroy.
const rule = new PolicyRule("partner-claims", {
  policyId: policy.id,
  type: "IDENTITY_CLAIM_SOURCING",
  adopt: { default: true },
  converge: true,
  onDestroy: "restore",
  actions: {
    claimSourcing: {
      // The routing rules say which identity provider a person comes from.
      redirectType: "IDP_DISCOVERY",
      // Signing in again asks the identity provider of the last sign-in, if it is one of these.
      refresh: { redirectType: "FIXED", filter: { include: [{ id: partnerIdp }] } },
    },
  },
});

export const ruleId = rule.ruleId;
