import { z } from "zod";

/** What happens to each kind of mapping when the resource goes. */
const ON_DESTROY = {
  app: ["default", "previous", "release"],
  deviceSignal: ["delete", "release"],
} as const;

const FOR_APPS_ONLY = ["kind", "requireRules"] as const;

export const policyResourceMappingSchema = z
  .strictObject({
    policyId: z.string().min(1),
    appId: z.string().min(1).optional(),
    accessPolicyId: z.string().min(1).optional(),
    kind: z.enum(["accessPolicy", "profileEnrollment"]).optional(),
    requireRules: z.boolean().optional(),
    onDestroy: z.enum([...ON_DESTROY.app, "delete"]).optional(),
  })
  .superRefine((inputs, context) => {
    const { appId, accessPolicyId, onDestroy } = inputs;
    const refuse = (key: string, message: string): void =>
      context.addIssue({ code: "custom", path: [key], message });
    if ((appId === undefined) === (accessPolicyId === undefined)) {
      refuse(
        "appId",
        "name what is mapped in exactly one way: appId (an app) or accessPolicyId (for a DEVICE_SIGNAL_COLLECTION policy)",
      );
      return;
    }
    for (const key of FOR_APPS_ONLY) {
      if (accessPolicyId !== undefined && inputs[key] !== undefined) {
        refuse(key, "is for apps only");
      }
    }
    const allowed: readonly string[] = appId === undefined ? ON_DESTROY.deviceSignal : ON_DESTROY.app;
    if (onDestroy !== undefined && !allowed.includes(onDestroy)) {
      const what = appId === undefined ? "a device signal mapping" : "an app";
      refuse("onDestroy", `${what} knows ${allowed.map((one) => `"${one}"`).join(", ")}`);
    }
  });
