import { type Emulator, startEmulator } from "okta-emulator";
import { type Call, okta, read } from "./calling";

/** Facts on policies §3.3, observed details 1 to 6, as recorded. */

let emulator: Emulator;
let call: Call;

beforeEach(async () => {
  emulator = await startEmulator();
  call = okta(emulator);
});
afterEach(() => emulator.stop());

const idOf = (body: unknown): string => read<string>(body, "id");
interface Listed {
  id: string;
  name: string;
  priority: number;
  system: boolean;
}

async function accessPolicy(priorities: readonly number[]): Promise<{ path: string; ids: string[] }> {
  const policy = await call("POST", "/api/v1/policies", { type: "ACCESS_POLICY", name: "p" });
  const path = `/api/v1/policies/${idOf(policy.body)}/rules`;
  const ids: string[] = [];
  for (const priority of priorities) {
    ids.push(idOf((await call("POST", path, accessRule(`r${priority}`, priority))).body));
  }
  return { path, ids };
}

const accessRule = (name: string, priority?: number) => ({
  type: "ACCESS_POLICY",
  name,
  ...(priority === undefined ? {} : { priority }),
  actions: { appSignOn: { access: "ALLOW", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } } },
});

async function prioritiesAt(path: string): Promise<Record<string, number>> {
  const { body } = await call("GET", path);
  return Object.fromEntries((body as Listed[]).map(({ name, priority }) => [name, priority]));
}

describe("v2", () => {
  test("1: an unchanged rule put at its own number pushes its neighbours; a sweep restores them", async () => {
    const { path, ids } = await accessPolicy([1, 2, 3, 4]);
    const seen: Record<string, number>[] = [];
    for (const [index, id] of ids.entries()) {
      await call("PUT", `${path}/${id}`, accessRule(`r${index + 1}`, index + 1));
      seen.push(await prioritiesAt(path));
    }
    expect(seen[0]).toMatchObject({ r1: 1, r2: 3, r3: 4, r4: 5 });
    expect(seen[3]).toMatchObject({ r1: 1, r2: 2, r3: 3, r4: 4 });
  });

  test("2: the mover's old place counts as taken", async () => {
    const { path, ids } = await accessPolicy([0, 1, 2, 3, 4, 5]);
    await call("PUT", `${path}/${ids[3]}`, accessRule("r3", 1));
    expect(await prioritiesAt(path)).toMatchObject({ r0: 0, r3: 1, r1: 2, r2: 3, r4: 5, r5: 6 });
  });

  test("3: PUT without a number goes last, behind its own old place too", async () => {
    const { path, ids } = await accessPolicy([0, 8]);
    await call("PUT", `${path}/${ids[1]}`, accessRule("r8"));
    expect(await prioritiesAt(path)).toMatchObject({ r8: 9 });
    await call("PUT", `${path}/${ids[1]}`, accessRule("r8"));
    expect(await prioritiesAt(path)).toMatchObject({ r8: 10 });
  });

  test("4: the catch-all stays at 99, and its PUT must not say otherwise", async () => {
    const { path } = await accessPolicy([0]);
    const { body } = await call("GET", path);
    const catchAll = (body as Listed[]).find(({ system }) => system);
    expect(catchAll?.priority).toBe(99);
    const moved = await call("PUT", `${path}/${catchAll?.id}`, accessRule("Catch-all Rule", 5));
    expect([moved.status, read(moved.body, "errorCode")]).toEqual([403, "E0000077"]);
    expect((await call("PUT", `${path}/${catchAll?.id}`, accessRule("Catch-all Rule", 99))).status).toBe(200);
  });

  test("5: policies all carry 1", async () => {
    await call("POST", "/api/v1/policies", { type: "ACCESS_POLICY", name: "a", priority: 7 });
    const { body } = await call("GET", "/api/v1/policies?type=ACCESS_POLICY");
    expect(new Set((body as Listed[]).map(({ priority }) => priority))).toEqual(new Set([1]));
  });

  test("DELETE leaves a gap", async () => {
    const { path, ids } = await accessPolicy([0, 1, 2]);
    await call("DELETE", `${path}/${ids[1]}`);
    expect(await prioritiesAt(path)).toMatchObject({ r0: 0, r2: 2 });
  });
});

describe("v1", () => {
  const passwordPolicy = (name: string, priority?: number) => ({
    type: "PASSWORD",
    name,
    ...(priority === undefined ? {} : { priority }),
  });

  test("is dense, clamps, and moves the default policy behind all others", async () => {
    await call("POST", "/api/v1/policies", passwordPolicy("a"));
    const b = await call("POST", "/api/v1/policies", passwordPolicy("b", 999));
    expect(read(b.body, "priority")).toBe(2);
    const c = await call("POST", "/api/v1/policies", passwordPolicy("c", 1));
    const path = "/api/v1/policies?type=PASSWORD";
    expect(await prioritiesAt(path)).toEqual({ c: 1, a: 2, b: 3, "Default Policy": 4 });
    await call("DELETE", `/api/v1/policies/${idOf(c.body)}`);
    expect(await prioritiesAt(path)).toEqual({ a: 1, b: 2, "Default Policy": 3 });
  });

  test("4: PUT of the default policy must carry its present priority", async () => {
    await call("POST", "/api/v1/policies", passwordPolicy("a"));
    const { body } = await call("GET", "/api/v1/policies?type=PASSWORD");
    const own = (body as Listed[]).find(({ system }) => system);
    const put = (priority?: number) =>
      call("PUT", `/api/v1/policies/${own?.id}`, passwordPolicy("Default Policy", priority));
    for (const stale of [1, undefined]) {
      const refused = await put(stale);
      expect([refused.status, read(refused.body, "errorCode")]).toEqual([403, "E0000077"]);
    }
    expect((await put(2)).status).toBe(200);
  });

  test("6: what goes wrong under concurrency comes on demand, once", async () => {
    emulator.faults.add({ method: "POST", path: "/rules$", status: 500 });
    const { path } = await accessPolicy([]);
    const first = await call("POST", path, accessRule("r", 0));
    expect([first.status, read(first.body, "errorCode")]).toEqual([500, "E0000009"]);
    expect(await prioritiesAt(path)).toEqual({ "Catch-all Rule": 99 });
    expect((await call("POST", path, accessRule("r", 0))).status).toBe(200);
  });
});
