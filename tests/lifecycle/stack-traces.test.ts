import * as pulumi from "@pulumi/pulumi";
import {
  AccessExpectation,
  Policy,
  PolicyOrder,
  PolicyResourceMapping,
  PolicyRule,
  PolicyRuleSet,
  ServiceUser,
  ServiceUserApiKey,
  ServiceUserGroupMembership,
} from "pulumi-okta-native";
import type { Kind } from "../../provider/src/pulumi/kinds";

// Pulumi takes four traces for each property of a resource; long ones would be most of what a large program does.

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
    call: () => ({}),
  }),
);

const CLASSES: Readonly<Record<Kind, (name: string) => pulumi.Resource>> = {
  policy: (name) => new Policy(name, { type: "PASSWORD" }),
  policyRule: (name) => new PolicyRule(name, { policyId: "p", type: "PASSWORD" }),
  policyRuleSet: (name) => new PolicyRuleSet(name, { policyId: "p", type: "PASSWORD", rules: [] }),
  policyOrder: (name) => new PolicyOrder(name, { type: "PASSWORD", policies: ["p"] }),
  policyResourceMapping: (name) => new PolicyResourceMapping(name, { appId: "a", policyId: "p" }),
  accessExpectation: (name) => new AccessExpectation(name, { app: "a", rule: "r" }),
  serviceUser: (name) => new ServiceUser(name),
  serviceUserApiKey: (name) => new ServiceUserApiKey(name, { serviceUser: name }),
  serviceUserGroupMembership: (name) =>
    new ServiceUserGroupMembership(name, { serviceUser: "u", group: "g" }),
};

/** The lengths of the traces that are looked at while something is made. */
function lengthsDuring(make: () => void): number[] {
  const { prepareStackTrace } = Error;
  const lengths: number[] = [];
  Error.prepareStackTrace = (_error, calls) => {
    lengths.push(calls.length);
    return "";
  };
  try {
    make();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
  return lengths;
}

const isLong = (length: number): boolean => length > 2;

test.each(Object.entries(CLASSES))(
  "%s takes one long trace: where it stands in the program",
  (kind, make) => {
    const before = Error.stackTraceLimit;
    const lengths = lengthsDuring(() => make(`short-${kind}`));
    // Four for each property.
    expect(lengths.length).toBeGreaterThan(4);
    expect(lengths.filter(isLong)).toHaveLength(1);
    expect(Error.stackTraceLimit).toBe(before);
  },
);

test("the length is put back where a resource is refused", () => {
  const before = Error.stackTraceLimit;
  expect(() => new Policy("refused", { type: "PASSWORD" }, { import: "00p1" })).toThrow("import");
  expect(Error.stackTraceLimit).toBe(before);
});

test("who looks for promises that nobody awaits gets the traces whole", () => {
  process.env.PULUMI_DEBUG_PROMISE_LEAKS = "true";
  try {
    const lengths = lengthsDuring(() => new Policy("debugged", { type: "PASSWORD" }));
    expect(lengths.filter(isLong).length).toBeGreaterThan(4);
  } finally {
    delete process.env.PULUMI_DEBUG_PROMISE_LEAKS;
  }
});
