import * as pulumi from "@pulumi/pulumi";
import { PolicyResourceMapping, PolicyWithRules } from "pulumi-okta-native";

const officeZone = new pulumi.Config().get("officeZoneId") ?? "nzo1office0000000001";

// Early access: the org needs the feature.
const signals = new PolicyWithRules("signals", {
  type: "DEVICE_SIGNAL_COLLECTION",
  name: "Laptops' signals",
  description: "What we ask of a device before the sign-in policy judges it",
  rules: [
    {
      name: "In the office: Okta Verify only",
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
    },
    {
      name: "Elsewhere: Okta Verify and the browser",
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
  ],
});

const laptops = new PolicyWithRules("laptops", {
  type: "ACCESS_POLICY",
  name: "Managed laptops only",
  description: "For apps that hold customers' data",
  rules: [
    {
      name: "Managed laptops: two factors",
      conditions: { device: { registered: true, managed: true } },
      actions: {
        appSignOn: {
          access: "ALLOW",
          verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT8H" },
        },
      },
    },
  ],
  catchAll: {
    actions: { appSignOn: { access: "DENY", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } } },
  },
});

// The sign-in policy gets its device conditions from these signals, once the rules of both stand.
new PolicyResourceMapping("signals-of-laptops", { accessPolicyId: laptops.id, policyId: signals.id });

export const policyId = signals.id;
