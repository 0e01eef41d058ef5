import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, totalmem, type } from "node:os";
import type { Results } from "./results";

export function machine(): Results["machine"] {
  return {
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: type(),
  };
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

export function versions(pulumi: string): Results["versions"] {
  return {
    node: process.versions.node,
    pulumi,
    "@pulumi/pulumi": installed("@pulumi/pulumi"),
    "pulumi-okta-native": installed("pulumi-okta-native"),
  };
}

function installed(name: string): string {
  const file = createRequire(__filename).resolve(`${name}/package.json`);
  const { version }: { version: string } = JSON.parse(readFileSync(file, "utf8"));
  return version;
}
