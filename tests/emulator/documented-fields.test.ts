import { type Emulator, startEmulator } from "okta-emulator";
import { type Call, okta, read } from "./calling";
import { policies, premade } from "./documented-policies";
import { rules } from "./documented-rules";

// What the emulator does not know it drops without a word, so that a hole in it would look like Okta's own doing.

let emulator: Emulator;
let call: Call;
beforeAll(async () => {
  emulator = await startEmulator();
  call = okta(emulator);
  emulator.features({ authenticators: [{ key: "okta_email" }, { key: "webauthn" }] });
});
afterAll(() => emulator.stop());

async function ruleOf(type: string): Promise<{ path: string; name: string; priority: number }> {
  const all = (await call("GET", `/api/v1/policies?type=${type}`)).body;
  const path = `/api/v1/policies/${read<string>(all, 0, "id")}/rules`;
  const [rule] = (await call("GET", path)).body as { id: string; name: string; priority: number }[];
  if (!rule) {
    throw new Error(`there is no ${type} rule`);
  }
  return { ...rule, path: `${path}/${rule.id}` };
}

test.each(rules)("a rule of %s keeps what it says: %s", async (type, name, body) => {
  const creatable = !["IDP_DISCOVERY", "ENTITY_RISK"].includes(type);
  const policy = creatable
    ? (await call("POST", "/api/v1/policies", { type, name })).body
    : read<object>((await call("GET", `/api/v1/policies?type=${type}`)).body, 0);
  const path = `/api/v1/policies/${read<string>(policy, "id")}/rules`;
  const made = (await call("POST", path, { name, ...body })).body;
  expect(made).toMatchObject(body);
  const replaced = await call("PUT", `${path}/${read<string>(made, "id")}`, { name, priority: 1, ...body });
  expect(replaced.body).toMatchObject(body);
});

test.each(premade)("the rule of %s keeps what it says", async (type, body) => {
  const { path, name, priority } = await ruleOf(type);
  const { body: answer } = await call("PUT", path, { name, priority, ...body });
  expect(answer).toMatchObject(body);
});

test.each(policies)("a policy of %s keeps what it says", async (type, body) => {
  const { body: answer } = await call("POST", "/api/v1/policies", {
    type,
    name: "all",
    description: "d",
    ...body,
  });
  expect(answer).toMatchObject({ description: "d", ...body });
});
