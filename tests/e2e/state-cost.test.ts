import { join } from "node:path";
import { Stack } from "./stack";
import { beyondOwn, costOf, type StoredResource } from "./state-cost";

const FIVE_MINUTES = 300_000;

/** Rules of the set in the program. */
const RULES = 10;

/** Of these types Okta fills in what was not declared, up to a page of it; a change of that is drift as well. */
const FILLED_IN = ["passwordPolicy", "signOnRule"];

it(
  "keeps at most 400 bytes of each resource beyond the user's own values, and a text of at most 100",
  async () => {
    const stack = await Stack.begin(join(__dirname, "programs", "costs"), "e2e-costs");
    try {
      await stack.succeeds("up", "--yes", "--skip-preview");
      const exported = JSON.parse(await stack.succeeds("stack", "export")) as {
        deployment: { resources: StoredResource[] };
      };
      const costs = exported.deployment.resources
        .filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/okta"))
        .map(costOf);
      expect(costs).toHaveLength(13);
      for (const cost of costs) {
        const { name, text } = cost;
        const bytes = beyondOwn(cost) - (FILLED_IN.includes(name) ? cost.filledIn : 0);
        expect({ name, isFrugal: bytes <= (name === "ruleSet" ? 100 * RULES : 400), bytes }).toMatchObject({
          name,
          isFrugal: true,
        });
        expect(text).toBeLessThanOrEqual(100);
      }
      const table = costs.map(({ name, ...parts }) => ({
        name,
        beyondOwn: beyondOwn({ name, ...parts }),
        ...parts,
      }));
      process.stdout.write(`Bytes of state:\n${table.map((row) => JSON.stringify(row)).join("\n")}\n`);
      await stack.succeeds("up", "--yes", "--skip-preview", "--expect-no-changes");
      await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
      const again = JSON.parse(await stack.succeeds("stack", "export")) as typeof exported;
      // A refresh that finds nothing writes what was there, but for the number used once in each encryption.
      const outputs = ({ deployment }: typeof exported) =>
        JSON.stringify(
          deployment.resources.map(({ urn, outputs: all }) => [urn, all]).sort(),
          (key, value: unknown) => (key === "ciphertext" ? "" : value),
        );
      expect(outputs(again)).toBe(outputs(exported));
    } finally {
      await stack.end();
    }
  },
  FIVE_MINUTES,
);
