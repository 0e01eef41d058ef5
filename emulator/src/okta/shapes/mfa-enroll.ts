import type { Features } from "../../features.js";
import { asList, asObject, at, clone, type Json, type JsonObject } from "../../json.js";
import { app, network, people } from "./conditions.js";
import { field, leaf, object } from "./shape.js";

export const mfaEnrollRule = {
  conditions: object({ people, network, app }),
  actions: object({ enroll: field(object({ self: leaf() }), { default: {} }) }),
};

const sameAuthenticator = (a: JsonObject, key: string, id: string | undefined): boolean =>
  a.key === key && (id === undefined || a.id === id);

/**
 * The answer lists every authenticator of the org in the org's order; what the client did not name is
 * NOT_ALLOWED, what the org does not have is gone (VCR …MfaPolicy_custom_app).
 */
function authenticators(sent: Json | undefined, features: Features): Json[] {
  const named = asList(sent).map(asObject);
  return features.authenticators.map(({ key, id, constraints }) => {
    const wanted = named.find((candidate) => sameAuthenticator(candidate, key, id));
    const entry: JsonObject = { key };
    if (id !== undefined) entry.id = id;
    const enroll = wanted ? wanted.enroll : undefined;
    entry.enroll = enroll === undefined || enroll === null ? { self: "NOT_ALLOWED" } : clone(enroll);
    const limits = wanted?.constraints ?? constraints;
    if (limits !== undefined && limits !== null) entry.constraints = clone(limits);
    return entry;
  });
}

/** Classic: every factor of the org, each with a consent, and no `type` in the answer (VCR). */
function factors(sent: Json | undefined, features: Features): JsonObject {
  const wanted = asObject(sent);
  return Object.fromEntries(
    Object.entries(features.factors).map(([key, otherwise]) => [
      key,
      {
        consent: clone(at(wanted, key, "consent") ?? { type: "NONE" }),
        enroll: clone(at(wanted, key, "enroll") ?? { self: otherwise }),
      },
    ]),
  );
}

export function mfaEnrollSettings(sent: Json | undefined, features: Features): JsonObject {
  const settings = asObject(sent);
  const byAuthenticators = settings.type === "AUTHENTICATORS" || settings.authenticators !== undefined;
  if (byAuthenticators || (settings.factors === undefined && features.engine === "idx")) {
    return { type: "AUTHENTICATORS", authenticators: authenticators(settings.authenticators, features) };
  }
  return { factors: factors(settings.factors, features) };
}
