import { madeWithTheOrg } from "../clock.js";
import type { EmulatorContext } from "../context.js";
import { derivedId } from "../ids.js";
import type { JsonObject } from "../json.js";

interface Known {
  readonly type: string;
  readonly name: string;
  readonly methods: readonly string[];
}

/** Type, usual name and methods by key: the documentation's examples; names without an example are assumptions. */
const known: Readonly<Record<string, Known>> = {
  custom_app: { type: "app", name: "Custom authenticator", methods: ["push"] },
  custom_otp: { type: "security_key", name: "Custom OTP", methods: ["otp"] },
  duo: { type: "app", name: "Duo Security", methods: ["duo"] },
  external_idp: { type: "federated", name: "IdP Authenticator", methods: ["idp"] },
  google_otp: { type: "app", name: "Google Authenticator", methods: ["otp"] },
  okta_email: { type: "email", name: "Email", methods: ["email"] },
  okta_password: { type: "password", name: "Password", methods: ["password"] },
  okta_verify: { type: "app", name: "Okta Verify", methods: ["signed_nonce", "push", "totp"] },
  onprem_mfa: { type: "security_key", name: "On-Prem MFA", methods: ["otp"] },
  phone_number: { type: "phone", name: "Phone", methods: ["sms", "voice"] },
  security_question: {
    type: "security_question",
    name: "Security Question",
    methods: ["security_question"],
  },
  smart_card_idp: { type: "federated", name: "Smart Card Authenticator", methods: ["cert"] },
  symantec_vip: { type: "app", name: "Symantec VIP", methods: ["otp"] },
  tac: { type: "tac", name: "Temporary Access Code", methods: ["tac"] },
  webauthn: { type: "security_key", name: "Security Key or Biometric", methods: ["webauthn"] },
  yubikey_token: { type: "security_key", name: "YubiKey Authenticator", methods: ["otp"] },
};

/** The org's authenticators: those of the switch `authenticators`, overlaid and followed by those of the seed. */
export function authenticatorsOf(context: EmulatorContext): JsonObject[] {
  const { state, features } = context;
  const seeded = new Set(state.authenticators);
  const take = (key: string, id: string | undefined): JsonObject | undefined => {
    const found = [...seeded].find((item) => (id === undefined ? item.key === key : item.id === id));
    if (found !== undefined) {
      seeded.delete(found);
    }
    return found;
  };
  const ofTheOrg = features.authenticators.map(({ key, id }) => ({
    id: id ?? derivedId("aut", state.orgId, key),
    ...take(key, id),
    key,
  }));
  return [...ofTheOrg, ...seeded].map(furnished);
}

function furnished(item: JsonObject): JsonObject {
  const usual = known[String(item.key)];
  return {
    status: "ACTIVE",
    created: madeWithTheOrg,
    lastUpdated: madeWithTheOrg,
    ...(usual && {
      type: usual.type,
      name: usual.name,
      methods: usual.methods.map((type): JsonObject => ({ type, status: "ACTIVE" })),
    }),
    ...item,
  };
}
