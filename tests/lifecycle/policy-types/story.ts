import type { Step } from "../../put-at";
import type { Life } from "../life";
import { homeOf } from "./declared";
import { drift, Org } from "./org";

type Bag = Record<string, unknown>;

/** An edit in the console. */
export interface Edit {
  readonly at: readonly Step[];
  readonly to: unknown;
  /** The inputs that a refresh changes. Default: those that the edit names. */
  readonly shows?: readonly string[];
}

export interface Story {
  readonly kind: "policy" | "rule";
  readonly type: string;
  /** The arguments, without `policyId`. */
  readonly args: Bag;
  /** Edits of fields that the arguments declare. */
  readonly declared: readonly Edit[];
  /** Edits of fields that they do not mention. */
  readonly undeclared: readonly Edit[];
  /** Lists of the arguments, of two members at least, whose order means nothing. */
  readonly unordered?: readonly (readonly Step[])[];
  /** What is left of it in the org after destroy. */
  readonly leaves: "nothing" | "what was";
}

/** The life that every type leads; what is peculiar to a type is told beside it. */
export function tellStory(story: Story): void {
  const { type, kind } = story;
  describe(`a ${kind} of ${type}`, () => {
    let org: Org;
    let args: Bag;
    let life: Life;
    beforeEach(async () => {
      org = await Org.open();
      args = kind === "policy" ? story.args : { ...story.args, policyId: await homeOf(org, type) };
      life = await org.lifeOf(kind);
    });
    afterEach(() => org.close());

    it("stands as declared after one up; another one and a refresh find nothing to do", async () => {
      await life.up(args);
      const { calls } = await org.wrote(async () => {
        await life.up(args);
        expect(await drift(life)).toEqual([]);
        await life.up(args);
      });
      expect(calls).toEqual([]);
      expect(life.steps).toEqual(["create", "same", "same"]);
    });

    for (const [edit, mentioned] of edits(story)) {
      it(`shows and repairs an edit of ${edit.at.join(".")}, ${mentioned}`, async () => {
        await life.up(args);
        const before = org.emulator.state();
        await org.edit(life, edit.at, edit.to);
        expect(org.since(before)).not.toEqual([]);
        expect(await drift(life)).toEqual([...shownBy(edit)].sort());
        expect((await org.wrote(() => life.up(args))).calls).toHaveLength(1);
        expect(org.since(before)).toEqual([]);
        expect(await drift(life)).toEqual([]);
        expect(await life.pending(args)).toBe(false);
      });
    }

    for (const edit of story.undeclared) {
      it(`leaves an edit of ${edit.at.join(".")} alone with drift: "declared"`, async () => {
        const narrow = { ...args, drift: "declared" };
        await life.up(narrow);
        await org.edit(life, edit.at, edit.to);
        expect(await drift(life)).toEqual([]);
        expect(await life.pending(narrow)).toBe(false);
      });
    }

    for (const list of story.unordered ?? []) {
      it(`does not mind the order of ${list.join(".")}`, async () => {
        await life.up(args);
        const before = org.emulator.state();
        await org.turn(life, list);
        expect(org.since(before)).not.toEqual([]);
        expect(await drift(life)).toEqual([]);
        expect(await life.pending(args)).toBe(false);
      });
    }

    it(`leaves ${story.leaves} after destroy`, async () => {
      const before = org.emulator.state();
      await life.up(args);
      expect(org.since(before)).not.toEqual([]);
      await life.destroy();
      expect(org.since(before)).toEqual([]);
    });
  });
}

const edits = ({ declared, undeclared }: Story) => [
  ...declared.map((edit) => [edit, "which is declared"] as const),
  ...undeclared.map((edit) => [edit, "which is not"] as const),
];

const shownBy = ({ at, to, shows }: Edit): readonly string[] => shows ?? leaves(at.join("."), to);

function leaves(path: string, value: unknown): string[] {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, inner]) => leaves(`${path}.${name}`, inner))
    : [path];
}
