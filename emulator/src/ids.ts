import { createHash, randomBytes, randomUUID } from "node:crypto";

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

const letters = (bytes: Buffer, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join("");

/** Okta ids: a prefix that tells the kind, 20 characters in all, ending in the org's cell. They grow with time. */
export const oktaId = (prefix: string): string =>
  prefix + nextTick() + letters(randomBytes(20), 9 - prefix.length) + cell;

let tick = 0;
/** Eight characters, greater at every call. */
function nextTick(): string {
  tick = Math.max(tick + 1, Date.now());
  return tick.toString(36);
}

/** The same id each time for the same parts: for things Okta names but nobody stores (mappings of apps). */
export const derivedId = (prefix: string, ...parts: string[]): string =>
  prefix + letters(createHash("sha256").update(parts.join("\0")).digest(), 17 - prefix.length) + cell;

const cell = "1d7";

export const uuid = (): string => randomUUID();
export const errorId = (): string => `oae${letters(randomBytes(24), 22)}`;
export const requestId = (): string => letters(randomBytes(32), 27);
/** OPA key secrets are 64 random bytes in base64: 88 characters (OPA facts §2). */
export const keySecret = (): string => randomBytes(64).toString("base64");
export const opaqueToken = (bytes: number): string => randomBytes(bytes).toString("base64url");
