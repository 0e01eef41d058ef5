import { z } from "zod";

/** Arguments that are part of Okta's object, for policies and rules alike. */
export const objectFields = {
  name: z
    .string()
    .min(1)
    .max(255)
    .refine((name) => name === "" || name.trim() !== "", "must not be blank")
    .optional(),
  description: z.string().nullish(),
  priority: z.number().int().min(0).nullish(),
  status: z.enum(["ACTIVE", "INACTIVE"]).optional(),
  conditions: z.looseObject({}).nullish(),
  extra: z.looseObject({}).optional(),
};
