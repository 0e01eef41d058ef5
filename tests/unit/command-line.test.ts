import { nameFor } from "../../provider/src/pulumi/automatic-name";
import { fit, replacePatterns } from "../../provider/src/pulumi/command-line";

const URN = "urn:pulumi:dev::rules::pulumi-nodejs:dynamic/okta:PolicyRule::staff";

test.each<[string[], string[]]>([
  [["pulumi", "up", "--replace", "**staff"], ["**staff"]],
  [["pulumi", "up", `--replace=${URN}`, "--yes"], [URN]],
  [
    ["pulumi", "up", "--target-replace", "a", "--replace", "b,c"],
    ["a", "b", "c"],
  ],
  [["pulumi", "up", "--yes"], []],
  [["pulumi", "up", "--replace"], []],
])("%j", (argv, patterns) => {
  expect(replacePatterns(argv)).toEqual(patterns);
});

const RULE = "pulumi-nodejs:dynamic/okta:PolicyRule";
const POLICY = "pulumi-nodejs:dynamic/okta:Policy";
const STAFF = nameFor({ project: "rules", stack: "dev", logicalName: "staff" });
const STAFF_2 = nameFor({ project: "rules", stack: "dev", logicalName: "staff-2" });
const MOVED = nameFor({ project: "rules", stack: "old", logicalName: "staff" });

test.each<[string, string, string, "by URN" | "by pattern" | undefined]>([
  [URN, RULE, STAFF, "by URN"],
  ["urn:pulumi:dev::rules::my:Component$pulumi-nodejs:dynamic/okta:PolicyRule::staff", RULE, STAFF, "by URN"],
  [URN, POLICY, STAFF, undefined],
  [URN, RULE, STAFF_2, undefined],
  [URN, RULE, MOVED, "by pattern"],
  ["**staff", RULE, STAFF, "by pattern"],
  ["**", RULE, STAFF, "by pattern"],
  ["urn:pulumi:dev::rules::*::st*", RULE, STAFF, "by pattern"],
  ["urn:pulumi:dev::rules::*PolicyRule::*", POLICY, STAFF, undefined],
  ["**::other", RULE, STAFF, undefined],
  ["**st.ff", RULE, STAFF, undefined],
])("%s, type %s, name %s: %p", (pattern, type, name, expected) => {
  expect(fit(pattern, type, name)).toBe(expected);
});
