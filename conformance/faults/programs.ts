import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Seed } from "okta-emulator";
import ts from "typescript";
import { readSeed } from "../../scripts/quickstart/seed";

const ROOT = join(__dirname, "..", "..");

export interface Program {
  readonly name: string;
  readonly folder: string;
  /** Config of its second version. */
  readonly edit: Readonly<Record<string, string>>;
}

export const PROGRAMS: readonly Program[] = [
  { name: "bootstrap", folder: join(ROOT, "examples", "bootstrap"), edit: { keyQuarter: "2026-Q4" } },
  { name: "sixty", folder: join(__dirname, "programs", "sixty"), edit: { edited: "true" } },
];

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
