import { type Emulator, startEmulator } from "okta-emulator";
import type { OktaOrg } from "../../provider/src/okta/client";
import { orgOf, waits } from "./connected";

// What Okta refuses by design (facts §2.0, §3.4 to §3.7) is explained: its own words say neither why nor what to do.
const app = "0oaPayroll0000000001";
let emulator: Emulator;
let org: OktaOrg;
const begin = async (engine: "idx" | "v1" = "idx"): Promise<void> => {
  emulator = await startEmulator({ features: { engine }, seed: { apps: [{ id: app, label: "Payroll" }] } });
  org = orgOf(emulator, waits(emulator));
};
afterEach(() => emulator.stop());

const named = (name: string): string =>
  emulator.state().policies.find((policy) => policy.name === name)?.id ?? "none";
const defaultOf = (wanted: string): string =>
  emulator.state().policies.find(({ type, system }) => type === wanted && system === true)?.id ?? "none";
const make = async (type: string): Promise<string> => (await org.policies.create({ type, name: "Mine" })).id;

interface Refused {
  readonly what: string;
  readonly call: () => Promise<unknown>;
  readonly explained: RegExp;
}

const REFUSED: readonly Refused[] = [
  {
    what: "an app through the mappings of a sign-in policy (§3.7)",
    call: async () => org.mappings.create(await make("ACCESS_POLICY"), app),
    explained: /E0000001.*no longer supported.*map them with PolicyResourceMapping and appId/s,
  },
  {
    what: "another app on a policy that belongs to one (§3.7)",
    call: async () => org.apps.assign(app, named("Okta Admin Console")),
    explained:
      /E0000001.*belongs to Okta Admin Console.*made this policy for one app of its own.*adopt this one by its name/s,
  },
  {
    what: "an app on the policy of account management (§2.0)",
    call: async () => org.apps.assign(app, named("Okta Account Management Policy")),
    explained: /E0000001.*those that Okta keeps for account management take none/s,
  },
  {
    what: "an app on a policy of a type that apps do not stand on (§3.7)",
    call: async () => org.apps.assign(app, defaultOf("OKTA_SIGN_ON")),
    explained: /E0000001.*Apps stand on ACCESS_POLICY and PROFILE_ENROLLMENT policies/s,
  },
  {
    what: "an API service app (§3.7)",
    call: async () => {
      const policy = await make("ACCESS_POLICY");
      emulator.faults.add({
        method: "PUT",
        path: `/apps/${app}/policies/`,
        status: 400,
        body: {
          errorCode: "E0000001",
          errorSummary: `Api validation failed: invalid resource type. Valid types include ${app}`,
          errorCauses: [],
        },
      });
      return await org.apps.assign(app, policy);
    },
    explained:
      /E0000001.*does not take a sign-in policy for API service apps, because nobody signs in to them/s,
  },
  {
    what: "deactivating a policy on which apps stand (§3.4)",
    call: async () => {
      const policy = await make("ACCESS_POLICY");
      await org.apps.assign(app, policy);
      return await org.policies.lifecycle(policy, "deactivate");
    },
    explained: /E0000001.*Move its apps to another policy first: PolicyResourceMapping/s,
  },
  {
    what: "deleting a policy on which apps stand (§3.6)",
    call: async () => {
      const policy = await make("ACCESS_POLICY");
      await org.apps.assign(app, policy);
      return await org.policies.delete(policy);
    },
    explained: /E0000001.*Move its apps to another policy first.*reassignTo/s,
  },
  {
    what: "a clone of another type (§1.1)",
    call: () => org.policies.clone(defaultOf("OKTA_SIGN_ON")),
    explained: /E0000001.*Okta clones app sign-in policies only/s,
  },
  {
    what: "deleting a default policy (§2.0)",
    call: () => org.policies.delete(defaultOf("PASSWORD")),
    explained:
      /deleting the policy 00p\w+: Okta answered 40[03].*(?:system object, or wrong state|admin role)/s,
  },
  {
    what: "deactivating a default policy (§2.0)",
    call: () => org.policies.lifecycle(defaultOf("PASSWORD"), "deactivate"),
    explained: /deactivating the policy 00p\w+: Okta answered 40[03]/,
  },
  {
    what: "another place for a default policy (§2.0)",
    call: async () => {
      const { name, type, conditions, settings } = await org.policies.get(defaultOf("PASSWORD"));
      const sent = { name, type, priority: 5, conditions: conditions ?? null, settings: settings ?? null };
      return await org.policies.replace(defaultOf("PASSWORD"), sent);
    },
    explained: /E0000077.*pulumi up --refresh/s,
  },
  {
    what: "a policy of an authorization server (§2.0)",
    call: () => org.policies.list("OAUTH_AUTHORIZATION_POLICY"),
    explained:
      /listing the OAUTH_AUTHORIZATION_POLICY policies: Okta answered 400 E0000002.*knows this policy type/s,
  },
];

test.each(REFUSED)("$what", async ({ call, explained }) => {
  await begin();
  await expect(call()).rejects.toThrow(explained);
  // Each names the request, for whoever asks Okta's support.
  await expect(call()).rejects.toThrow(/\(request \S+\)/);
});

test("a type of the Identity Engine on a Classic org", async () => {
  await begin("v1");
  await expect(org.policies.list("ACCESS_POLICY")).rejects.toThrow(
    /E0000002.*Check that the org's engine \(Classic or Identity Engine\) knows this policy type/s,
  );
});
