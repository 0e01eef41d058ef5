import * as pulumi from "@pulumi/pulumi";
import { type Emulator, type JsonObject, type Seed, startEmulator } from "okta-emulator";
import * as okta from "pulumi-okta-native";
import { forgetConnections } from "../../provider/src/pulumi/connections";

// Names are what people have, and ids are what policies want.
let emulator: Emulator;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator();
  pulumi.runtime.setConfig("okta:orgUrl", emulator.url);
  pulumi.runtime.setConfig("okta:apiToken", emulator.credentials.apiToken);
});
afterEach(() => emulator.stop());

interface Lookup {
  readonly call: string;
  readonly lookUp: (args: never) => Promise<{ readonly id: string }>;
  readonly property: "name" | "label";
  readonly path: string;
  readonly part: keyof Seed;
  /** What an object of the name is in a seed, and what is answered of it. */
  readonly seeded: (name: string) => JsonObject;
  readonly answered: (name: string) => object;
  /** Whether a search of Okta's narrows, and the query of each list call. */
  readonly searches: boolean;
}

const named = (more: JsonObject) => ({
  property: "name" as const,
  seeded: (name: string): JsonObject => ({ name, ...more }),
  answered: (name: string) => ({ name, ...more }),
});

const LOOKUPS: readonly Lookup[] = [
  {
    call: "getApp",
    lookUp: okta.getApp,
    property: "label",
    path: "/api/v1/apps",
    part: "apps",
    seeded: (label) => ({ label, name: "oidc_client", status: "INACTIVE" }),
    answered: (label) => ({ label, name: "oidc_client", status: "INACTIVE", signOnMode: "OPENID_CONNECT" }),
    searches: true,
  },
  {
    call: "getGroup",
    lookUp: okta.getGroup,
    property: "name",
    path: "/api/v1/groups",
    part: "groups",
    // Okta answers null where there is no description.
    seeded: (name) => ({ profile: { name, description: null } }),
    answered: (name) => ({ name, type: "OKTA_GROUP" }),
    searches: true,
  },
  {
    call: "getNetworkZone",
    lookUp: okta.getNetworkZone,
    path: "/api/v1/zones",
    part: "zones",
    ...named({ type: "DYNAMIC", status: "ACTIVE", usage: "BLOCKLIST", system: false }),
    searches: false,
  },
  {
    call: "getIdentityProvider",
    lookUp: okta.getIdentityProvider,
    path: "/api/v1/idps",
    part: "identityProviders",
    ...named({ type: "SAML2", status: "ACTIVE" }),
    searches: true,
  },
  {
    call: "getUserType",
    lookUp: okta.getUserType,
    path: "/api/v1/meta/types/user",
    part: "userTypes",
    ...named({ displayName: "Shown", default: false }),
    searches: false,
  },
  {
    call: "getDeviceAssurancePolicy",
    lookUp: okta.getDeviceAssurancePolicy,
    path: "/api/v1/device-assurances",
    part: "deviceAssurances",
    ...named({ platform: "MACOS" }),
    searches: false,
  },
  {
    call: "getBehavior",
    lookUp: okta.getBehavior,
    path: "/api/v1/behaviors",
    part: "behaviors",
    ...named({ type: "VELOCITY", status: "ACTIVE" }),
    searches: false,
  },
];

describe.each(LOOKUPS)("$call", ({ call, lookUp, property, path, part, seeded, answered, searches }) => {
  const look = (args: object): Promise<{ readonly id: string }> => lookUp(args as never);
  const seed = (...objects: JsonObject[]): void => emulator.seed({ [part]: objects });
  const sent = (): string[] => emulator.requests().map((request) => `${request.method} ${request.path}`);

  test("by id, with one request", async () => {
    seed({ ...seeded("Mine"), id: "x1" });
    emulator.clearRequests();
    expect(await look({ id: "x1" })).toEqual({ id: "x1", ...answered("Mine") });
    expect(sent()).toEqual([`GET ${path}/x1`]);
  });

  test("by what it is called, to the letter", async () => {
    seed(
      { ...seeded("Mine too"), id: "x0" },
      { ...seeded("mine"), id: "x1" },
      { ...seeded("Mine"), id: "x2" },
      { ...seeded('Says "a\\b" & c=d'), id: "x3" },
    );
    emulator.clearRequests();
    expect(await look({ [property]: "Mine" })).toEqual({ id: "x2", ...answered("Mine") });
    expect(sent()).toEqual([`GET ${path}`]);
    expect((await look({ [property]: 'Says "a\\b" & c=d' })).id).toBe("x3");
  });

  test("through all pages", async () => {
    const crowd = Array.from({ length: 450 }, (_, index) => ({
      ...seeded(`Mine ${index}`),
      id: `x${index}`,
    }));
    seed(...crowd, { ...seeded("Mine"), id: "last" });
    emulator.clearRequests();
    expect((await look({ [property]: "Mine" })).id).toBe("last");
    const paged = part !== "userTypes" && part !== "deviceAssurances";
    expect(sent().length > 2).toBe(paged);
  });

  test("two of one name are refused with their ids", async () => {
    seed({ ...seeded("Mine"), id: "x1" }, { ...seeded("Mine"), id: "x2" });
    const lookup = look({ [property]: "Mine" });
    await expect(lookup).rejects.toThrow(okta.LookupError);
    await expect(lookup).rejects.toThrow(/2 .+ match \(x1 "Mine", x2 "Mine"\), exactly one must/);
  });

  test("a name that nobody has is refused with what is there", async () => {
    seed({ ...seeded("Mine"), id: "x1" });
    for (const name of ["Min", "Yours"]) {
      const lookup = look({ [property]: name });
      await expect(lookup).rejects.toThrow(okta.LookupError);
      await expect(lookup).rejects.toThrow(
        new RegExp(`${property} "${name}": none matches, exactly one must\\. .*: .*"Mine"`),
      );
    }
    emulator.clearRequests();
    await expect(look({ [property]: "Yours" })).rejects.toThrow();
    expect(sent()).toHaveLength(searches ? 2 : 1);
  });

  test("of a crowd, a message names the first", async () => {
    seed(...Array.from({ length: 99 }, (_, index) => ({ ...seeded(`Mine ${index}`), id: `x${index}` })));
    await expect(look({ [property]: "Mine" })).rejects.toThrow(/"Mine 40".* and \d+ more\.$/);
  });

  test("an org without any says so", async () => {
    emulator.seed({ empty: true });
    await expect(look({ [property]: "Mine" })).rejects.toThrow(/There are no /);
  });

  test("an id that nobody has is Okta's own 404", async () => {
    await expect(look({ id: "nobody" })).rejects.toThrow(okta.NotFoundError);
  });

  test("a refusal of Okta is told as it is", async () => {
    emulator.faults.add({ path, status: 403, times: 2 });
    await expect(look({ [property]: "Mine" })).rejects.toThrow(/Okta answered 403 E0000006/);
    await expect(look({ id: "x1" })).rejects.toThrow(okta.ApiError);
  });

  test.each([
    [{}],
    [{ id: "" }],
    [{ id: undefined }],
    [{ id: 7 }],
    [{ id: "x1", [property]: "Mine" }],
    [{ [property]: " " }],
    [{ title: "Mine" }],
    [{ default: false }],
    [undefined],
  ])("%j says nothing or two things, and is refused before anything is sent", async (args) => {
    emulator.clearRequests();
    await expect(lookUp(args as never)).rejects.toThrow(
      `${call}: say what you mean in exactly one way: { id: "…" } or { ${property}: "…" }`,
    );
    expect(emulator.requests()).toEqual([]);
  });
});

const value = <T>(output: pulumi.Output<T>): Promise<T> =>
  new Promise((resolve) => {
    output.apply((known) => resolve(known as T));
  });

test("outputs in, output out", async () => {
  emulator.seed({
    apps: [{ id: "x1", label: "Mine" }],
    groups: [{ id: "x2", profile: { name: "Mine" } }],
    zones: [{ id: "x3", name: "Mine" }],
    identityProviders: [{ id: "x4", name: "Mine" }],
    userTypes: [{ id: "x5", name: "Mine", displayName: "Mine" }],
    deviceAssurances: [{ id: "x6", name: "Mine" }],
    behaviors: [{ id: "x7", name: "Mine" }],
    authenticators: [{ id: "x8", key: "duo" }],
  });
  const name = pulumi.output("Mine");
  const found = [
    okta.getAppOutput({ label: name }).id,
    okta.getGroupOutput({ name }).id,
    okta.getNetworkZoneOutput({ name }).id,
    okta.getIdentityProviderOutput({ name }).id,
    okta.getUserTypeOutput({ name }).id,
    okta.getDeviceAssurancePolicyOutput({ name }).id,
    okta.getBehaviorOutput({ name }).id,
    okta.getAuthenticatorsOutput({ key: pulumi.output("duo") }).apply(([duo]) => duo?.id),
  ];
  const ids = await Promise.all(found.map((id) => value<string | undefined>(id)));
  expect(ids).toEqual(["x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8"]);
});

test("the default user type, whatever it is called", async () => {
  expect(await okta.getUserType({ default: true })).toMatchObject({ name: "user", default: true });
  expect(await value(okta.getUserTypeOutput({ default: true }))).toMatchObject({ displayName: "User" });
});

test("lookups at one time share their list", async () => {
  emulator.seed({ behaviors: [{ name: "One" }, { name: "Two" }] });
  emulator.clearRequests();
  await Promise.all(["One", "Two"].map((name) => okta.getBehavior({ name })));
  expect(emulator.requests()).toHaveLength(1);
});

describe("getAuthenticators", () => {
  test("lists all, with their methods", async () => {
    emulator.seed({ authenticators: [{ id: "aut1", key: "phone_number", status: "INACTIVE" }] });
    const all = await okta.getAuthenticators();
    expect(all.map(({ key }) => key)).toEqual(emulator.features().authenticators.map(({ key }) => key));
    expect(all.find(({ key }) => key === "phone_number")).toEqual({
      id: "aut1",
      key: "phone_number",
      name: "Phone",
      type: "phone",
      status: "INACTIVE",
      methods: [
        { type: "sms", status: "ACTIVE" },
        { type: "voice", status: "ACTIVE" },
      ],
    });
  });

  test("by key and by type; methods are asked only of those", async () => {
    const apps = await okta.getAuthenticators({ type: "app" });
    expect(apps.map(({ key }) => key)).toEqual(["google_otp", "okta_verify"]);
    emulator.clearRequests();
    expect(await okta.getAuthenticators({ key: "okta_verify", type: "app" })).toHaveLength(1);
    expect(emulator.requests()).toHaveLength(2);
    expect(await okta.getAuthenticators({ key: "okta_verify", type: "phone" })).toEqual([]);
  });

  test("without a list of methods there are none", async () => {
    emulator.seed({
      authenticators: [{ id: "aut9", key: "brand_new", name: "New", type: "app", status: "ACTIVE" }],
    });
    expect(await okta.getAuthenticators({ key: "brand_new" })).toEqual([
      { id: "aut9", key: "brand_new", name: "New", type: "app", status: "ACTIVE" },
    ]);
  });

  test("a refusal of Okta is told as it is", async () => {
    emulator.features({ engine: "v1" });
    await expect(okta.getAuthenticators()).rejects.toThrow(/listing the authenticators: Okta answered 401/);
    emulator.features({ engine: "idx" });
    emulator.faults.add({ path: "/methods$", status: 403, times: 1 });
    await expect(okta.getAuthenticators({ key: "webauthn" })).rejects.toThrow(okta.ApiError);
  });

  test.each([[{ key: "" }], [{ key: undefined }], [{ type: 1 }], [{ name: "Phone" }]])(
    "%j is refused before anything is sent",
    async (args) => {
      emulator.clearRequests();
      await expect(okta.getAuthenticators(args as never)).rejects.toThrow(/getAuthenticators: narrow by/);
      expect(emulator.requests()).toEqual([]);
    },
  );
});
