import { network, people } from "./conditions.js";
import { field, leaf, object } from "./shape.js";

export const signOnRule = {
  conditions: object({
    people,
    network,
    authContext: field(object({ authType: leaf({ default: "ANY" }) }), { default: {} }),
    /** Comes with risk scoring: only answered where the client sent a riskScore (VCR). */
    risk: field(object({ behaviors: leaf({ default: [] }) }), {
      default: (_context, sent) => (sent.riskScore === undefined ? undefined : {}),
    }),
    riskScore: field(object({ level: leaf() })),
    identityProvider: field(object({ provider: leaf(), idpIds: leaf() })),
  }),
  actions: object({
    signon: field(
      object({
        access: leaf({ default: "ALLOW" }),
        requireFactor: leaf({ default: false }),
        primaryFactor: leaf({ default: ({ features }) => features.primaryFactor ?? undefined }),
        factorPromptMode: leaf(),
        factorLifetime: leaf(),
        rememberDeviceByDefault: leaf({ default: false }),
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
