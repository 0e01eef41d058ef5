import type { FeatureChange } from "okta-emulator";
import { ACCESS_POLICY } from "./answers/access-policy";
import { CREDENTIALS } from "./answers/credentials";
import { NEWER_TYPES } from "./answers/newer-types";
import { SIGNING_IN } from "./answers/signing-in";
import { declaredIn } from "./declared";
import { drift, inOrgWith } from "./org";

/** The org that answered. */
const features: FeatureChange = {
  riskScoring: true,
  breachedProtection: true,
  authenticators: [{ key: "okta_password" }, { key: "phone_number" }, { key: "webauthn" }],
};

const answers = [...SIGNING_IN, ...CREDENTIALS, ...ACCESS_POLICY, ...NEWER_TYPES];

describe.each(answers)("$type: $what", (answer) => {
  it(
    "is what it was meant to be: nothing to do afterwards, and no drift",
    inOrgWith(features, async (org) => {
      const args = await declaredIn(org, { ...answer, contents: answer.sent });
      const life = await org.lifeOf(answer.kind);
      await life.up(args);
      expect(contentsOf(await org.live(life))).toEqual(answer.answered);
      expect(await life.pending(args)).toBe(false);
      expect(await drift(life)).toEqual([]);
      expect(await life.pending(args)).toBe(false);
    }),
  );

  it(
    "can be taken over by whoever declares all that was answered: nothing to write",
    inOrgWith(features, async (org) => {
      const args = await declaredIn(org, { ...answer, contents: answer.sent });
      const first = await org.lifeOf(answer.kind);
      await first.up(args);
      const { id, name } = await org.live(first);
      const whole = { ...args, ...answer.answered, name, adopt: { id }, converge: false };
      const second = await org.lifeOf(answer.kind);
      const { calls } = await org.wrote(() => second.up(whole));
      expect(calls).toEqual([]);
      expect(await second.pending(whole)).toBe(false);
      expect(await drift(second)).toEqual([]);
    }),
  );
});

function contentsOf({ conditions, settings, actions }: Record<string, unknown>) {
  return { conditions, ...(settings === undefined ? { actions } : { settings }) };
}
