import fc from "fast-check";
import { type Emulator, startEmulator } from "okta-emulator";
import type { JsonObject } from "../../provider/src/comparison/json";
import type { PolicyList } from "../../provider/src/lifecycle/policy-object/definition";
import { policiesOf, rulesOf } from "../../provider/src/lifecycle/policy-object/lists";
import type { OktaOrg } from "../../provider/src/okta/client";
import { KnownList } from "../../provider/src/okta/known-list";
import { connections } from "../../provider/src/pulumi/connections";
import { asAdmin } from "./life";

// What a process keeps of a list it writes to must be the list, whatever is written: numbers are computed, not asked for.

let emulator: Emulator;
let org: OktaOrg;
beforeAll(async () => {
  emulator = await startEmulator();
  const config: Record<string, string> = {
    "okta:orgUrl": emulator.url,
    "okta:apiToken": emulator.credentials.apiToken,
  };
  org = connections(() => (key) => config[key]).org();
});
afterAll(() => emulator.stop());

const FOREVER = Number.POSITIVE_INFINITY;
const numbers = (items: readonly { id: string; name: string; priority?: unknown; status: string }[]) =>
  items
    .map(({ id, name, priority, status }) => `${id} ${name} ${String(priority)} ${status}`)
    .toSorted((a, b) => a.localeCompare(b));

type Step =
  | { readonly verb: "create"; readonly at: number | undefined }
  | { readonly verb: "replace"; readonly which: number; readonly at: number }
  | { readonly verb: "delete" | "deactivate"; readonly which: number };

const which = fc.nat({ max: 20 });
const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        verb: fc.constant("create" as const),
        at: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        verb: fc.constant("replace" as const),
        which,
        at: fc.integer({ min: 1, max: 9 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ verb: fc.constantFrom("delete" as const, "deactivate" as const), which }),
    },
  ),
  { minLength: 3, maxLength: 12 },
);

let made = 0;

async function take(list: PolicyList, body: (name: string) => JsonObject, step: Step): Promise<void> {
  const { items } = await list.known(org, FOREVER);
  const ours = items.filter(({ system }) => system !== true).toSorted((a, b) => a.id.localeCompare(b.id));
  if (step.verb === "create") {
    made += 1;
    await list.create(
      org,
      { ...body(`R${made}`), ...(step.at === undefined ? {} : { priority: step.at }) },
      true,
    );
    return;
  }
  const live = ours[step.which % Math.max(ours.length, 1)];
  if (live === undefined) {
    return;
  }
  if (step.verb === "replace") {
    await list.replace(org, live.id, { ...body(`${live.name}'`), priority: step.at });
  } else if (step.verb === "delete") {
    await list.delete(org, live.id);
  } else {
    await list.lifecycle(org, live.id, "deactivate");
  }
}

test.each([
  ["rules with gaps between their numbers", "ACCESS_POLICY", { appSignOn: { access: "DENY" } }],
  ["rules without gaps", "OKTA_SIGN_ON", { signon: { access: "DENY" } }],
])("%s", async (_what, type, actions) => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", { type, name: `P${made++}` });
      const ruleType = type === "OKTA_SIGN_ON" ? "SIGN_ON" : type;
      const list = rulesOf(String(id), ruleType);
      for (const step of all) {
        await take(list, (name) => ({ type: ruleType, name, actions }), step);
        const known = await list.known(org, FOREVER);
        expect(numbers(known.items)).toEqual(numbers((await org.policies.rules(String(id))).items));
      }
    }),
    { numRuns: 25 },
  );
});

test("policies that Okta numbers", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      emulator.reset();
      const list = policiesOf("OKTA_SIGN_ON");
      list.forget(org);
      for (const step of all) {
        await take(list, (name) => ({ type: "OKTA_SIGN_ON", name }), step);
        const known = await list.known(org, FOREVER);
        expect(numbers(known.items)).toEqual(numbers((await org.policies.list("OKTA_SIGN_ON")).items));
      }
    }),
    { numRuns: 25 },
  );
});

test("a number that is not as foreseen, and a failure, make the list unknown again", async () => {
  const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", { type: "ACCESS_POLICY", name: "Q" });
  const path = `/api/v1/policies/${String(id)}/rules`;
  const rule = (name: string) => ({
    type: "ACCESS_POLICY",
    name,
    actions: { appSignOn: { access: "DENY" } },
  });
  const list = rulesOf(String(id), "ACCESS_POLICY");
  const names = async () => (await list.known(org, FOREVER)).items.map(({ name }) => name).toSorted();
  await list.known(org, FOREVER);
  await asAdmin(emulator, "POST", path, rule("Somebody's"));
  expect(await names()).toEqual(["Catch-all Rule"]);
  await list.create(org, rule("Mine"), true);
  expect(await names()).toEqual(["Catch-all Rule", "Mine", "Somebody's"]);

  await asAdmin(emulator, "POST", path, rule("Another"));
  await expect(list.create(org, rule("Another"), true)).rejects.toThrow();
  expect(await names()).toContain("Another");
});

test("what is written while the list is on its way is in it", async () => {
  const list = policiesOf("ACCESS_POLICY");
  list.forget(org);
  emulator.faults.add({ method: "GET", path: "/policies$", latencyMs: 300 });
  const before = list.known(org, FOREVER);
  const live = await list.create(org, { type: "ACCESS_POLICY", name: "Meanwhile" }, true);
  await before;
  expect((await list.known(org, FOREVER)).items.map(({ id }) => id)).toContain(live.id);
});

test("a list that Okta numbers is asked for anew where a write came while it was on its way", async () => {
  const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", { type: "ACCESS_POLICY", name: "R" });
  const list = rulesOf(String(id), "ACCESS_POLICY");
  const rule = (name: string) => ({
    type: "ACCESS_POLICY",
    name,
    priority: 1,
    actions: { appSignOn: { access: "DENY" } },
  });
  const first = await list.create(org, rule("First"), true);
  list.forget(org);
  emulator.faults.add({ method: "GET", path: "/rules$", latencyMs: 300 });
  const before = list.known(org, FOREVER);
  await list.create(org, rule("Second"), true);
  await list.delete(org, first.id);
  await before;
  const { items } = await list.known(org, FOREVER);
  expect(numbers(items)).toEqual(numbers((await org.policies.rules(String(id))).items));
});

test("what is asked for as it is now joins no reading that is on its way", async () => {
  const list = policiesOf("ACCESS_POLICY");
  list.forget(org);
  emulator.faults.add({ method: "GET", path: "/policies$", latencyMs: 300 });
  const before = org.policies.list("ACCESS_POLICY");
  await new Promise((resolve) => setTimeout(resolve, 100));
  emulator.clearRequests();
  await list.fetch(org);
  await before;
  expect(emulator.requests()).toHaveLength(1);
});

test("the server's clock goes on from the answer, however long the request waited", async () => {
  const answered = new Date("2026-11-26T12:00:00Z");
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    return { items: [], now: answered };
  };
  const { now } = await new KnownList("none").read(slow, 0);
  expect(now.getTime() - answered.getTime()).toBeLessThan(300);
});
