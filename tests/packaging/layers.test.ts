import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { importsOf, moreThanReexports, violations } from "./layers";

const root = resolve(__dirname, "../..");

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return /^(node_modules|dist)$/.test(entry.name) ? [] : sources(path);
    }
    return path.endsWith(".ts") && !path.endsWith(".d.ts") ? [relative(root, resolve(root, path))] : [];
  });
}
const text = (file: string) => readFileSync(join(root, file), "utf8");

test.each(["provider/src", "emulator/src", "conformance", "scripts", "bench", "examples"])(
  "no forbidden arrow and no vague name in %s",
  (folder) => {
    const files = sources(folder);
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((file) => violations(file, text(file)))).toEqual([]);
  },
);

test("the front door only re-exports", () => {
  expect(moreThanReexports(text("provider/src/index.ts"))).toEqual([]);
});

test("each example imports the package, and depends on it by name", () => {
  const programs = sources("examples").filter((file) => file.endsWith("/index.ts"));
  expect(programs.length).toBeGreaterThan(0);
  for (const file of programs) {
    expect(importsOf(text(file)).map(({ from }) => from)).toContain("pulumi-okta-native");
    const { dependencies } = JSON.parse(text(file.replace(/index\.ts$/, "package.json"))) as {
      dependencies?: Record<string, string>;
    };
    expect(Object.keys(dependencies ?? {})).toContain("pulumi-okta-native");
  }
});

describe("the checker catches what is planted", () => {
  test.each([
    ["provider/src/http/retry.ts", 'import { policiesApi } from "../okta/policies";'],
    ["provider/src/http/retry.ts", 'import type { dynamic } from "@pulumi/pulumi";'],
    ["provider/src/http/retry.ts", 'const { z } = await import("../resources/policy/schema");'],
    ["provider/src/okta/api.ts", 'import axios from "axios";'],
    ["provider/src/okta/api.ts", 'import * as pulumi from "@pulumi/pulumi";'],
    ["provider/src/okta/api.ts", 'import { connectTeam } from "../opa/client";'],
    ["provider/src/opa/client.ts", 'export * from "../resources/service-user/schema";'],
    ["provider/src/opa/client.ts", 'import { adapt } from "../pulumi/adapter";'],
    ["provider/src/comparison/three-way-merge.ts", 'import { z } from "zod";'],
    ["provider/src/comparison/three-way-merge.ts", 'type Bag = import("../state/record").StateRecord;'],
    ["provider/src/lifecycle/options.ts", 'import { schema } from "../resources/policy/schema";'],
    ["provider/src/policy-types/people.ts", 'import { policiesApi } from "../okta/policies";'],
    ["provider/src/policy-types/inputs.ts", 'import * as pulumi from "@pulumi/pulumi";'],
    ["provider/src/policy-types/validation/validate.ts", 'import { adapt } from "../../pulumi/adapter";'],
    [
      "provider/src/policy-types/validation/validate.ts",
      'import { threeWayMerge } from "../../comparison/three-way-merge";',
    ],
    ["provider/src/pulumi/check.ts", 'import { REGISTRY } from "../policy-types/registry";'],
    ["provider/src/resources/policy/lifecycle.ts", 'import type { X } from "../policy-rule/resource";'],
    ["provider/src/resources/policy-rule/lifecycle.ts", 'import { policySchema } from "../policy/schema";'],
    ["provider/src/resources/policy/lifecycle.ts", 'import { axiosTransport } from "../../http/transport";'],
    ["provider/src/state/record.ts", 'import { orgHome } from "../lifecycle/home";'],
    [
      "provider/src/policy-types/password/types.ts",
      'import type { MfaEnrollPolicySettings } from "../mfa-enroll/types";',
    ],
    ["provider/src/functions/get-policy.ts", 'import { Policy } from "../resources/policy/resource";'],
    [
      "conformance/drift/classify.ts",
      'import { policyShape } from "../../provider/src/policy-types/registry";',
    ],
    ["conformance/drift/classify.ts", 'import { FIXTURES } from "../../tests/recordings/traffic";'],
    ["scripts/matrix.ts", 'import { readSequences } from "../conformance/recordings";'],
    ["provider/src/runtime.ts", 'const emulator = require("okta-emulator");'],
    ["emulator/src/okta/apps.ts", 'import { appsApi } from "../../../provider/src/okta/apps.js";'],
    ["emulator/src/okta/apps.ts", 'import { Policy } from "pulumi-okta-native";'],
    ["examples/policy/index.ts", 'import { Policy } from "../../provider/src/index";'],
    ["examples/policy/index.ts", 'import { policy } from "pulumi-okta-native/runtime";'],
    ["bench/lab.ts", 'import { policiesApi } from "../provider/src/okta/policies";'],
    ["bench/programs/org/index.ts", 'import { startEmulator } from "okta-emulator";'],
    ["scripts/matrix.ts", 'import { FLOORS } from "../bench/floors";'],
    ["provider/src/okta/utils.ts", ""],
    ["provider/src/helpers/text.ts", ""],
    ["emulator/src/common.ts", ""],
    ["provider/src/misc.ts", ""],
  ])("%s: %s", (file, planted) => {
    expect(violations(file, `// innocent\n${planted}\n`)).toHaveLength(1);
  });

  test.each([
    [
      "provider/src/resources/policy-rule/resource.ts",
      'import type { PolicyType } from "../policy/resource";',
    ],
    ["provider/src/resources/policy/lifecycle.ts", 'import { path } from "../../http/path";'],
    ["provider/src/resources/policy/lifecycle.ts", 'import { schema } from "./schema";'],
    ["provider/src/okta/api.ts", 'import type { Send } from "../http/transport";'],
    [
      "conformance/drift/provider.ts",
      'import { policyShape } from "../../provider/src/policy-types/registry";',
    ],
    [
      "provider/src/policy-types/password/types.ts",
      'import type { PeopleCondition } from "../conditions/people";',
    ],
    ["provider/src/http/retry.ts", '// import { x } from "../okta/api"; in words only'],
    ["bench/lab.ts", 'import { startEmulator } from "okta-emulator";'],
    ["bench/programs/org/index.ts", 'import * as okta from "pulumi-okta-native";'],
    ["provider/src/okta/single-flight.ts", ""],
  ])("but not what is allowed: %s: %s", (file, allowed) => {
    expect(violations(file, allowed)).toEqual([]);
  });

  test("a front door that does something", () => {
    expect(moreThanReexports('export { a } from "./a";\nexport const b = 1;\nimport "./c";')).toHaveLength(2);
  });
});
