import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { privateKey } from "../../provider/src/config/private-key";
import { type SettingName, SettingsError } from "../../provider/src/config/values";

const setting: SettingName = { key: "okta:privateKey", variable: "OKTA_API_PRIVATE_KEY", example: "key.pem" };

// Made for this run only: no key lies in the repository.
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const ec = (namedCurve: string): KeyObject => generateKeyPairSync("ec", { namedCurve }).privateKey;

const pkcs8 = (key: KeyObject): string => String(key.export({ type: "pkcs8", format: "pem" }));
const jwk = (key: KeyObject, more: object = {}): string =>
  JSON.stringify({ ...key.export({ format: "jwk" }), ...more });

const noFile = (_path: string): string => {
  throw Object.assign(new Error("ENOENT"), { code: "ENOENT" });
};
const read = (value: string, readFile = noFile) => privateKey(value, setting, readFile);

function refusal(value: string, readFile?: (path: string) => string): string {
  try {
    privateKey(value, setting, readFile ?? noFile);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return String(error);
  }
  throw new Error("nothing was refused");
}

describe("the algorithm follows from the key", () => {
  test.each([
    ["RS256", rsa, {}],
    ["RS384", rsa, { alg: "RS384" }],
    ["RS512", rsa, { alg: "RS512" }],
    ["ES256", ec("P-256"), {}],
    ["ES384", ec("P-384"), {}],
    ["ES512", ec("P-521"), { alg: "ES512" }],
  ])("%s", (algorithm, key, more) => {
    expect(read(jwk(key, more))).toEqual({ algorithm, pem: pkcs8(key) });
  });

  test("an id goes along", () => {
    expect(read(jwk(rsa, { kid: "k1" })).id).toBe("k1");
  });
});

describe("forms of a key", () => {
  const pem = pkcs8(rsa);
  const curve = ec("P-256");
  test.each([
    ["PKCS #8", pem],
    ["PKCS #1", String(rsa.export({ type: "pkcs1", format: "pem" }))],
    ["with escaped line ends", pem.replaceAll("\n", "\\n")],
    ["with escaped line ends of Windows", pem.replaceAll("\n", "\\r\\n")],
    ["with line ends of Windows", pem.replaceAll("\n", "\r\n")],
    ["with blanks in their place", pem.replaceAll("\n", " ")],
    ["without any", pem.replaceAll("\n", "")],
    ["indented", pem.replaceAll("\n", "\n    ")],
    ["in base64", Buffer.from(pem).toString("base64")],
    [
      "in base64 of several lines",
      (
        Buffer.from(pem)
          .toString("base64")
          .match(/.{1,76}/g) ?? []
      ).join("\n"),
    ],
    ["beside its certificate", `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${pem}`],
    ["as a JWK in base64", Buffer.from(jwk(rsa)).toString("base64")],
  ])("%s", (_what, text) => {
    expect(read(text)).toEqual({ algorithm: "RS256", pem });
  });

  test("SEC 1, with the parameters that openssl writes before it", () => {
    const sec1 = String(curve.export({ type: "sec1", format: "pem" }));
    const parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
    expect(read(parameters + sec1)).toEqual({ algorithm: "ES256", pem: pkcs8(curve) });
  });
});

describe("a key in a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "key-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is read", () => {
    const path = join(folder, "key.pem");
    writeFileSync(path, `\uFEFF${pkcs8(rsa)}`);
    expect(privateKey(path, setting).pem).toBe(pkcs8(rsa));
  });

  test("below the home folder", () => {
    const asked: string[] = [];
    read("~/keys/okta.pem", (path) => {
      asked.push(path);
      return pkcs8(rsa);
    });
    expect(asked).toEqual([join(homedir(), "keys/okta.pem")]);
  });

  test("that is missing, unreadable or holds none", () => {
    expect(refusal(join(folder, "none.pem"))).toContain("no such file");
    expect(refusal(join(folder, "none.pem"))).toContain("none.pem");
    expect(refusal(folder, undefined)).toContain("okta:privateKey");
    const locked = (): string => {
      throw Object.assign(new Error("EACCES"), { code: "EACCES" });
    };
    expect(refusal("key.pem", locked)).toContain("cannot be read (EACCES)");
    expect(refusal("key.pem", () => "hello")).toContain("holds no key");
    expect(refusal("key.pem", () => "keys/other.pem")).toContain("holds no key");
  });
});

describe("what is no private key that Okta takes", () => {
  const encrypted = { cipher: "aes-256-cbc", passphrase: "hush" };
  const publicKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
  test.each([
    ["a public key", String(publicKey.export({ type: "spki", format: "pem" })), "public key"],
    ["a public key of PKCS #1", String(publicKey.export({ type: "pkcs1", format: "pem" })), "public key"],
    ["a public JWK", JSON.stringify(publicKey.export({ format: "jwk" })), "public key"],
    ["a certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "certificate"],
    ["an encrypted key", String(rsa.export({ type: "pkcs8", format: "pem", ...encrypted })), "passphrase"],
    [
      "an encrypted key of old",
      String(rsa.export({ type: "pkcs1", format: "pem", ...encrypted })),
      "passphrase",
    ],
    ["Ed25519", pkcs8(generateKeyPairSync("ed25519").privateKey), "ed25519"],
    ["Ed25519 as a JWK", jwk(generateKeyPairSync("ed25519").privateKey), "ed25519"],
    ["RSA-PSS", pkcs8(generateKeyPairSync("rsa-pss", { modulusLength: 2048 }).privateKey), "rsa-pss"],
    ["a curve of Bitcoin", pkcs8(ec("secp256k1")), "secp256k1"],
    ["a short RSA key", pkcs8(generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey), "1024 bits"],
    ["a shared secret", JSON.stringify({ kty: "oct", k: "aHVzaA" }), "cannot be read"],
    ["another algorithm's", jwk(rsa, { alg: "ES256" }), 'algorithm "ES256"'],
    ["PS256", jwk(rsa, { alg: "PS256" }), 'algorithm "PS256"'],
    ["a set", JSON.stringify({ keys: [JSON.parse(jwk(rsa))] }), "JWKS"],
    ["JSON of something else", '{"type":"service_account"}', "no JWK"],
    ["half a JWK", jwk(rsa).slice(0, 100), "not JSON"],
    ["half a PEM", pkcs8(rsa).slice(0, 300), "cannot be read"],
    ["a damaged PEM", pkcs8(rsa).replace(/[a-z]/g, "x"), "cannot be read"],
    ["OpenSSH", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----", "OpenSSH"],
    ["a bare body", pkcs8(rsa).split("\n").slice(1, -2).join(""), "neither PEM"],
    ["a bare body of several lines", pkcs8(rsa).split("\n").slice(1, -2).join("\n"), "neither PEM"],
    ["a short bare body", pkcs8(ec("P-256")).split("\n").slice(1, -2).join(""), "neither PEM"],
  ])("%s", (_what, text, why) => {
    const said = refusal(text);
    expect(said).toContain(why);
    expect(said).toContain("okta:privateKey (OKTA_API_PRIVATE_KEY)");
    // No stretch of the value that could be key material is shown.
    for (const piece of text.match(/[A-Za-z0-9+/_-]{20,}/g) ?? []) {
      expect(said).not.toContain(piece);
    }
  });
});
