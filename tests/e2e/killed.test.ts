import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Stack } from "./stack";

const PROGRAM = join(__dirname, "programs", "eight");
const MINUTES = 180_000;
// Long enough for the kill to come while the write is under way.
const WRITE_TAKES_MS = 20;

type Row = readonly [whom: "CLI" | "provider", write: number];
const FEW: readonly Row[] = [
  ["CLI", 3],
  ["CLI", 8],
  ["provider", 6],
  ["CLI", 6],
];
const MANY = (["CLI", "provider"] as const).flatMap((whom) =>
  [1, 2, 3, 4, 5, 6, 7, 8].map((write): Row => [whom, write]),
);

/** E2E_KILLED=all kills both at every write. */
const ROWS = process.env.E2E_KILLED === "all" ? MANY : FEW;

// The provider's process is found through /proc, which only Linux has.
(process.platform === "linux" ? describe : describe.skip)("after kill -9 of", () => {
  it.each(ROWS)(
    "the %s at write %d, the documented commands lead to the program's state and to silence",
    async (whom, write) => {
      const name = `e2e-killed-${whom.toLowerCase()}-${write}`;
      const stack = await Stack.begin(PROGRAM, name);
      try {
        for (const method of ["POST", "PUT"]) {
          stack.emulator.faults.add({ method, path: ".", times: 1000, latencyMs: WRITE_TAKES_MS });
        }
        const writes = () =>
          stack.emulator
            .requests()
            .filter(({ method, path }) => method !== "GET" && !path.endsWith("/service_token")).length;
        await stack.kill(whom, () => writes() >= write, "up", "--yes", "--skip-preview");
        expect(writes()).toBeLessThan(9);
        stack.emulator.faults.clear();

        if (whom === "CLI") {
          removeTornAttributes(stack);
          await stack.succeeds("cancel", "--yes");
        }
        const first = await stack.succeeds("up", "--yes", "--skip-preview");
        if (/pending/.test(first)) {
          await stack.succeeds("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
          await stack.succeeds("up", "--yes", "--skip-preview");
        }

        const { policies, rules, apps, serviceUsers } = stack.emulator.state();
        const ours = policies.filter((policy) => policy.name.startsWith("portal-"));
        expect(ours).toHaveLength(1);
        expect(
          rules
            .filter(({ policyId, system }) => policyId === ours[0]?.id && !system)
            .sort((a, b) => a.priority - b.priority)
            .map((rule) => rule.name.replace(/-[0-9a-f]{7}$/, "")),
        ).toEqual(["rule-1", "rule-2", "rule-3", "rule-4"]);
        expect(apps.find(({ id }) => id === "0oa1payroll000000001")?.accessPolicy).toBe(ours[0]?.id);
        const bots = serviceUsers.filter((user) => user.name.startsWith("bot-"));
        expect(bots).toHaveLength(1);
        // A key of the killed run may still stand, but only with an end.
        expect(bots[0]?.keys.filter(({ expires_at }) => expires_at.startsWith("0001"))).toHaveLength(1);
        await stack.succeeds("refresh", "--preview-only", "--expect-no-changes");
        await stack.succeeds("up", "--yes", "--skip-preview", "--expect-no-changes");
      } finally {
        await stack.end();
      }
    },
    MINUTES,
  );
});

/** Pulumi's file backend writes a file of attributes beside the state: a kill may leave it empty, and without it the state is whole. */
function removeTornAttributes(stack: Stack): void {
  for (const file of stack.stateFiles()) {
    if (file.endsWith(".json.attrs") && statSync(file).size === 0) {
      rmSync(file);
    }
  }
}
