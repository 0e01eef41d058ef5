import { z } from "zod";

export const serviceUserSchema = z.strictObject({
  // OPA makes operating-system accounts of these names. It judges the pattern; what can never work is refused here.
  name: z
    .string()
    .max(255)
    .regex(/\S/, "must not be blank")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    .regex(/^[^/\u0000-\u001f\u007f-\u009f]*$/, "must not contain a slash or control characters")
    .optional(),
  status: z.enum(["ACTIVE", "DISABLED"]).optional(),
  adopt: z.boolean().optional(),
  onDestroy: z.enum(["delete", "disable", "release"]).optional(),
});
