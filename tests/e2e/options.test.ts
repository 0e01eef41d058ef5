import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Console } from "./console";
import { ROOT, Stack } from "./stack";

const PROGRAM = join(__dirname, "programs", "options");
const NAME = "e2e-options";
const FOLDER = join(ROOT, ".sandbox", "e2e", NAME);
const MINUTES = 180_000;
const UP = ["up", "--yes", "--skip-preview"] as const;
// What the program says from the second step on.
const CHANGED = "aliases,transforms,ignore,replace,without";

/** Every resource option and CLI flag, with the real CLI: one stack, step after step; rows look at what a step did. */
describe("Pulumi's options", () => {
  let stack: Stack;
  let output = "";
  let writes: string[] = [];
  let before: ReturnType<typeof objects>;

  beforeAll(async () => {
    stack = await Stack.begin(PROGRAM, NAME);
  }, MINUTES);
  afterAll(async () => {
    rmSync(join(PROGRAM, "Pulumi.e2e-options-second.yaml"), { force: true });
    await stack?.end();
  });

  const objects = () => {
    const { policies, rules } = stack.emulator.state();
    return new Map([...policies, ...rules].map((object) => [object.name, object]));
  };
  /** Ids of objects that only policies and rules of this name have; automatic names by their beginning. */
  const idOf = (name: string, among = objects()) =>
    [...among.values()].find((one) => one.name === name || one.name.startsWith(`${name}-`))?.id ??
    `no ${name}`;
  const contentOf = (name: string) => JSON.stringify(objects().get(name));
  /** Runs one command; what it printed and wrote is there for the rows that follow. */
  const run = async (...args: string[]) => {
    before = objects();
    stack.emulator.clearRequests();
    const result = await stack.run(...args);
    output = result.output;
    writes = stack.emulator
      .requests()
      .filter(({ method }) => method !== "GET")
      .map(({ method, path }) => `${method} ${path.replace("/api/v1", "")}`);
    return result.code;
  };
  const step = (name: string, act: () => Promise<void>) => it(name, act, MINUTES);
  const command = (...args: string[]) =>
    step(`pulumi ${args.join(" ")}`, async () => {
      expect({ code: await run(...args), output }).toEqual({ code: 0, output });
    });
  const silence = (more: readonly string[] = []) =>
    step(`silence ${more.join(" ")}`, async () => {
      expect({ code: await run("refresh", "--preview-only", "--expect-no-changes"), output }).toEqual({
        code: 0,
        output,
      });
      expect({ code: await run(...UP, "--expect-no-changes", ...more), output }).toEqual({ code: 0, output });
      expect(writes).toEqual([]);
    });
  const row = (name: string, look: () => void) => it(name, look);

  describe("in a first up", () => {
    command(...UP, "--parallel", "64");
    row("dependsOn: the app moves after the rule was made", () => {
      const mapping = writes.findIndex((write) => write.startsWith("PUT /apps/"));
      expect(
        writes.slice(0, mapping).filter((write) => /^POST .*\/rules$/.test(write)).length,
      ).toBeGreaterThan(0);
      expect(idOf("First")).toMatch(/^rul/);
      expect(mapping).toBeGreaterThan(-1);
    });
    step(
      "parent and provider: the state says so; additionalSecretOutputs: it keeps the output encrypted",
      async () => {
        const { resources } = await stateOf(stack);
        const named = (logical: string) => resources.find(({ urn }) => urn.endsWith(`::${logical}`));
        expect(named("team-policy")?.urn).toContain("::e2e:index:Team$pulumi-nodejs:dynamic/okta:Policy::");
        expect(named("payroll")?.dependencies).toContain(named("first")?.urn);
        expect(named("by-provider")?.provider).toContain("::explicit::");
        expect(Object.keys(named("secretive")?.outputs.conditions ?? {})).toContain("ciphertext");
        expect(Object.keys(named("ignoring-item")?.outputs.conditions ?? {})).toEqual(["people"]);
      },
    );
    row("transforms of a component reach its resources", () => {
      expect(contentOf("Team")).toContain('"description":"transformed"');
    });
    silence();
  });

  describe("in an up of a changed program", () => {
    command(...UP, "--parallel", "1", "-c", `on=${CHANGED}`);
    row("aliases: a new name or parent writes nothing", () => {
      expect(idOf("lonely")).toBe(idOf("lonely", before));
      expect(idOf("old-name")).toBe(idOf("old-name", before));
      expect(writes.filter((write) => write.includes(idOf("lonely")))).toEqual([]);
      expect(writes.filter((write) => write.includes(idOf("old-name")))).toEqual([]);
    });
    row("transforms: a change of them is a change of the resource", () => {
      expect(contentOf("Team")).toContain('"description":"transformed twice"');
    });
    it.each([
      ["actions.appSignOn.access", "Ignoring a leaf"],
      ["conditions.people.groups.include[0]", "Ignoring an item"],
      ['actions["appSignOn"]', "Ignoring a key"],
    ])("ignoreChanges: %s is left alone", (_path, name) => {
      expect(writes.filter((write) => write.includes(idOf(name)))).toEqual([]);
      expect(contentOf(name)).toMatch(/DENY/);
      expect(contentOf(name)).not.toMatch(/00g1contractors00001/);
    });
    row("deleteBeforeReplace: the old object goes before the new one comes", () => {
      const gone = writes.indexOf(`DELETE /policies/${idOf("Changeling", before)}`);
      expect(gone).toBeGreaterThan(-1);
      expect(writes.indexOf("POST /policies")).toBeGreaterThan(gone);
      const left = `DELETE /policies/${idOf("Portal")}/rules/${idOf("Emigrant", before)}`;
      expect(writes).toContain(left);
      expect(writes.indexOf(`POST /policies/${idOf("Other")}/rules`)).toBeGreaterThan(writes.indexOf(left));
    });
    row("retainOnDelete: the object stays", () => {
      expect(objects().has("Retained")).toBe(true);
      expect(writes.filter((write) => write.includes(idOf("Retained")))).toEqual([]);
    });
    row("deletedWith: one call deletes the whole", () => {
      expect(writes.filter((write) => write.includes(idOf("Whole", before)))).toEqual([
        `DELETE /policies/${idOf("Whole", before)}`,
      ]);
    });
    silence(["--refresh"]);
  });

  describe("refused", () => {
    const refused = (name: string, args: readonly string[], ...says: RegExp[]) =>
      step(name, async () => {
        expect(await run(...args)).not.toBe(0);
        for (const words of says) {
          expect(output).toMatch(words);
        }
        expect(writes).toEqual([]);
      });
    const previewOf = (word: string) => ["preview", "-c", `on=${CHANGED},${word}`];
    refused(
      "import: the way out is adopt",
      previewOf("import"),
      /PolicyRule "imported-rule": the option "import" cannot work .* "adopt"/,
      /Policy "imported": the option "import" cannot work .* "adopt"/,
    );
    refused("protect: no deletion", previewOf("unprotected"), /protected/);
    refused(
      "pulumi import: fails inside Pulumi, before this package is asked",
      ["import", "pulumi-nodejs:dynamic/okta:Policy", "foreign", "rst00000000000000009", "--yes"],
      /toJavaScript|code must be a string/,
    );
    step("state: none of them left anything in it", async () => {
      expect((await stateOf(stack)).resources.filter(({ urn }) => /::(imported|foreign)/.test(urn))).toEqual(
        [],
      );
    });
  });

  step("hooks run, where the language host knows them", async () => {
    // The host that is built from Go modules (3.68) is older than hooks: the run fails and says so.
    const code = await run(...UP, "-c", `on=${CHANGED},hooks`);
    if (code !== 0) {
      expect(output).toMatch(/unknown method RegisterResourceHook/);
      return;
    }
    expect(output).toMatch(/hook beforeUpdate of hooked[\s\S]*hook afterUpdate of hooked/);
    expect(writes).toEqual([`PUT /policies/${idOf("Hooked")}`]);
  });

  describe("flags", () => {
    const put = (name: string) => `PUT /policies/${idOf(name)}`;

    step("--exclude writes the others alone", async () => {
      await run(...UP, "-c", `on=${CHANGED},flags`, "--exclude", await stack.urn("one"));
      expect(writes).toEqual([put("Flag two")]);
    });
    step("the next up writes what was excluded", async () => {
      await run(...UP);
      expect(writes).toEqual([put("Flag one")]);
    });
    step("--continue-on-error: one failure, and the other is written", async () => {
      stack.emulator.faults.add({ method: "PUT", path: put("Flag one").slice(4), status: 400 });
      expect(await run(...UP, "-c", `on=${CHANGED}`, "--continue-on-error")).not.toBe(0);
      expect([...writes].sort()).toEqual([put("Flag one"), put("Flag two")].sort());
      await run(...UP);
      expect(writes).toEqual([put("Flag one")]);
    });
    step("refresh --target looks at the target alone; up --refresh repairs both", async () => {
      const console = new Console(stack.emulator);
      for (const name of ["Flag one", "Flag two"]) {
        await console.edit<{ description: string }>(`/policies/${idOf(name)}`, (body) => {
          body.description = "from the console";
        });
      }
      const code = await run("refresh", "--yes", "--skip-preview", "--target", await stack.urn("one"));
      expect({ code, output }).toEqual({ code: 0, output });
      expect(output).toMatch(/~ 1 updated/);
      expect(stack.emulator.requests().map(({ path }) => path)).not.toContain(put("Flag two").slice(4));
      expect({ code: await run(...UP, "--refresh"), output }).toEqual({ code: 0, output });
      expect([...writes].sort()).toEqual([put("Flag one"), put("Flag two")].sort());
    });
    step("--target-replace replaces the target alone", async () => {
      await run(...UP, "--target-replace", await stack.urn("one"));
      expect(writes).toEqual(["POST /policies", `DELETE /policies/${idOf("Flag one", before)}`]);
      expect(idOf("Flag one")).not.toBe(idOf("Flag one", before));
    });
    step("destroy --target deletes the target alone, and up makes it again", async () => {
      await run("destroy", "--yes", "--skip-preview", "--target", await stack.urn("two"));
      expect(writes).toEqual([`DELETE /policies/${idOf("Flag two", before)}`]);
      await run(...UP);
      expect(writes).toEqual(["POST /policies"]);
    });
    step("stack export, stack import: the same state", async () => {
      const file = join(FOLDER, "state.json");
      writeFileSync(file, await stack.succeeds("stack", "export"));
      await stack.succeeds("stack", "import", "--file", file);
    });
    silence();
    step("state move: the objects are the other stack's, and neither writes", async () => {
      const second = "e2e-options-second";
      const urns = [await stack.urn("moved"), await stack.urn("moved-rule")];
      await stack.succeeds("stack", "init", second, "--no-select");
      await stack.succeeds("state", "move", "--yes", "--source", NAME, "--dest", second, ...urns);
      for (const [of, on] of [
        [NAME, `${CHANGED},moved`],
        [second, "second"],
      ] as const) {
        const args = [...UP, "--stack", of, "-c", `on=${on}`, "--refresh", "--expect-no-changes"];
        expect({ code: await run(...args), output }).toEqual({ code: 0, output });
        expect(writes).toEqual([]);
      }
      await run("destroy", "--yes", "--skip-preview", "--stack", second, "--remove");
      // The rule goes with its policy.
      expect(writes.map((write) => write.split(" ")[0])).toEqual(["DELETE"]);
    });
    step("destroy --exclude-protected leaves the protected one", async () => {
      expect({
        code: await run("destroy", "--yes", "--skip-preview", "--exclude-protected"),
        output,
      }).toEqual({
        code: 0,
        output,
      });
      const ours = ["Portal", "Team", "Protected", "Flag one", "Retained"];
      expect(ours.filter((name) => objects().has(name))).toEqual(["Protected", "Retained"]);
    });
  });
});

interface StoredResource {
  readonly urn: string;
  readonly provider?: string;
  readonly dependencies?: readonly string[];
  readonly outputs: Record<string, object>;
}

async function stateOf(stack: Stack): Promise<{ resources: StoredResource[] }> {
  return JSON.parse(await stack.succeeds("stack", "export")).deployment;
}
