import { generateKeyPairSync } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator, Features, Seed } from "okta-emulator";
import ts from "typescript";
import { readSeed } from "../../scripts/quickstart/seed";
import type { Secret } from "./leaks";

const ROOT = join(__dirname, "..", "..");

/** A command that faults are tried in, from one kept moment to the next. */
export interface Phase {
  readonly name: string;
  readonly command: readonly string[];
  /** Whether the stack stands afterwards, so that further commands must be silent. */
  readonly leavesStack: boolean;
  /** How many of the mixtures it takes, by comparison with the other phases. */
  readonly share: number;
  /** Config of the stack from here on. */
  readonly config?: Readonly<Record<string, string>>;
  /** How many days after the program's first command it is, for its processes and for the org. */
  readonly day?: number;
  /** What somebody else does to the org first. */
  readonly before?: (emulator: Emulator) => Promise<void>;
}

export interface Program {
  readonly name: string;
  readonly folder: string;
  /** Its life, in order. */
  readonly phases: readonly Phase[];
  /** How it signs in to Okta. An API token never ends; OAuth is tried with proof of possession. */
  readonly signIn: "API token" | "OAuth";
}

export const UP = ["up", "--yes", "--skip-preview"] as const;

/** @param config the program's second version */
const editedBy = (config: Readonly<Record<string, string>>): readonly Phase[] => [
  { name: "up", command: UP, leavesStack: true, share: 3 },
  {
    name: "refresh",
    command: ["refresh", "--yes", "--skip-preview", "--expect-no-changes"],
    leavesStack: true,
    // What a refresh does is a part of every judgement.
    share: 0,
  },
  { name: "edit", command: UP, leavesStack: true, share: 2, config },
  { name: "destroy", command: ["destroy", "--yes", "--skip-preview"], leavesStack: false, share: 1 },
];

export const PROGRAMS: readonly Program[] = [
  {
    name: "bootstrap",
    folder: join(ROOT, "examples", "bootstrap"),
    phases: editedBy({ keyQuarter: "2026-Q4" }),
    signIn: "API token",
  },
  {
    name: "sixty",
    folder: join(__dirname, "programs", "sixty"),
    phases: editedBy({ edited: "true" }),
    signIn: "OAuth",
  },
];

const CLIENT_ID = "0oafaults00000000001";
const SCOPES = ["okta.policies.manage", "okta.apps.manage"] as const;

/** The app's key, made anew for each run of the check. */
const clientKey = generateKeyPairSync("ec", {
  namedCurve: "P-256",
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

/** What must stand nowhere, beside what the emulator gave out: the middle of the private key. */
export const ownSecrets: readonly Secret[] = [
  { label: "the private key", value: clientKey.privateKey.split("\n")[2] ?? "" },
];

/** How the environment of a program's commands differs from that of one with an API token. */
export function signInVariables({ signIn }: Program): Record<string, string> {
  return signIn === "OAuth"
    ? {
        OKTA_API_TOKEN: "",
        OKTA_API_CLIENT_ID: CLIENT_ID,
        OKTA_API_PRIVATE_KEY: clientKey.privateKey,
        OKTA_API_SCOPES: SCOPES.join(","),
      }
    : {};
}

/** Switches of the org; the emulator does not keep them with the org. */
export function switchesFor({ signIn }: Program): Partial<Features> {
  return signIn === "OAuth" ? { dpop: "required" } : {};
}

/** The org of the quickstart, and what the larger program names beside. */
export function seed(): Seed {
  const base = readSeed();
  const app = (id: string, label: string) => ({
    id,
    name: "oidc_client",
    label,
    status: "ACTIVE",
    signOnMode: "OPENID_CONNECT",
  });
  return {
    ...base,
    apps: [...(base.apps ?? []), app("0oa1wiki000000000001", "Wiki"), app("0oa1crm0000000000001", "CRM")],
    opaGroups: [...(base.opaGroups ?? []), { name: "auditors", roles: ["access_user"] }],
    clients: [{ id: CLIENT_ID, keys: [clientKey.publicKey], scopes: [...SCOPES] }],
  };
}

/** Pulumi loads the whole compiler for every program that does not say that it needs none. */
const COMPILED = "runtime: { name: nodejs, options: { typescript: false } }";

/**
 * Copies a program, compiled: thousands of runs of the compiler would take longer than everything else. Each run has a
 * copy of its own, so that runs side by side do not share the stack's config file.
 */
export function copyProgram({ folder }: Program, target: string): void {
  mkdirSync(target, { recursive: true });
  cpSync(join(folder, "package.json"), join(target, "package.json"));
  const project = readFileSync(join(folder, "Pulumi.yaml"), "utf8");
  writeFileSync(join(target, "Pulumi.yaml"), project.replace(/^runtime: nodejs$/m, COMPILED));
  const source = readFileSync(join(folder, "index.ts"), "utf8");
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  writeFileSync(join(target, "index.js"), outputText);
}
