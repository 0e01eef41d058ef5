import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { differences, unmet } from "../../provider/src/comparison/differences";
import type { JsonObject } from "../../provider/src/comparison/json";
import { policyShape, ruleShape, type Shape } from "../../provider/src/comparison/shape";
import { policySchema } from "../../provider/src/resources/policy/schema";
import { policyRuleSchema } from "../../provider/src/resources/policy-rule/schema";

// Real writes to live orgs, and what they answered. Absent outside the workshop: then there is nothing to hold against.
const folder = process.env.OKTA_RECORDINGS ?? join(__dirname, "../../../shared/recordings");
const present = existsSync(join(folder, "writes.jsonl"));

interface Write {
  readonly url: string;
  readonly request: JsonObject;
  readonly response: JsonObject;
  readonly shape: Shape;
  readonly isRule: boolean;
}

const SERVER_OWNED = new Set(["id", "system", "created", "lastUpdated", "_links", "_embedded", "policyId"]);
// Judged by the lifecycle calls, and among siblings.
const ELSEWHERE = new Set(["status", "priority"]);

const without = (object: JsonObject, ...left: ReadonlySet<string>[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !left.some((keys) => keys.has(key))));

function recordedWrites(): Write[] {
  return readFileSync(join(folder, "writes.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map(
      (line) => JSON.parse(line) as { url: string; request: JsonObject | null; response: JsonObject | null },
    )
    .flatMap(({ url, request, response }) => {
      if (
        request === null ||
        response === null ||
        !url.includes("/policies") ||
        response.errorCode !== undefined
      ) {
        return [];
      }
      const isRule = url.includes("/rules");
      const type = String(response.type);
      return [{ url, request, response, isRule, shape: isRule ? ruleShape(type) : policyShape(type) }];
    });
}

(present ? describe : describe.skip)("recorded writes", () => {
  const writes = present ? recordedWrites() : [];

  test("there are some", () => {
    expect(writes.length).toBeGreaterThan(0);
  });

  test("what was sent and what was answered differ only where Okta dropped a field", () => {
    const wrong = writes.flatMap(({ url, request, response, shape }) =>
      unmet(shape, without(request, SERVER_OWNED, ELSEWHERE), without(response, SERVER_OWNED))
        .filter(({ after }) => after !== undefined)
        .map(({ path, before, after }) => ({ url, path, before, after })),
    );
    expect(wrong).toEqual([]);
  });

  test("an answer does not differ from itself, and does from one with another name", () => {
    for (const { response, shape } of writes) {
      const live = without(response, SERVER_OWNED);
      expect(differences(shape, live, live)).toEqual([]);
      expect(differences(shape, live, { ...live, name: "another" }).map(({ path }) => path)).toEqual([
        "name",
      ]);
    }
  });

  test("the public schemas accept what was sent", () => {
    const refused = writes.flatMap(({ url, request, response, isRule }) => {
      const declared = without(request, SERVER_OWNED);
      const inputs = {
        ...declared,
        type: response.type,
        adopt: { id: "x" },
        ...(isRule ? { policyId: "x" } : {}),
      };
      const result = (isRule ? policyRuleSchema : policySchema).safeParse(inputs);
      return result.success
        ? []
        : [{ url, issues: result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) }];
    });
    expect(refused).toEqual([]);
  });
});
