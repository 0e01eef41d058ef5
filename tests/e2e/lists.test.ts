import { join } from "node:path";
import { Console } from "./console";
import { Stack } from "./stack";

// Whole lists with the real engine: many rules at once, while Okta stumbles, and edits in the console one by one.
// `E2E_LISTS=all` adds the single rules and the further edits.

const PROGRAM = join(__dirname, "programs", "lists");
const MINUTES = 600_000;
const ALL = process.env.E2E_LISTS === "all";
const UP = ["up", "--yes", "--skip-preview"] as const;
const LOOK = ["refresh", "--preview-only", "--diff", "--expect-no-changes"] as const;

interface Body {
  name: string;
  priority: number;
  conditions: Record<string, unknown>;
  actions: { appSignOn: { access: string; verificationMethod?: Record<string, unknown> } };
}

const OPEN = {
  appSignOn: { access: "ALLOW", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } },
};

/** What the API's description of the emulator answers while writes race: each a few times, spread over a run. */
function race(stack: Stack): void {
  for (const method of ["POST", "PUT"]) {
    for (const [index, fault] of [
      { status: 409, body: { errorCode: "E0000249", errorSummary: "busy", errorCauses: [] } },
      { status: 423, body: { errorCode: "E0000239", errorSummary: "reconciling", errorCauses: [] } },
      { status: 500, body: { errorCode: "E0000009", errorSummary: "internal", errorCauses: [] } },
      { lose: "response" as const },
    ].entries()) {
      stack.emulator.faults.add({ method, path: "/rules(/\\w+)?$", skip: 5 + index * 11, ...fault });
    }
  }
}

const orders = (stack: Stack): string[][] => {
  const { policies, rules } = stack.emulator.state();
  return policies
    .filter(({ name }) => name.startsWith("App "))
    .map(({ id }) =>
      rules
        .filter(({ policyId, system }) => policyId === id && !system)
        .sort((a, b) => a.priority - b.priority)
        .map(({ name }) => name),
    );
};
const expected = (count: number, isReversed: boolean): string[] => {
  const names = [...Array(count).keys()].map((index) => `Rule ${String(index).padStart(2, "0")}`);
  return isReversed ? names.reverse() : names;
};

describe.each([["sets", true], ...(ALL ? [["single rules", false] satisfies [string, boolean]] : [])])(
  "three policies of forty rules as %s, at --parallel 64, while writes race",
  (_what, asSets) => {
    let stack: Stack;
    beforeAll(async () => {
      stack = await Stack.begin(PROGRAM, asSets ? "e2e-lists-sets" : "e2e-lists-single");
      await stack.succeeds("config", "set", "sets", String(asSets));
    }, MINUTES);
    afterAll(() => stack?.end());

    test.each([false, true])(
      "are right at the first up, and silent afterwards (reversed: %s)",
      async (isReversed) => {
        await stack.succeeds("config", "set", "reversed", String(isReversed));
        race(stack);
        await stack.succeeds(...UP, "--parallel", "64");
        stack.emulator.faults.clear();
        expect(orders(stack)).toEqual([0, 1, 2].map(() => expected(40, isReversed)));
        await stack.succeeds(...LOOK, "--parallel", "64");
        await stack.succeeds("preview", "--expect-no-changes");
      },
      MINUTES,
    );
  },
);

describe("edits in the console on sets", () => {
  let stack: Stack;
  let admin: Console;
  let path = "";
  beforeAll(async () => {
    stack = await Stack.begin(PROGRAM, "e2e-lists-edits");
    for (const [key, value] of [
      ["sets", "true"],
      ["policies", "2"],
      ["rules", "6"],
    ] as const) {
      await stack.succeeds("config", "set", key, value);
    }
    await stack.succeeds(...UP);
    admin = new Console(stack.emulator);
    path = `/policies/${(await admin.policy("ACCESS_POLICY", "App 0")).id}/rules`;
  }, MINUTES);
  afterAll(() => stack?.end());

  const ruleAt = async (name: string) => (await admin.rule("ACCESS_POLICY", "App 0", name)).path;
  const edit = async (name: string, change: (body: Body) => void) =>
    admin.edit<Body>(await ruleAt(name), change);
  const call = async (method: string, name: string, more = "") =>
    admin.okta(method, `${await ruleAt(name)}${more}`);
  const add = (name: string, more: object) =>
    admin.okta("POST", path, { type: "ACCESS_POLICY", name, actions: OPEN, ...more });

  const numberOf = (name: string) =>
    stack.emulator.state().rules.find((rule) => rule.name === name && rule.policyId === path.split("/")[2])
      ?.priority ?? 0;

  interface Edit {
    readonly what: string;
    readonly act: () => Promise<unknown>;
    /** What the refresh shows. */
    readonly shows: RegExp;
    /** What an up leaves, because it is not the program's. */
    readonly undo?: () => Promise<unknown>;
  }
  const foreign = (what: string, name: string, more: object, shows: RegExp): Edit => ({
    what,
    act: () => add(name, more),
    shows,
    undo: () => call("DELETE", name),
  });
  const edits: Edit[] = [
    foreign("a foreign rule on top", "backdoor", { priority: 0 }, /\+ backdoor.*on top/s),
    {
      what: "a rule moved to the top",
      act: () => edit("Rule 05", (body) => (body.priority = 0)),
      shows: /\[0\]: "Rule 00" => "Rule 05"/,
    },
    {
      what: "an action weakened",
      act: () =>
        edit(
          "Rule 01",
          (body) => (body.actions.appSignOn.verificationMethod = { type: "ASSURANCE", factorMode: "1FA" }),
        ),
      shows: /factorMode\s*: "2FA" => "1FA"/,
    },
    {
      what: "the catch-all opened",
      act: () => edit("Catch-all Rule", (body) => (body.actions = OPEN)),
      shows: /access\s*: "DENY" => "ALLOW"/,
    },
    {
      what: "a rule deactivated",
      act: () => call("POST", "Rule 00", "/lifecycle/deactivate"),
      shows: /status\s*: "INACTIVE"|"ACTIVE" => "INACTIVE"/,
    },
  ];
  const further: Edit[] = [
    {
      what: "a foreign rule in the middle",
      act: () => add("sidedoor", { priority: numberOf("Rule 03") }),
      shows: /\+ sidedoor.*below \\?"Rule 02/s,
      undo: () => call("DELETE", "sidedoor"),
    },
    foreign("a foreign rule at the end", "lastdoor", {}, /\+ lastdoor.*below \\?"Rule 05/s),
    foreign(
      "a foreign rule that refuses",
      "wall",
      { priority: 1, actions: { appSignOn: { access: "DENY" } } },
      /\+ wall.*DENY/s,
    ),
    foreign(
      "a foreign rule by a network",
      "zone",
      { conditions: { network: { connection: "ZONE", include: ["nzo1office0000000001"] } } },
      /\+ zone.*by network/s,
    ),
    {
      what: "two rules changed places",
      act: async () => {
        await edit("Rule 03", (body) => (body.priority = numberOf("Rule 01")));
      },
      shows: /"Rule 01" => "Rule 03"/,
    },
    {
      what: "a rule moved to the end",
      act: () => edit("Rule 00", (body) => (body.priority = 50)),
      shows: /\[0\]: "Rule 00" => "Rule 01"/,
    },
    {
      what: "a rule renamed",
      act: () => edit("Rule 02", (body) => (body.name = "Two")),
      shows: /\+ name\s*: "Two"/,
    },
    {
      what: "a rule renamed and weakened",
      act: () =>
        edit("Rule 02", (body) => {
          body.name = "Two";
          body.actions.appSignOn.verificationMethod = { type: "ASSURANCE", factorMode: "1FA" };
        }),
      shows: /\+ name\s*: "Two"/,
    },
    {
      what: "a rule deleted",
      act: () => call("DELETE", "Rule 04"),
      shows: /- Rule 04/,
    },
    {
      what: "the first rule deleted",
      act: () => call("DELETE", "Rule 00"),
      shows: /- Rule 00/,
    },
    {
      what: "a refusal turned round",
      act: () => edit("Rule 03", (body) => (body.actions = OPEN)),
      shows: /access\s*: "DENY" => "ALLOW"/,
    },
    {
      what: "an expression widened",
      act: () => edit("Rule 01", (body) => (body.conditions.elCondition = { condition: "true" })),
      shows: /=> "true"/,
    },
    {
      what: "a condition added",
      act: () =>
        edit("Rule 01", (body) => {
          body.conditions.people = { users: { exclude: ["00u1alice00000000001"] } };
        }),
      shows: /\+ people/,
    },
    {
      what: "a network excluded",
      act: () =>
        edit("Rule 03", (body) => {
          body.conditions.network = { connection: "ZONE", exclude: ["nzo1office0000000001"] };
        }),
      shows: /network/,
    },
    {
      what: "an interval of reauthentication added",
      act: () =>
        edit("Rule 01", (body) => {
          body.actions.appSignOn.verificationMethod = {
            type: "ASSURANCE",
            factorMode: "2FA",
            reauthenticateIn: "PT0S",
          };
        }),
      shows: /reauthenticateIn/,
    },
    {
      what: "the catch-all opened with two factors",
      act: () =>
        edit("Catch-all Rule", (body) => {
          body.actions = {
            appSignOn: { access: "ALLOW", verificationMethod: { type: "ASSURANCE", factorMode: "2FA" } },
          };
        }),
      shows: /access\s*: "DENY" => "ALLOW"/,
    },
    {
      what: "a rule that refuses deactivated",
      act: () => call("POST", "Rule 03", "/lifecycle/deactivate"),
      shows: /"ACTIVE" => "INACTIVE"|status\s*: "INACTIVE"/,
    },
    {
      what: "the last rule deactivated",
      act: () => call("POST", "Rule 05", "/lifecycle/deactivate"),
      shows: /status\s*: "INACTIVE"|"ACTIVE" => "INACTIVE"/,
    },
    {
      what: "a condition taken away",
      act: () => edit("Rule 05", (body) => (body.conditions = {})),
      shows: /- elCondition/,
    },
    {
      what: "two rules edited at once",
      act: async () => {
        await edit("Rule 01", (body) => (body.actions = OPEN));
        await edit("Rule 04", (body) => (body.actions = OPEN));
      },
      shows: /~ Rule 01.*~ Rule 04/s,
    },
  ];

  test.each([...edits, ...(ALL ? further : [])])(
    "$what: seen, alone, repaired, silent",
    async ({ act, shows, undo }) => {
      const before = orders(stack);
      await act();
      const seen = await stack.fails(...LOOK);
      expect(seen).toMatch(shows);
      expect(seen).toMatch(/~ 1 to update\s+\d+ unchanged/);
      if (undo !== undefined) {
        await stack.succeeds(...UP, "--refresh");
        await stack.fails("preview", "--expect-no-changes");
        await undo();
      }
      await stack.succeeds(...UP, "--refresh");
      expect(orders(stack)).toEqual(before);
      await stack.succeeds(...LOOK);
      await stack.succeeds("preview", "--expect-no-changes");
    },
    MINUTES,
  );
});
