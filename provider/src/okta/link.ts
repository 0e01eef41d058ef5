import { z } from "zod";

/** A link of Okta's to another object, as `_links` hold them. */
export const linkSchema = z.looseObject({ href: z.url() });

/** The id at the end of the link. */
export function linkedId(link: z.infer<typeof linkSchema> | undefined): string | undefined {
  return link === undefined ? undefined : new URL(link.href).pathname.split("/").pop();
}
