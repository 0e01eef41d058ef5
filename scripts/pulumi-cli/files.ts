import { accessSync, constants } from "node:fs";
import { join } from "node:path";

const windows = process.platform === "win32";

/** The three files that, in one folder, make a CLI able to run Node programs with dynamic providers. */
export const FILES = {
  cli: windows ? "pulumi.exe" : "pulumi",
  languageHost: windows ? "pulumi-language-nodejs.exe" : "pulumi-language-nodejs",
  dynamicProvider: windows ? "pulumi-resource-pulumi-nodejs.cmd" : "pulumi-resource-pulumi-nodejs",
} as const;

/** In one folder they are found without a warning; spread over PATH the CLI warns at every run. */
export function isComplete(folder: string): boolean {
  return Object.values(FILES).every((name) => isExecutable(join(folder, name)));
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
