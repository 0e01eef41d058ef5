import { z } from "zod";

const name = z
  .string()
  .min(1)
  .refine((text) => text.trim() !== "", "must not be blank");

export const serviceUserGroupMembershipSchema = z.strictObject({
  serviceUser: name,
  group: name,
  onDestroy: z.enum(["delete", "release"]).optional(),
});
