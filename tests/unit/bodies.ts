import * as fc from "fast-check";
import type { Json, JsonObject } from "../../provider/src/comparison/json";

/** Bodies as users write them: any part may be left out; values collide often, so that things meet. */

const group = fc.constantFrom("00gA", "00gB", "00gC");
const groups = fc.uniqueArray(group, { maxLength: 3 });
const maybe = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(shape, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

const constraint = maybe({
  knowledge: maybe({
    types: fc.uniqueArray(fc.constantFrom("password", "PASSWORD", "security_key"), { maxLength: 2 }),
    required: fc.boolean(),
    reauthenticateIn: fc.constantFrom("PT2H", "PT120M", "PT1H"),
  }),
  possession: maybe({
    deviceBound: fc.constantFrom("REQUIRED", "OPTIONAL"),
    required: fc.boolean(),
    authenticationMethods: fc.array(
      fc.record({ key: fc.constantFrom("okta_verify", "phone"), method: fc.constantFrom("push", "sms") }),
      { maxLength: 2 },
    ),
  }),
});

const accessRule = maybe({
  name: fc.constantFrom("Staff", "Contractors"),
  description: fc.constantFrom("", "words", null),
  conditions: maybe({
    people: maybe({ groups: maybe({ include: groups, exclude: groups }), users: maybe({ exclude: groups }) }),
    network: fc.oneof(
      fc.record({ connection: fc.constant("ANYWHERE") }),
      fc.record({ connection: fc.constant("ZONE"), include: groups }),
    ),
    platform: maybe({
      include: fc.array(
        fc.record({
          type: fc.constantFrom("MOBILE", "DESKTOP"),
          os: fc.record({ type: fc.constantFrom("ANY", "OTHER", "IOS") }),
        }),
        { maxLength: 3 },
      ),
    }),
    riskScore: fc.record({ level: fc.constantFrom("ANY", "LOW") }),
  }),
  actions: maybe({
    appSignOn: maybe({
      access: fc.constantFrom("ALLOW", "DENY"),
      verificationMethod: fc.oneof(
        fc.record({
          type: fc.constant("ASSURANCE"),
          factorMode: fc.constantFrom("1FA", "2FA"),
          reauthenticateIn: fc.constantFrom("PT12H", "PT720M", "PT1H"),
          constraints: fc.array(constraint, { maxLength: 2 }),
        }),
        fc.record({
          type: fc.constant("AUTH_METHOD_CHAIN"),
          chains: fc.array(fc.record({ next: groups }), { maxLength: 2 }),
        }),
      ),
    }),
  }),
});

const enrolment = fc.constantFrom("NOT_ALLOWED", "OPTIONAL", "REQUIRED");
const mfaPolicy = maybe({
  name: fc.constantFrom("Staff", "Contractors"),
  settings: fc.record(
    {
      type: fc.constant("AUTHENTICATORS"),
      authenticators: fc.uniqueArray(
        fc.record({
          key: fc.constantFrom("okta_email", "webauthn", "custom_app", "1"),
          enroll: fc.record({ self: enrolment }),
        }),
        { maxLength: 4, selector: ({ key }) => key },
      ),
    },
    { requiredKeys: ["type"] },
  ),
});

const own = (key: string) => key !== "__proto__" && key !== "id" && !key.startsWith("_");
/** Anything at all, for the code must not rest on what it knows. */
const anything: fc.Arbitrary<JsonObject> = fc
  .dictionary(
    fc.string({ maxLength: 3 }).filter((key) => own(key) && !/^(system|created|lastUpdated)$/.test(key)),
    fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
    { maxKeys: 4 },
  )
  .map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);

/** Through JSON, as everything in state goes; it also drops prototypes of fast-check's own. */
const plain = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<JsonObject> =>
  arbitrary.map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);

export const accessRules = plain(accessRule);
export const mfaPolicies = plain(mfaPolicy);
export const anyObjects = anything;
