import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyRule } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

// Two resources of one program that manage one object would overwrite each other at every up.
let emulator: Emulator;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

type Bag = Record<string, unknown>;

const deny = { appSignOn: { access: "DENY" } };

/** The object's id in Okta, which a resource's id ends with. */
const objectIdIn = (id: string): string => id.split("/").at(-1) ?? id;

/** An object that somebody else made, the arguments that say where it is, and lives of resources of its kind. */
async function found(kind: "policy" | "rule") {
  const made = await asAdmin(emulator, "POST", "/api/v1/policies", { type: "ACCESS_POLICY", name: "Portal" });
  const rule = await asAdmin(emulator, "POST", `/api/v1/policies/${String(made.id)}/rules`, {
    type: "ACCESS_POLICY",
    name: "Staff",
    actions: deny,
  });
  const provider = await configured(kind === "policy" ? policy : policyRule, emulator);
  const life = (name: string) => new Life(provider, `${name}-1a2b3c4`);
  emulator.clearRequests();
  return kind === "policy"
    ? { life, id: String(made.id), name: "Portal", where: { type: "ACCESS_POLICY" } }
    : {
        life,
        id: String(rule.id),
        name: "Staff",
        where: { type: "ACCESS_POLICY", policyId: made.id, actions: deny },
      };
}

describe.each(["policy", "rule"] as const)("of a %s", (kind) => {
  test.each(["id", "name"] as const)(
    "a second new resource that adopts by the same %s is refused",
    async (way) => {
      const { life, where, ...object } = await found(kind);
      const args = { ...where, adopt: { [way]: object[way] } };
      await life("first").up(args);
      await expect(life("second").up(args)).rejects.toThrow(
        /adopt: another resource of this program, first-1a2b3c4, adopts the same.*aliases/,
      );
      expect(writes(emulator)).toEqual([]);
    },
  );

  test("a second new resource that adopts it in other words is refused before it writes", async () => {
    const { life, where, id, name } = await found(kind);
    await life("first").up({ ...where, adopt: { id } });
    const second = life("second");
    const up = second.up({ ...where, adopt: { name }, converge: true, status: "INACTIVE" });
    await expect(up).rejects.toThrow(
      `adopting the ${kind} "${name}" (${id}): another resource of this program, first-1a2b3c4, manages it already`,
    );
    expect(second.resource).toBeUndefined();
    expect(writes(emulator)).toEqual([]);
  });

  test.each<[string, Bag]>([
    ["adopted", { adopted: true }],
    ["adopted, and says so no more,", { adopted: true, dropped: true }],
    ["made", { adopted: false }],
  ])("what a resource in the state %s is refused to a new one, whichever comes first", async (_what, how) => {
    const { life, where, id, name } = await found(kind);
    const first = life("first");
    const managed = how.adopted === true ? { ...where, adopt: { name } } : { ...where, name: "Ours" };
    await first.up(managed);
    const ours = how.adopted === true ? id : objectIdIn(first.mustExist().id);
    const args = how.dropped === true ? { ...where, onDestroy: "release" } : managed;
    await first.up(args);
    forgetConnections();
    await first.up(args);
    await expect(life("second").up({ ...where, adopt: { id: ours } })).rejects.toThrow(
      /manages this .* already/,
    );
    await expect(
      life("third").up({ ...where, adopt: { name: how.adopted === true ? name : "Ours" } }),
    ).rejects.toThrow(/manages it already/);
    forgetConnections();
    await life("second").up({ ...where, adopt: { id: ours } });
    await expect(first.pending(args)).rejects.toThrow(
      /another resource of this program, second-1a2b3c4, manages it, too/,
    );
  });

  test("what a resource of this very run made is refused to another one", async () => {
    const { life, where } = await found(kind);
    await life("first").up({ ...where, name: "Ours" });
    await expect(life("second").up({ ...where, adopt: { name: "Ours" } })).rejects.toThrow(
      /another resource of this program manages it already/,
    );
  });

  test("the same resource goes on: refreshed, up again, replaced, with or without adopt", async () => {
    const { life, where, id, name } = await found(kind);
    const one = life("one");
    const args = { ...where, adopt: { id }, onDestroy: "release" };
    await one.up(args);
    expect(await one.pending(args)).toBe(false);
    forgetConnections();
    await one.refresh();
    await one.up({ ...args, status: "INACTIVE" });
    await one.up({ ...args, adopt: { name } });
    await one.up({ ...where, onDestroy: "release" });
    await one.up(args);
    // With and without a diff before the replacement.
    await one.replace(args);
    expect(await one.pending(args)).toBe(false);
    forgetConnections();
    await one.replace(args);
    await one.replace(args);
    expect(one.resource?.id).toContain(id);
  });

  test("a resource that made its object adopts it when it is replaced", async () => {
    const { life, where } = await found(kind);
    const one = life("one");
    const args = { ...where, name: "Ours" };
    await one.up(args);
    const { id } = one.mustExist();
    expect(await one.pending(args)).toBe(false);
    await one.replace({ ...where, adopt: { id: objectIdIn(id) } });
    expect(one.resource?.id).toBe(id);
  });

  test("a new resource takes over from one that left the program, before and after it is gone", async () => {
    const { life, where, id } = await found(kind);
    const old = life("old");
    const args = { ...where, adopt: { id } };
    await old.up(args);
    forgetConnections();
    await old.refresh();
    await life("renamed").up(args);
    await old.drop();
    forgetConnections();
    const again = life("again");
    await again.up(args);
    await again.destroy();
    await life("later").up(args);
    expect(writes(emulator)).toEqual([]);
  });

  test("other objects are no concern, nor is what is not known yet", async () => {
    const { life, where, id, name } = await found(kind);
    await life("first").up({ ...where, adopt: { name } });
    await life("second").up({ ...where, name: "Other" });
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const provider = await configured(kind === "policy" ? policy : policyRule, emulator);
    for (const autoName of ["third", "fourth"]) {
      const news = { ...where, adopt: { id: unknown }, __okta: { autoName }, __provider: "text" };
      expect((await provider.check?.({}, news))?.failures).toEqual([]);
    }
    expect(id).not.toBe("");
  });
});

test("catch-all rules of two policies are two objects", async () => {
  const provider = await configured(policyRule, emulator);
  for (const name of ["one", "two"]) {
    const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", { type: "ACCESS_POLICY", name });
    await new Life(provider, name).up({
      type: "ACCESS_POLICY",
      policyId: id,
      adopt: { catchAll: true },
      actions: deny,
    });
  }
});

test("a resource that left the program gives its object away also after a refresh in the same process", async () => {
  const { life } = await found("policy");
  const args = { type: "ACCESS_POLICY", name: "Made here" };
  const leaving = life("leaving");
  const id = (await leaving.up(args))?.id ?? "";
  forgetConnections();
  // As `pulumi up --refresh` does: read and diff what the state holds, and only then run the program.
  await leaving.refresh();
  const { inputs, outs } = leaving.mustExist();
  await policy.diff?.(id, outs, inputs);
  const coming = life("coming");
  expect((await coming.up({ ...args, adopt: { id } }))?.id).toBe(id);
});
