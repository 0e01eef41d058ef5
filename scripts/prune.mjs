// Removes compiled files whose source is gone. The compiler leaves them, and a stale `x.js` would be loaded
// in place of a new `x/index.js`.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

for (const workspace of ["provider", "emulator"]) {
  const compiled = join(root, workspace, "dist");
  if (!existsSync(compiled)) {
    continue;
  }
  for (const name of readdirSync(compiled, { recursive: true, encoding: "utf8" })) {
    const source = name.replace(/(\.d\.ts|\.js)(\.map)?$/, ".ts");
    if (source !== name && !existsSync(join(root, workspace, "src", source))) {
      rmSync(join(compiled, name));
    }
  }
}
