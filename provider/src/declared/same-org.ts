import type { OktaOrg } from "../okta/client";

/** A stack pointed at another org must neither forget nor delete anything. */
export async function requireSameOrg(org: OktaOrg, recorded: string, what: string): Promise<void> {
  const { id: live } = await org.about();
  if (live !== recorded) {
    throw new Error(
      `${what} lives in the org ${recorded}, but ${org.url} is the org ${live}. Nothing was read or written. ` +
        "Point okta:orgUrl (OKTA_ORG_URL) back to its org.",
    );
  }
}
