export interface Credentials {
  apiToken: string;
  opa: { team: string; key: string; secret: string };
}

/** Fixed, so that they can be written into examples. They open nothing but an emulator. */
export const defaultCredentials: Credentials = {
  apiToken: "00emulator-Ssws_token-for-local-tests-only",
  opa: {
    team: "acme",
    key: "0b9e3c52-7d4f-4a86-9c1e-5f2d8a6b3e70",
    secret: Buffer.from(
      "okta-emulator: a key secret that opens nothing but this emulator.".slice(0, 64),
    ).toString("base64"),
  },
};
