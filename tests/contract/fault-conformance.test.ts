import { type OrgState, type RequestLogEntry, startEmulator } from "okta-emulator";
import type { Course } from "../../conformance/faults/checkpoints";
import { armed, COLUMNS } from "../../conformance/faults/columns";
import { findLeaks } from "../../conformance/faults/leaks";
import { leftByKilledRun, type Outcome, type Trial } from "../../conformance/faults/life";
import { cellsOf, firstTrials, nextTrials } from "../../conformance/faults/matrix";
import { mixtureOf } from "../../conformance/faults/mixture";
import { exceededLimits, orgProblems, zombieProblems } from "../../conformance/faults/oracles";
import { contentsOf } from "../../conformance/faults/org-contents";
import { print } from "../../conformance/faults/print";
import { PROGRAMS, seed } from "../../conformance/faults/programs";
import { failures, type Summary, squaresOf } from "../../conformance/faults/summary";
import { patternOf, rowOf, rowsOf } from "../../conformance/faults/templates";

// `npm run check:faults` is the whole of it; here its judges are held to invented worlds.

let before: OrgState;
/** An org with a policy, two rules, a service user with a key, in a group. */
beforeAll(async () => {
  const emulator = await startEmulator({
    seed: {
      ...seed(),
      policies: [{ id: "rstportal", type: "ACCESS_POLICY", name: "Portal" }],
      rules: ["First", "Second"].map((name, index) => ({
        id: `rul${name}`,
        policyId: "rstportal",
        type: "ACCESS_POLICY",
        name,
        priority: index,
      })),
      serviceUsers: [{ name: "bot", groups: ["deployers"], keys: [{}] }],
    },
  });
  before = emulator.state();
  await emulator.stop();
});

function invented(change: (state: OrgState) => void = () => undefined): OrgState {
  const state = structuredClone(before);
  change(state);
  return state;
}

const first = <T>(list: readonly T[]): T => {
  const [one] = list;
  if (one === undefined) {
    throw new Error("the list is empty");
  }
  return one;
};
const rule = (state: OrgState, name: string) => first(state.rules.filter((each) => each.name === name));
const bot = (state: OrgState) => first(state.serviceUsers.filter(({ name }) => name === "bot"));
const kinds = (expected: OrgState, actual: OrgState) =>
  orgProblems(expected, actual).map(({ kind, says }) => `${kind}: ${says.slice(0, 60)}`);

describe("the judge of orgs", () => {
  test("sees the same in two orgs that the same program made, whatever their ids, stamps and numbers", () => {
    const other = invented((state) => {
      const text = JSON.stringify(state).replaceAll("rstportal", "rstother").replaceAll("rulFirst", "rulOne");
      Object.assign(state, JSON.parse(text));
      rule(state, "Second").priority = 40;
      rule(state, "Second").lastUpdated = "2031-01-01T00:00:00.000Z";
    });
    expect(orgProblems(invented(), other)).toEqual([]);
    expect(contentsOf(other).length).toBeGreaterThan(20);
  });

  test.each<[string, string, (state: OrgState) => void]>([
    [
      "duplicate",
      'policy ACCESS_POLICY "Portal" stands 2 times',
      (state) =>
        state.policies.push({ ...first(state.policies.filter(({ id }) => id === "rstportal")), id: "rstx" }),
    ],
    [
      "duplicate",
      'rule "First" of policy ACCESS_POLICY "Portal" stands 2 times',
      (state) => state.rules.push({ ...rule(state, "First"), id: "rulx", priority: 7 }),
    ],
    [
      "orphan",
      'service user "bot-2" stands',
      (state) => state.serviceUsers.push({ ...bot(state), id: "x", name: "bot-2", keys: [] }),
    ],
    [
      "orphan",
      "mapping of app",
      (state) => state.mappings.push({ id: "m", policyId: "rstportal", resourceId: "app" }),
    ],
    [
      "missing",
      'rule "Second" of policy',
      (state) => {
        state.rules = state.rules.filter(({ name }) => name !== "Second");
      },
    ],
    [
      "different",
      'rule "First" of policy',
      (state) => {
        rule(state, "First").priority = 50;
      },
    ],
    [
      "different",
      "app 0oa1payroll000000001",
      (state) => {
        first(state.apps.filter(({ id }) => id === "0oa1payroll000000001")).accessPolicy = "rstportal";
      },
    ],
    [
      "different",
      'service user "bot" says',
      (state) => {
        bot(state).keys.push({ ...first(bot(state).keys), id: "another" });
      },
    ],
    [
      "missing",
      "membership of service user",
      (state) => {
        for (const group of state.opaGroups) {
          group.members = [];
        }
      },
    ],
  ])("finds what is %s: %s", (kind, says, change) => {
    expect(kinds(invented(), invented(change))).toContainEqual(expect.stringContaining(`${kind}: ${says}`));
  });

  test("counts neither deleted service users nor keys that have an end", () => {
    const other = invented((state) => {
      state.serviceUsers.push({ ...bot(state), id: "gone", name: "bot-1", status: "DELETED" });
      bot(state).keys.push({ ...first(bot(state).keys), id: "old", expires_at: "2031-01-01T00:00:00Z" });
    });
    expect(orgProblems(invented(), other)).toEqual([]);
  });
});

describe("the judge of limits", () => {
  const refused = (at: number, more: Partial<RequestLogEntry> = {}): RequestLogEntry => ({
    method: "GET",
    path: "/api/v1/policies",
    status: 429,
    bucket: "/api/v1",
    at: new Date(1_700_000_000_000 + at).toISOString(),
    ms: 5,
    reset: 1_700_000_060,
    concurrency: false,
    ...more,
  });
  test.each<[string, RequestLogEntry[], number]>([
    ["one surprise", [refused(0)], 0],
    ["those under way with it", [refused(0), refused(3), refused(200)], 0],
    ["one that was sent knowingly", [refused(0), refused(900)], 1],
    ["other windows and buckets", [refused(0), refused(900, { reset: 1 }), refused(900, { bucket: "b" })], 0],
    ["too many in flight", [refused(0), refused(900, { concurrency: true })], 0],
    ["answers", [refused(0), refused(900, { status: 200 })], 0],
    ["a refusal that came too late to be heard", [refused(0, { ms: 2_500 }), refused(2_900)], 0],
  ])("%s", (_name, requests, count) => {
    expect(exceededLimits(requests, 2_000)).toHaveLength(count);
  });
});

describe("the judge of plugins whose CLI was killed", () => {
  const killedAt = 1_700_000_000_000;
  const sent = (ms: number): RequestLogEntry => ({
    method: "POST",
    path: "/api/v1/policies",
    status: 200,
    bucket: "/api/v1",
    at: new Date(killedAt + ms).toISOString(),
  });
  test.each([
    [1_900, 3_000, 0],
    [2_100, 3_000, 1],
    [1_900, undefined, 1],
    [1_900, 10_500, 1],
  ])("a request after %d ms, gone after %s ms", (ms, goneAfterMs, count) => {
    expect(zombieProblems({ killedAt, goneAfterMs }, [sent(-500), sent(ms)])).toHaveLength(count);
  });
});

test("a secret is found in what was printed", () => {
  const secrets = [{ label: "key", value: "s3cret-value-of-a-key" }];
  expect(findLeaks(secrets, [{ place: "output", content: "key=s3cret-value-of-a-key" }])).not.toEqual([]);
  expect(findLeaks(secrets, [{ place: "output", content: "nothing" }])).toEqual([]);
});

test("only what a message says a killed run has left is deleted by hand", () => {
  const clash = "error: creating the policy: somebody else's object has this name (rst1)";
  expect(leftByKilledRun(`${clash}. Adopt it.\n`)).toEqual([]);
  const left = `${clash}: if a run of this program was killed, that run may have left it`;
  expect(leftByKilledRun(`${left}\n${left}\n`)).toEqual(["/policies/rst1"]);
  const rule = 'the rules of the policy rst2: a rule that is not the set\'s has the name "A" already (rul3).';
  expect(leftByKilledRun(rule)).toEqual([]);
  expect(leftByKilledRun(`${rule} If not: if a run of this program was killed then`)).toEqual([
    "/policies/rst2/rules/rul3",
  ]);
});

describe("the matrix", () => {
  const course: Course = {
    program: first(PROGRAMS),
    phase: { name: "up", command: ["up"], leavesStack: true, share: 1 },
    from: "nowhere",
    rows: new Map([
      ["POST /api/v1/policies", 2],
      ["GET /api/v1/policies", 3],
      ["PUT /api/v1/policies/{policy}", 1],
    ]),
    expected: undefined as never,
    seconds: 1,
  };
  const outcome = (trial: Trial, more: Partial<Outcome> = {}): Outcome => ({
    trial,
    hits: new Map(trial.rows.map((row) => [row, 1])),
    ups: 1,
    problems: [],
    suspects: [],
    byHand: 0,
    output: "",
    ...more,
  });
  const column = first(COLUMNS);
  const whole = first(firstTrials([course], [column]));

  test("knows the rows of requests", () => {
    const rows = rowsOf([
      { method: "GET", path: "/api/v1/policies/rst1/rules/rul1" },
      { method: "GET", path: "/api/v1/policies/rst2/rules/rul2" },
      { method: "POST", path: "/v1/teams/acme/service_users/bot/keys" },
      { method: "GET", path: "/unheard/of" },
    ]);
    expect([...rows]).toEqual([
      ["GET /api/v1/policies/{policy}/rules/{rule}", 2],
      ["POST /v1/teams/{team}/service_users/{user}/keys", 1],
      ["GET /unheard/of", 1],
    ]);
    expect(rowOf({ method: "GET", path: "/.well-known/okta-organization" })).toBe(
      "GET /.well-known/okta-organization",
    );
    expect("/api/v1/policies/rst1").not.toMatch(new RegExp(patternOf("/api/v1/policies")));
  });

  test("kills at the worst moment, and lets every other fault hit each request", () => {
    const named = (name: string) => first(COLUMNS.filter((each) => each.name === name));
    expect(armed(named("CLI killed"), "POST /api/v1/policies")).toMatchObject({ times: 1, when: "after" });
    expect(armed(named("CLI killed"), "GET /api/v1/policies")).toMatchObject({ times: 1, when: "before" });
    expect(armed(named("500 after"), "GET /api/v1/policies")).toMatchObject({ each: true, status: 500 });
  });

  test("settles all rows of a life that was good, and tries the others again", () => {
    expect(cellsOf(outcome(whole)).map(({ row }) => row)).toEqual([...course.rows.keys()]);
    const missed = outcome(whole, { hits: new Map([["GET /api/v1/policies", 1]]) });
    expect(cellsOf(missed)).toHaveLength(1);
    expect(nextTrials(missed).map(({ rows }) => rows.length)).toEqual([2]);
  });

  test("asks each suspect alone where a life was not good", () => {
    const bad = outcome(whole, { ups: 2, suspects: ["POST /api/v1/policies"] });
    expect(cellsOf(bad)).toEqual([]);
    expect(nextTrials(bad).map(({ rows }) => rows)).toEqual([
      ["POST /api/v1/policies"],
      ["GET /api/v1/policies", "PUT /api/v1/policies/{policy}"],
    ]);
    expect(nextTrials(outcome(whole, { ups: 2 })).map(({ rows }) => rows.length)).toEqual([2, 1]);
    const alone = { ...whole, rows: ["POST /api/v1/policies"] };
    expect(nextTrials(outcome(alone, { ups: 3 }))).toEqual([]);
    expect(cellsOf(outcome(alone, { ups: 3 }))).toHaveLength(1);
  });

  test("ends although a row is never hit", () => {
    const never = (trial: Trial): Trial[] => nextTrials(outcome(trial, { hits: new Map() }));
    expect(never(whole).flatMap(never)).toEqual([]);
  });

  test("an empty cell fails, and so do a problem and a second command", () => {
    const summary = (more: Partial<Outcome>, rows = whole.rows): Summary => {
      const alone = rows.map((row) => ({ ...whole, rows: [row] }));
      const cells = alone.flatMap((trial) => cellsOf(outcome(trial, more)));
      return { ...squaresOf([course], [column], cells), cells, seeds: [], seconds: 1 };
    };
    expect(failures(summary({}), COLUMNS)).toEqual([]);
    expect(failures(summary({}, whole.rows.slice(1)), COLUMNS)).toHaveLength(1);
    expect(print(summary({}, whole.rows.slice(1)))).toContain("·");
    expect(failures(summary({ ups: 2 }), COLUMNS)).toHaveLength(3);
    expect(failures(summary({ problems: [{ kind: "orphan", says: "x" }] }), COLUMNS)).toHaveLength(3);
    expect(print(summary({ problems: [{ kind: "orphan", says: "x" }] }))).toContain("!");
  });
});

test("a mixture is the same for the same seed, and another one for another", () => {
  expect(mixtureOf(7, 0.1, 50)).toEqual(mixtureOf(7, 0.1, 50));
  const many = Array.from({ length: 200 }, (_, index) => mixtureOf(index, 0.1, 50));
  const all = JSON.stringify(many);
  for (const part of [
    "exhaust",
    "freezeMs",
    "truncate",
    '"lose":"response"',
    "409",
    "423",
    "revoke",
    "write",
  ]) {
    expect(all).toContain(part);
  }
  expect(many.filter(({ switches }) => switches.readLagMs !== 0).length).toBeGreaterThan(40);
  const answers = many.map(({ switches }) => Object.entries(switches.opa ?? {}));
  for (const [question] of answers[0] ?? []) {
    const given = new Set(answers.flat().flatMap(([name, value]) => (name === question ? [value] : [])));
    expect([question, given.size]).toEqual([question, 2]);
  }
});
