import type { JsonObject } from "../../provider/src/comparison/json";
import { schemaFailures } from "../../provider/src/pulumi/check";
import { policySchema } from "../../provider/src/resources/policy/schema";
import { policyRuleSchema } from "../../provider/src/resources/policy-rule/schema";

const properties = (failures: readonly { property: string }[]) => failures.map(({ property }) => property);

test.each([
  [schemaFailures(policySchema, { type: "OAUTH_AUTHORIZATION_POLICY", name: "n" })],
  [schemaFailures(policyRuleSchema, { type: "RESOURCE_ACCESS", policyId: "p", name: "n" })],
])("types of authorization servers are answered with where they belong", (failures) => {
  expect(properties(failures)).toEqual(["type"]);
  expect(failures[0]?.reason).toContain("/api/v1/authorizationServers/{id}/policies");
});

test.each([" ", "\t\n", "\u00a0"])("a blank name is refused: %j", (name) => {
  expect(properties(schemaFailures(policySchema, { type: "PASSWORD", name }))).toEqual(["name"]);
  expect(properties(schemaFailures(policyRuleSchema, { type: "PASSWORD", policyId: "p", name }))).toEqual([
    "name",
  ]);
});

const TEXTLESS: readonly (readonly [JsonObject])[] = [[{ toString: 1 }], [{ toString: 1, valueOf: 1 }]];

test.each(TEXTLESS)("a type that is no text never throws: %j", (type) => {
  expect(properties(schemaFailures(policySchema, { type, name: "n" }))).toContain("type");
  expect(properties(schemaFailures(policyRuleSchema, { type, policyId: "p" }))).toContain("type");
});
