import { z } from "zod";

export const serviceUserSchema = z.strictObject({
  // OPA makes operating-system accounts of these names. It judges the pattern; what can never work is refused here.
  name: z
    .string()
    .min(1)
    .max(255)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    .regex(/^[^/\u0000-\u001f]+$/, "must not contain a slash or control characters")
    .optional(),
  status: z.enum(["ACTIVE", "DISABLED"]).optional(),
  adopt: z.boolean().optional(),
  onDestroy: z.enum(["delete", "disable", "release"]).optional(),
});
