import { join } from "node:path";
import { Console } from "./console";
import { Stack } from "./stack";

const FIVE_MINUTES = 300_000;
const UP = ["up", "--yes", "--skip-preview"];

it(
  "deletes rules with their policy, one by one where it stays, and recovers where somebody else deleted it",
  async () => {
    const stack = await Stack.begin(join(__dirname, "programs", "leaving"), "e2e-leaving");
    const { emulator } = stack;
    const console = new Console(emulator);
    const ids = new Map<string, string>();
    const noteIds = () => {
      for (const { id, name } of emulator.state().policies) {
        ids.set(id, name);
      }
    };
    const written = () =>
      emulator
        .requests()
        .filter(({ method }) => method !== "GET")
        .map(({ method, path }) => {
          const [policy = "", rules] = path.replace("/api/v1/policies/", "").split("/");
          return `${method} ${ids.get(policy) ?? path}${rules === undefined ? "" : ` ${rules}`}`;
        })
        .sort();
    const during = async (...args: string[]): Promise<string[]> => {
      noteIds();
      emulator.clearRequests();
      await stack.succeeds(...args);
      return written();
    };
    try {
      await stack.succeeds(...UP);
      await stack.succeeds(...UP, "--expect-no-changes", "--refresh");
      await stack.succeeds("config", "set", "without", "Single");
      expect(await during(...UP)).toEqual(["DELETE Single"]);
      await stack.succeeds("config", "set", "without", "Set");
      expect((await during(...UP)).filter((line) => line.startsWith("DELETE"))).toEqual(["DELETE Set"]);
      await stack.succeeds("config", "rm", "without");
      await stack.succeeds(...UP);

      // A target alone goes alone.
      expect(
        await during("destroy", "--yes", "--skip-preview", "--target", await stack.urn("single-0")),
      ).toEqual(["DELETE Single rules"]);
      await stack.succeeds(...UP);

      for (const name of ["Single", "Set", "Whole"]) {
        const { id } = await console.policy("ACCESS_POLICY", name);
        await console.okta("DELETE", `/policies/${id}`);
      }
      await stack.succeeds("refresh", "--yes", "--skip-preview");
      await stack.succeeds(...UP);
      await stack.succeeds(...UP, "--expect-no-changes", "--refresh");

      await stack.succeeds("config", "set", "released", "true");
      expect(await during(...UP)).toEqual([]);
      expect(await during("destroy", "--yes", "--skip-preview")).toEqual([
        "DELETE Set",
        "DELETE Single rules",
        "DELETE Single rules",
        "DELETE Whole",
      ]);
      expect(emulator.state().policies.filter(({ name }) => name === "Single")).toHaveLength(1);
    } finally {
      await stack.end();
    }
  },
  FIVE_MINUTES,
);
