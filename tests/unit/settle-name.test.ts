import type { PolicyObjectDefinition } from "../../provider/src/lifecycle/policy-object/definition";
import { settleName } from "../../provider/src/lifecycle/policy-object/names";
import { replacementAskedFor } from "../../provider/src/pulumi/command-line";
import { NamesInUse } from "../../provider/src/pulumi/names-in-use";

jest.mock("../../provider/src/pulumi/command-line");
const asked = jest.mocked(replacementAskedFor);

const AUTO = "staff-1a2b3c4";
const LIST = "rst1";

function replaced(way: "by URN" | "by pattern" | undefined, news: { name?: string }): string | undefined {
  asked.mockReturnValue(way);
  const names = new NamesInUse();
  const definition = { kind: "policyRule" } as PolicyObjectDefinition;
  const { name } = settleName({ definition, names }, LIST, AUTO, {}, news);
  return names.replacedBy(LIST, String(name));
}

// A pattern such as ** also fits a resource that is new. Taking an object of its declared name for the one that is
// replaced would push aside what somebody else made.
test.each([
  ["by URN", {}, AUTO],
  ["by pattern", {}, AUTO],
  ["by URN", { name: "Staff" }, "Staff"],
  ["by pattern", { name: "Staff" }, undefined],
  [undefined, {}, undefined],
  [undefined, { name: "Staff" }, undefined],
] as const)("asked for %s, arguments %j: replaces %p", (way, news, expected) => {
  expect(replaced(way, news)).toBe(expected);
});
