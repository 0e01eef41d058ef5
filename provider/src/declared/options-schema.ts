import { z } from "zod";

/** Arguments that steer us and are never sent to Okta; the same for policies and rules. */
export const optionFields = {
  converge: z.boolean().optional(),
  drift: z.enum(["all", "declared"]).optional(),
  onConflict: z.enum(["fail", "overwrite"]).optional(),
  onDestroy: z.enum(["delete", "release", "restore"]).optional(),
};

export const objectFields = {
  name: z
    .string()
    .min(1)
    .max(255)
    .regex(/\S/, "is blank: write at least one character that can be seen")
    .optional(),
  description: z.string().nullish(),
  priority: z.number().int().min(0).nullish(),
  status: z.enum(["ACTIVE", "INACTIVE"]).optional(),
  conditions: z.looseObject({}).nullish(),
  extra: z.looseObject({}).optional(),
};

/** Exactly one way to name the object that is taken over. */
export function adoptSchema(ways: z.ZodRawShape) {
  return z
    .strictObject(ways)
    .refine((adopt) => Object.values(adopt).filter((way) => way !== undefined).length === 1, {
      message: `name the object in exactly one way: ${Object.keys(ways).join(", ")}`,
    })
    .optional();
}
