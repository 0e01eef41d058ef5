import type { LiveKey } from "../../provider/src/opa/service-users";
import { planRotation, type Situation } from "../../provider/src/resources/service-user-api-key/rotation";

// A key made long ago, so that it is no trace of an interrupted run.
const key = (id: string): LiveKey => ({
  id,
  issued_at: "2020-01-01T00:00:00Z",
  expires_at: undefined,
  last_used: undefined,
});

const plan = (more: Partial<Situation>) =>
  planRotation({
    user: "deployer",
    status: "ACTIVE",
    keys: [key("k1")],
    now: new Date("2026-01-01T00:00:00Z"),
    managed: new Set(["k1"]),
    ownKey: undefined,
    isOwnUser: false,
    answersForeignRotation: false,
    isAnyReplaced: false,
    existingKeys: "refuse",
    allowSelf: false,
    ...more,
  });

const refusalOf = (more: Partial<Situation>): string | undefined => {
  const rotation = plan(more);
  return "refusal" in rotation ? rotation.refusal : undefined;
};

test("the key this program signs in with gets no expiry unasked", () => {
  expect(refusalOf({ ownKey: "k1" })).toContain("signs in with its key k1");
  expect(refusalOf({ ownKey: "k1", allowSelf: true })).toBeUndefined();
  expect(refusalOf({ ownKey: "k2" })).toBeUndefined();
});

test("of a ready token, any key of its user may be the one", () => {
  expect(refusalOf({ isOwnUser: true })).toContain("a token of this user, which may come from its key k1");
  expect(refusalOf({ isOwnUser: true, allowSelf: true })).toBeUndefined();
  expect(refusalOf({ isOwnUser: true, keys: [] })).toBeUndefined();
});

test("allowing one's own key does not give up the keys of others", () => {
  const keys = [key("k1"), key("k2")];
  expect(refusalOf({ keys, isOwnUser: true, allowSelf: true })).toContain("k2 (never used)");
  expect(refusalOf({ keys, ownKey: "k2", allowSelf: true })).toBeUndefined();
});
