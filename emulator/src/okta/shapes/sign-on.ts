import type { Json, JsonObject } from "../../json.js";
import { network, people } from "./conditions.js";
import { field, leaf, object, type ShapeContext } from "./shape.js";

/** Of a DENY it says nothing, and is the older of the two values (recorded). */
const primaryFactor = ({ features, isEnforced }: ShapeContext, signon: JsonObject): Json | undefined => {
  if (features.primaryFactor === null) {
    return undefined;
  }
  return signon.access === "DENY" && isEnforced("primary-factor-of-deny")
    ? "PASSWORD_IDP"
    : features.primaryFactor;
};

export const signOnRule = {
  conditions: object({
    people,
    network,
    authContext: field(object({ authType: leaf({ default: "ANY" }) }), {
      default: {},
      rule: "auth-context-filled",
    }),
    /** Comes with risk scoring: only answered where the client sent a riskScore (recorded). */
    risk: field(object({ behaviors: leaf({ default: [] }) }), {
      rule: "risk-behaviors-filled",
      default: (_context, sent) => (sent.riskScore === undefined ? undefined : {}),
    }),
    riskScore: field(object({ level: leaf() })),
    identityProvider: field(object({ provider: leaf(), idpIds: leaf() })),
  }),
  actions: object({
    signon: field(
      object({
        access: leaf({ default: "ALLOW" }),
        requireFactor: leaf({ default: false, rule: "sign-on-filled" }),
        primaryFactor: leaf({ default: primaryFactor, rule: "primary-factor-filled" }),
        factorPromptMode: leaf(),
        factorLifetime: leaf(),
        challenge: leaf(),
        rememberDeviceByDefault: leaf({ default: false, rule: "sign-on-filled" }),
        session: field(
          object({
            usePersistentCookie: leaf({ default: false }),
            maxSessionIdleMinutes: leaf({ default: 120 }),
            maxSessionLifetimeMinutes: leaf({ default: 0 }),
          }),
          { default: {} },
        ),
      }),
      { default: {} },
    ),
  }),
};
