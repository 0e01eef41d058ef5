import { readFileSync } from "node:fs";
import { type Emulator, type OrgState, startEmulator } from "okta-emulator";
import {
  keyProblems,
  overtakable,
  postProblems,
  publishedKeys,
  signsIn,
  unheard,
} from "../../conformance/keys/judges";
import { PAGE, readSeen, withTable } from "../../conformance/keys/page";
import { makeKey, makeUser, ownUser, userNamed } from "../../conformance/keys/team";
import { TRIGGERS } from "../../conformance/keys/triggers";

// `npm run check:keys` is the whole of it; here its judges are held to worlds whose faults are known.

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
  await makeUser(emulator, "bot-1234567");
  await makeKey(emulator, "bot-1234567");
});
afterEach(() => emulator.stop());

const user = "bot-1234567";
const keyIds = (state: OrgState = emulator.state()): string[] =>
  state.serviceUsers.find(({ name }) => name === user)?.keys.map(({ id }) => id) ?? [];
const published = (keyId = "") => [{ user, keyId }];

test("the state publishes the key that is not being replaced", () => {
  const type = "pulumi-nodejs:dynamic/oktapam:ServiceUserApiKey";
  expect(
    publishedKeys([
      { urn: "u1", type: "pulumi-nodejs:dynamic/oktapam:ServiceUser", id: "bot" },
      { urn: "u2", type, id: "bot/k1", delete: true },
      { urn: "u2", type, id: "bot/k2" },
    ]),
  ).toEqual([{ user: "bot", keyId: "k2" }]);
});

test("one lasting key that state names is right; another one, or none, is not", async () => {
  const [first] = keyIds();
  expect(keyProblems(emulator.state(), published(first))).toEqual([]);
  await makeKey(emulator, user);
  expect(keyProblems(emulator.state(), published(first)).map(({ kind }) => kind)).toEqual([
    "orphan",
    "missing",
  ]);
  expect(keyProblems(emulator.state(), published(keyIds()[1]))).toEqual([]);
});

test("a consumer gets in until the key's end, and not with a key that is gone", async () => {
  const [first = ""] = keyIds();
  const key = { user, keyId: first };
  const now = emulator.clock.now();
  const later = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60_000);
  expect(signsIn(emulator.state(), key, later(400))).toBe(true);
  await makeKey(emulator, user);
  expect([1, 3].map((days) => signsIn(emulator.state(), key, later(days)))).toEqual([true, false]);
  expect(signsIn(emulator.state(), { user, keyId: "gone" }, now)).toBe(false);
});

test("a key is made once, and once more for each lost answer", () => {
  const post = (name: string) => ({ method: "POST", path: `/v1/teams/acme/service_users/${name}/keys` });
  const none = { lost: [], kills: 0 };
  const kinds = (...args: Parameters<typeof postProblems>) => postProblems(...args).map(({ kind }) => kind);
  expect(kinds([post("a"), post("b")], none, 2)).toEqual([]);
  expect(kinds([post("a"), post("a")], none, 2)).toEqual(["duplicate"]);
  expect(kinds([post("a"), post("a")], { ...none, lost: [post("a")] }, 1)).toEqual([]);
  // Nothing was due.
  expect(kinds([post("a")], none, 0)).toEqual(["duplicate"]);
  expect(kinds([post("a"), post("a")], { ...none, kills: 1 }, 1)).toEqual([]);
});

test("a late request is overtakable while the same is sent again, and unheard where nobody waits so long", () => {
  const post = (name: string, second: number, ms: number) => ({
    method: "POST",
    path: `/v1/teams/acme/service_users/${name}/keys`,
    status: 200,
    bucket: "/v1/teams",
    at: new Date(second * 1000).toISOString(),
    ms,
  });
  const slow = post("a", 10, 3_000);
  expect(overtakable([slow, post("b", 11, 10), post("a", 12, 10)])).toEqual([slow]);
  expect(overtakable([slow, post("b", 11, 10), post("a", 14, 10)])).toEqual([]);

  const taken = (second: number) => [
    { ...slow, fault: { path: "." }, at: new Date(second * 1000).toISOString() },
  ];
  expect(unheard([slow, post("b", 11, 10)], [], 2_000)).toEqual([slow]);
  expect(unheard([slow], [], 60_000)).toEqual([]);
  expect(unheard([slow], taken(12), 2_000)).toEqual([]);
  expect(unheard([slow], taken(14), 2_000)).toEqual([slow]);
});

test("somebody else's helpers know the users apart", () => {
  expect(userNamed(emulator, "bot")).toBe(user);
  expect(ownUser(emulator)).not.toBe(user);
  expect(() => userNamed(emulator, "nobody")).toThrow("no service user nobody");
});

test("the page shows what the last whole run saw, of every trigger", () => {
  const page = readFileSync(PAGE, "utf8");
  const seen = readSeen();
  expect(withTable(page, seen)).toBe(page);
  expect(seen).toEqual(TRIGGERS.map(({ says, expected }) => ({ says, seen: expected, problems: [] })));
});
