import { declaredIn, ruleTypeOf } from "./declared";
import { drift, inOrg, type Org } from "./org";
import { SPELLINGS, type Spelling } from "./spellings/spellings";

it.each(SPELLINGS.map((row) => [row.type, row.what, row] as const))(
  "%s: %s is the same in other words",
  inOrg((org, _type, _what, row) => compare(org, row)),
);

const WORDS = ["one", "other"] as const;
const changes = SPELLINGS.flatMap((row) =>
  WORDS.flatMap((declared) => WORDS.map((seen) => [row.type, row.what, declared, seen, row] as const)),
);

it.each(changes)(
  "%s: %s is no drift where it is declared in the %s words and first seen in the %s",
  inOrg(async (org, _type, _what, declared, seen, { kind, type, ...row }) => {
    const { id, policyId } = org.lay(kind, type, row[seen]);
    const args = {
      ...(kind === "policy" ? { type } : { type: ruleTypeOf(type), policyId }),
      adopt: { id },
      ...row[declared],
    };
    const life = await org.lifeOf(kind);
    const { calls } = await org.wrote(() => life.up(args));
    expect(calls).toEqual([]);
    expect(await life.pending(args)).toBe(false);
    // Then Okta begins to say what it did not say, or stops.
    org.lay(kind, type, row[seen === "one" ? "other" : "one"]);
    expect(await drift(life)).toEqual([]);
    expect(await life.pending(args)).toBe(false);
    org.lay(kind, type, row.not);
    expect(await drift(life)).not.toEqual([]);
  }),
);

async function compare(org: Org, { kind, type, one, other, not }: Spelling): Promise<void> {
  const life = await org.lifeOf(kind);
  const args = await declaredIn(org, { kind, type, contents: one });
  await life.up(args);
  expect(await life.pending({ ...args, ...other })).toBe(false);
  expect(await life.pending({ ...args, ...not })).toBe(true);
  const aloud = { ...args, ...other };
  await life.up(aloud);
  expect(await drift(life)).toEqual([]);
  expect(await life.pending(aloud)).toBe(false);
}
