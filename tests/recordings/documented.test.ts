import { exchangeOf } from "../../conformance/drift/exchange";
import { refusals } from "../../conformance/drift/provider";
import { isObject, type Json } from "../../conformance/recordings";
import { policies, premade } from "../emulator/documented-policies";
import { rules } from "../emulator/documented-rules";

// Whatever Okta documents may be recorded some day: the public schemas take all of it.
function refused(method: string, url: string, type: string, body: object): string[] {
  const request: Json = JSON.parse(JSON.stringify({ name: "all", ...body })) as Json;
  const answer = isObject(request) ? { ...request, type } : null;
  const exchange = exchangeOf({ method, url, request, status: 200, response: answer });
  if (exchange === undefined) {
    throw new Error("no write of a policy or rule");
  }
  return refusals(exchange);
}

const parent = "/api/v1/policies/rstDocumented0000000/rules";

/** The rule's own type, where it is another than its policy's. */
const ruleType = (type: string): string => (type === "OKTA_SIGN_ON" ? "SIGN_ON" : type);

test.each(rules)("a rule of %s is accepted: %s", (type, _what, body) => {
  expect(refused("POST", parent, ruleType(type), body)).toEqual([]);
});

test.each(premade)("the rule of %s is accepted", (type, body) => {
  expect(refused("PUT", `${parent}/rulDocumented0000000`, type, body)).toEqual([]);
});

test.each(policies)("a policy of %s is accepted", (type, body) => {
  expect(refused("POST", "/api/v1/policies", type, { type, ...body })).toEqual([]);
});
