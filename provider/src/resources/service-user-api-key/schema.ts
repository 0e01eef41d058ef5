import { z } from "zod";

// A century; what is longer would be written with more digits than days are compared by.
const MAX_DAYS = 36_500;

export const serviceUserApiKeySchema = z.strictObject({
  serviceUser: z.string().min(1),
  keepers: z.record(z.string(), z.unknown()).optional(),
  rotateAfterDays: z.int().min(1).max(MAX_DAYS).optional(),
  onForeignRotation: z.enum(["report", "replace"]).optional(),
  existingKeys: z.enum(["refuse", "expire"]).optional(),
  retire: z.enum(["onExpiry", "immediately"]).optional(),
  allowSelf: z.boolean().optional(),
  // No arguments: Pulumi's ignoreChanges brings back what an earlier check settled or a refresh found.
  rotateAt: z.iso.date().optional(),
  expiresAt: z.string().optional(),
});
