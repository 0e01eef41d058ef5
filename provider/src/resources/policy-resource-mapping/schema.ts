import { z } from "zod";

export const policyResourceMappingSchema = z
  .strictObject({
    policyId: z.string().min(1),
    appId: z.string().min(1).optional(),
    accessPolicyId: z.string().min(1).optional(),
    kind: z.enum(["accessPolicy", "profileEnrollment"]).optional(),
    requireRules: z.boolean().optional(),
    onDestroy: z.enum(["default", "previous", "release"]).optional(),
  })
  .superRefine(({ appId, accessPolicyId, kind, onDestroy, requireRules }, context) => {
    if ((appId === undefined) === (accessPolicyId === undefined)) {
      context.addIssue({
        code: "custom",
        path: ["appId"],
        message:
          "name what is mapped in exactly one way: appId (an app) or accessPolicyId (for a DEVICE_SIGNAL_COLLECTION policy)",
      });
    }
    for (const [key, value] of Object.entries({ kind, onDestroy, requireRules })) {
      if (accessPolicyId !== undefined && value !== undefined) {
        context.addIssue({ code: "custom", path: [key], message: "is for apps only" });
      }
    }
  });
