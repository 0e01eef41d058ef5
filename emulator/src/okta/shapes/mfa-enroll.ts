import { asList, asObject, at, clone, isObject, type Json, type JsonObject } from "../../json.js";
import { app, network, people } from "./conditions.js";
import { field, leaf, object, type ShapeContext } from "./shape.js";

export const mfaEnrollRule = {
  conditions: object({ people, network, app }),
  actions: object({ enroll: field(object({ self: leaf() }), { default: {} }) }),
};

const sameAuthenticator = (a: JsonObject, key: string, id: string | undefined): boolean =>
  a.key === key && (id === undefined || a.id === id);

const withoutNulls = (enroll: JsonObject): JsonObject =>
  clone(Object.fromEntries(Object.entries(enroll).filter(([, value]) => value !== null)));

/**
 * The answer lists every authenticator of the org in the org's order; what the client did not name is
 * NOT_ALLOWED, what the org does not have is gone (recorded).
 */
function authenticators(sent: Json | undefined, { features, isEnforced }: ShapeContext): Json[] {
  const named = asList(sent).map(asObject);
  if (!isEnforced("authenticators-expanded")) {
    return named.map(clone);
  }
  const listed = features.authenticators.map(({ key, id, constraints }) => {
    const wanted = named.find((candidate) => sameAuthenticator(candidate, key, id));
    const entry: JsonObject = { key };
    if (id !== undefined) {
      entry.id = id;
    }
    entry.enroll = isObject(wanted?.enroll) ? withoutNulls(wanted.enroll) : { self: "NOT_ALLOWED" };
    const limits = wanted?.constraints ?? constraints;
    if (limits !== undefined && limits !== null) {
      entry.constraints = clone(limits);
    }
    return entry;
  });
  return isEnforced("authenticators-in-org-order") ? listed : listed.reverse();
}

/**
 * The factors of the org, and those that the client allows although the org has none of them; a factor of neither
 * kind is gone. Each has a consent (recorded).
 */
function factors(sent: Json | undefined, { features, isEnforced }: ShapeContext): JsonObject {
  const wanted = asObject(sent);
  const allowed = Object.keys(wanted).filter((key) => at(wanted, key, "enroll", "self") !== "NOT_ALLOWED");
  const ofOrg = isEnforced("factors-expanded") ? Object.keys(features.factors) : [];
  const shown = new Set([...ofOrg, ...allowed]);
  return Object.fromEntries(
    [...shown].map((key) => [
      key,
      {
        consent: clone(at(wanted, key, "consent") ?? { type: "NONE" }),
        enroll: clone(at(wanted, key, "enroll") ?? { self: features.factors[key] ?? "NOT_ALLOWED" }),
      },
    ]),
  );
}

export function mfaEnrollSettings(sent: Json | undefined, context: ShapeContext): JsonObject {
  const { features } = context;
  const settings = asObject(sent);
  const byAuthenticators = settings.type === "AUTHENTICATORS" || settings.authenticators !== undefined;
  if (byAuthenticators || (settings.factors === undefined && features.engine === "idx")) {
    return { type: "AUTHENTICATORS", authenticators: authenticators(settings.authenticators, context) };
  }
  // Classic knows no other kind of settings, so it names none (recorded).
  const kind = features.engine === "idx" ? { type: "FACTORS" } : {};
  return { ...kind, factors: factors(settings.factors, context) };
}
