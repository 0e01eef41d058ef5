import { z } from "zod";

export const serviceUserApiKeySchema = z.strictObject({
  serviceUser: z.string().min(1),
  keepers: z.record(z.string(), z.unknown()).optional(),
  existingKeys: z.enum(["refuse", "expire"]).optional(),
  retire: z.enum(["onExpiry", "immediately"]).optional(),
  allowSelf: z.boolean().optional(),
});
