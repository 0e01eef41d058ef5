import { createPrivateKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { named, type SettingName, SettingsError } from "./values";

/** The algorithms with which Okta lets an app sign its assertions. */
export type SigningAlgorithm = "RS256" | "RS384" | "RS512" | "ES256" | "ES384" | "ES512";

/** A private key in one form, whatever form it was given in. */
export interface PrivateKey {
  /** PKCS #8. */
  readonly pem: string;
  readonly algorithm: SigningAlgorithm;
  /** The `kid` of a JWK. */
  readonly id?: string;
}

export type ReadFile = (path: string) => string;

const readText: ReadFile = (path) => readFileSync(path, "utf8");

/**
 * A private key as people hold it: PEM or JWK, as text, in base64, with escaped line ends or none at all, or the path of a
 * file that holds one of these. No message shows the value, because it may be the key wherever it stands.
 *
 * @throws SettingsError where the setting holds no private key that Okta takes
 */
export function privateKey(value: string, setting: SettingName, readFile: ReadFile = readText): PrivateKey {
  const text = keyText(value);
  if (text !== undefined) {
    return parsed(text, named(setting));
  }
  const contents = contentsOf(value, setting, readFile);
  const inFile = keyText(contents);
  const where = `The file in ${named(setting)}`;
  if (inFile === undefined) {
    throw new SettingsError(`${where} holds no key: neither PEM ("-----BEGIN PRIVATE KEY-----") nor a JWK.`);
  }
  return parsed(inFile, where);
}

const BEGIN = "-----BEGIN ";

/** The text as a key's; undefined where it is none. */
function keyText(value: string): string | undefined {
  const text = value.replace(/^\uFEFF/, "").trim();
  if (isKeyText(text)) {
    return text;
  }
  // CI systems take secrets of one line only, so people store the file in base64.
  const decoded = /^[A-Za-z0-9+/\s]+=*$/.test(text)
    ? Buffer.from(text, "base64").toString("utf8").trim()
    : "";
  return isKeyText(decoded) ? decoded : undefined;
}

function isKeyText(text: string): boolean {
  return text.includes(BEGIN) || text.startsWith("{");
}

const LONGEST_PATH = 1024;

function contentsOf(path: string, setting: SettingName, readFile: ReadFile): string {
  const forms = 'neither PEM ("-----BEGIN PRIVATE KEY-----") nor a JWK nor the path of a file';
  if (path.length > LONGEST_PATH || /[\r\n\0]/.test(path)) {
    throw new SettingsError(`${named(setting)} holds ${forms}. The value is not shown here.`);
  }
  try {
    return readFile(path.startsWith("~/") ? join(homedir(), path.slice(2)) : resolve(path));
  } catch (error) {
    // A key in base64 has neither a dot nor a short ending, so what has one may be shown.
    const shown = /\.[a-z0-9]{1,5}$/i.test(path) ? ` "${path}"` : "";
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    if (code === "ENOENT" || code === "ENAMETOOLONG" || code === "ENOTDIR") {
      throw new SettingsError(
        `${named(setting)} holds ${forms}: no such file${shown} (seen from ${process.cwd()}).` +
          `${shown === "" ? " The value is not shown here, because it may be a key." : ""}`,
      );
    }
    throw new SettingsError(`The file${shown} in ${named(setting)} cannot be read (${code}).`);
  }
}

const PUBLIC =
  "holds a public key or a certificate. The private key is needed: the one whose public part is registered at the app.";

/** What looks like a key and cannot be used, with the way out. A private key beside a certificate is none of these. */
const MISFITS: readonly (readonly [pattern: RegExp, problem: string])[] = [
  [
    /-----BEGIN ENCRYPTED |Proc-Type:\s*4,ENCRYPTED/,
    "holds a private key that is encrypted with a passphrase. Decrypt it (openssl pkcs8 -in key.pem -out plain.pem), and keep the result as a secret.",
  ],
  [
    /-----BEGIN OPENSSH /,
    "holds a key in the form of OpenSSH. Convert a copy of it to PEM (ssh-keygen -p -m PEM -f copy).",
  ],
  [/^(?![\s\S]*PRIVATE KEY)[\s\S]*-----BEGIN (CERTIFICATE|(RSA |EC )?PUBLIC KEY)-----/, PUBLIC],
];

function parsed(text: string, where: string): PrivateKey {
  return text.startsWith("{") ? fromJwk(text, where) : fromPem(text, where);
}

const PRIVATE_BLOCK = /-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([\s\S]*?)-----END \1-----/;

function fromPem(pem: string, where: string): PrivateKey {
  const text = pem.replace(/\\r\\n|\\n|\\r/g, "\n");
  const misfit = MISFITS.find(([pattern]) => pattern.test(text));
  if (misfit !== undefined) {
    throw new SettingsError(`${where} ${misfit[1]}`);
  }
  const [, label = "", body = ""] = PRIVATE_BLOCK.exec(text) ?? [];
  // Line ends get lost where a value goes through a form or a shell; base64 can be cut into lines anew.
  const lines = body.replace(/\s+/g, "").match(/.{1,64}/g) ?? [];
  const key = imported(where, () =>
    createPrivateKey(`-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`),
  );
  return described(key, where, undefined, undefined);
}

function fromJwk(text: string, where: string): PrivateKey {
  let jwk: Record<string, unknown>;
  try {
    jwk = { ...JSON.parse(text) };
  } catch {
    throw new SettingsError(`${where} begins like a JWK, but is not JSON. Paste it again, in one piece.`);
  }
  if (Array.isArray(jwk.keys)) {
    throw new SettingsError(
      `${where} holds a set of keys (JWKS). Give one of its keys, with its private part.`,
    );
  }
  if (typeof jwk.kty !== "string") {
    throw new SettingsError(`${where} is JSON without "kty", so it is no JWK.`);
  }
  if (jwk.kty !== "oct" && jwk.d === undefined) {
    throw new SettingsError(`${where} ${PUBLIC} A private JWK has "d".`);
  }
  const key = imported(where, () => createPrivateKey({ key: jwk, format: "jwk" }));
  return described(key, where, textOf(jwk.alg), textOf(jwk.kid));
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function imported(where: string, read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch {
    // OpenSSL's words can repeat parts of the key, and help nobody.
    throw new SettingsError(
      `${where} cannot be read as a private key: it is damaged, incomplete or of a kind that Okta does not take. ` +
        "Paste it again from its file, or make a new one at the app in the Admin Console.",
    );
  }
}

const RSA_ALGORITHMS: readonly SigningAlgorithm[] = ["RS256", "RS384", "RS512"];
const CURVES: Readonly<Record<string, readonly SigningAlgorithm[]>> = {
  prime256v1: ["ES256"],
  secp384r1: ["ES384"],
  secp521r1: ["ES512"],
};
const SMALLEST_RSA_BITS = 2048;

function described(
  key: KeyObject,
  where: string,
  declared: string | undefined,
  id: string | undefined,
): PrivateKey {
  const { modulusLength = 0, namedCurve = "" } = key.asymmetricKeyDetails ?? {};
  const kind = key.asymmetricKeyType ?? "unknown";
  const fitting = kind === "rsa" ? RSA_ALGORITHMS : kind === "ec" ? (CURVES[namedCurve] ?? []) : [];
  const [usual] = fitting;
  if (usual === undefined) {
    throw new SettingsError(
      `${where} holds a key of the kind ${kind === "ec" ? namedCurve : kind}. Okta takes RSA keys and EC keys on P-256, P-384 and P-521.`,
    );
  }
  if (kind === "rsa" && modulusLength < SMALLEST_RSA_BITS) {
    throw new SettingsError(`${where} holds an RSA key of ${modulusLength} bits. Okta takes 2048 and more.`);
  }
  const algorithm = declared === undefined ? usual : fitting.find((one) => one === declared);
  if (algorithm === undefined) {
    throw new SettingsError(
      `${where} names the algorithm "${declared}" (alg), which does not go with its key or which Okta does not take: it would be ${fitting.join(", ")}.`,
    );
  }
  const pem = String(key.export({ type: "pkcs8", format: "pem" }));
  return { pem, algorithm, ...(id === undefined ? {} : { id }) };
}
