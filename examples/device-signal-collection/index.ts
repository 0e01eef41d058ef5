import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyResourceMapping, PolicyRule } from "pulumi-okta-native";

const officeZone = new pulumi.Config().get("officeZoneId") ?? "nzo1office0000000001";

// Early access: the org needs the feature.
const signals = new Policy("signals", {
  type: "DEVICE_SIGNAL_COLLECTION",
  name: "Laptops' signals",
  description: "What we ask of a device before the sign-in policy judges it",
});

const office = new PolicyRule("office", {
  policyId: signals.id,
  type: "DEVICE_SIGNAL_COLLECTION",
  name: "In the office: Okta Verify only",
  priority: 1,
  conditions: {
    network: { connection: "ZONE", include: [officeZone] },
    platform: {
      include: [
        { type: "DESKTOP", os: { type: "MACOS" } },
        { type: "DESKTOP", os: { type: "WINDOWS" } },
      ],
    },
  },
  actions: { deviceSignalCollection: { deviceContextProviders: [{ key: "OKTA_VERIFY" }] } },
});

const elsewhere = new PolicyRule(
  "elsewhere",
  {
    policyId: signals.id,
    type: "DEVICE_SIGNAL_COLLECTION",
    name: "Elsewhere: Okta Verify and the browser",
    priority: 2,
    conditions: { network: { connection: "ANYWHERE" } },
    actions: {
      deviceSignalCollection: {
        deviceContextProviders: [
          { key: "OKTA_VERIFY", userIdentification: "ALLOW" },
          // Its signals count; the person is told by something better.
          { key: "CHROME_DEVICE_TRUST", userIdentification: "IGNORE" },
        ],
      },
    },
  },
  { dependsOn: office },
);

const laptops = new Policy("laptops", {
  type: "ACCESS_POLICY",
  name: "Managed laptops only",
  description: "For apps that hold customers' data",
});

const managed = new PolicyRule("managed", {
  policyId: laptops.id,
  type: "ACCESS_POLICY",
  name: "Managed laptops: two factors",
  priority: 1,
  conditions: { device: { registered: true, managed: true } },
  actions: {
    appSignOn: {
      access: "ALLOW",
      verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT8H" },
    },
  },
});

const everybodyElse = new PolicyRule("everybody-else", {
  policyId: laptops.id,
  type: "ACCESS_POLICY",
  adopt: { catchAll: true },
  converge: true,
  actions: { appSignOn: { access: "DENY", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } } },
});

// The sign-in policy gets its device conditions from these signals.
new PolicyResourceMapping(
  "signals-of-laptops",
  { accessPolicyId: laptops.id, policyId: signals.id },
  { dependsOn: [office, elsewhere, managed, everybodyElse] },
);

export const policyId = signals.id;
