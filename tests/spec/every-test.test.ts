import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Project {
  readonly displayName: string;
  readonly setupFilesAfterEnv?: readonly string[];
}
// The configuration is plain JavaScript and has no types.
const { projects } = require("../../jest.config") as { projects: readonly Project[] };

const tests = join(__dirname, "..");

// The emulator's own tests send what they must to try it, and no test here sends anything.
const EXEMPT = ["emulator", "spec"];

test("every kind of test that starts an org has its bodies checked", () => {
  const folders = readdirSync(tests, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !EXEMPT.includes(entry.name))
    .map(({ name }) => name)
    .filter((name) =>
      readdirSync(join(tests, name), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .some((file) => readFileSync(join(tests, name, file), "utf8").includes("startEmulator(")),
    );
  const checked = projects
    .filter(({ setupFilesAfterEnv = [] }) =>
      setupFilesAfterEnv.some((file) => file.endsWith("/tests/spec/every-test.ts")),
    )
    .map(({ displayName }) => displayName);
  expect(folders.length).toBeGreaterThan(2);
  expect(folders.filter((folder) => !checked.includes(folder))).toEqual([]);
});
