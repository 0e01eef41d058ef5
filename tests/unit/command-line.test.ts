import { matches, replacePatterns } from "../../provider/src/dynamic/command-line";

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

test.each<[string, string, boolean]>([
  [URN, "staff", true],
  [URN, "staff-2", false],
  ["**staff", "staff", true],
  ["**", "anything", true],
  ["urn:pulumi:dev::rules::*::st*", "staff", true],
  ["**::other", "staff", false],
  ["**st.ff", "staff", false],
])("%s means %s: %p", (pattern, name, expected) => {
  expect(matches(pattern, name)).toBe(expected);
});
