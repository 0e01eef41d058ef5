import { homedir } from "node:os";
import { join } from "node:path";

/** The one place outside the repo where something is kept. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(userCache(environment), "pulumi-okta-native");
}

function userCache(environment: NodeJS.ProcessEnv): string {
  // Set but empty means unset, by the XDG specification.
  if (environment.XDG_CACHE_HOME) {
    return environment.XDG_CACHE_HOME;
  }
  if (process.platform === "darwin") {
    return join(homedir(), "Library", "Caches");
  }
  if (process.platform === "win32") {
    return environment.LOCALAPPDATA || join(homedir(), "AppData", "Local");
  }
  return join(homedir(), ".cache");
}
