import { type Emulator, startEmulator } from "okta-emulator";
import { okta, read } from "./calling";

// What a real org showed goes in as it was seen, whatever the emulator would have made of it.
const policy = {
  id: "rstSeenElsewhere0seen",
  type: "ACCESS_POLICY",
  name: "Seen elsewhere",
  priority: 1,
  status: "INACTIVE",
  system: false,
  created: "2024-02-03T04:05:06.000Z",
  lastUpdated: "2024-02-03T04:05:07.000Z",
  _links: { userIdentificationPolicy: { href: "https://acme.okta.example/api/v1/policies/rstOther" } },
};
const rule = {
  id: "rulSeenElsewhere0seen",
  policyId: policy.id,
  name: "Seen rule",
  priority: 8,
  description: "a property that the emulator does not know",
  conditions: { moon: { phase: "FULL" } },
  actions: { appSignOn: { access: "ALLOW" } },
};
const rules = `/api/v1/policies/${policy.id}/rules`;

describe("a verbatim seed", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({
      seed: { empty: true, verbatim: true, policies: [policy], rules: [rule] },
    });
  });
  afterEach(() => emulator.stop());

  test("is shown as it was seen, without a catch-all or a neighbour that moved", async () => {
    const shown = await okta(emulator)("GET", `/api/v1/policies/${policy.id}`);
    const { _links: _, ...seen } = policy;
    expect(shown.body).toMatchObject(seen);
    expect(read(shown.body, "_links", "userIdentificationPolicy")).toEqual(
      policy._links.userIdentificationPolicy,
    );
    const list = await okta(emulator)("GET", rules);
    const { policyId: _policyId, ...seenRule } = rule;
    expect(list.body).toEqual([
      expect.objectContaining({ ...seenRule, type: "ACCESS_POLICY", status: "ACTIVE" }),
    ]);
  });

  test("is normalised when it is written again", async () => {
    const { body } = await okta(emulator)("PUT", `${rules}/${rule.id}`, {
      type: "ACCESS_POLICY",
      name: "Seen rule",
      priority: 8,
      description: "gone",
      conditions: {},
      actions: rule.actions,
    });
    expect(body).not.toHaveProperty("description");
    expect(read(body, "conditions")).toMatchObject({ people: { users: { exclude: [] } } });
    expect(read(body, "actions", "appSignOn", "keepMeSignedIn")).toEqual({ postAuth: "NOT_ALLOWED" });
  });
});

test("an identity provider of the seed is answered with its name", async () => {
  const emulator = await startEmulator({
    seed: { identityProviders: [{ id: "0oaTownHallIdp000idp0", name: "Town hall" }] },
  });
  const call = okta(emulator);
  const { body } = await call("GET", "/api/v1/policies?type=IDP_DISCOVERY");
  const made = await call("POST", `/api/v1/policies/${read<string>(body, 0, "id")}/rules`, {
    type: "IDP_DISCOVERY",
    name: "Clerks",
    actions: { idp: { providers: [{ type: "SAML2", id: "0oaTownHallIdp000idp0" }] } },
  });
  expect(read(made.body, "actions", "idp", "providers", 0, "name")).toBe("Town hall");
  await emulator.stop();
});

test("v2 policies are listed by id, which grows with time", async () => {
  const emulator = await startEmulator();
  const call = okta(emulator);
  for (const name of ["one", "two", "three"]) {
    await call("POST", "/api/v1/policies", { type: "ACCESS_POLICY", name });
  }
  const { body } = await call("GET", "/api/v1/policies?type=ACCESS_POLICY");
  const listed = body as { id: string; name: string }[];
  expect(listed.map(({ id }) => id)).toEqual(listed.map(({ id }) => id).sort());
  expect(listed.slice(-3).map(({ name }) => name)).toEqual(["one", "two", "three"]);
  await emulator.stop();
});
