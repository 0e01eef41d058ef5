import { homeOf, ruleTypeOf } from "./declared";
import { inOrg } from "./org";

/** Objects in which one key decides what else may stand there. */
const variants: readonly [
  type: string,
  kind: "policy" | "rule",
  at: readonly string[],
  from: object,
  to: object,
][] = [
  [
    "PASSWORD",
    "rule",
    ["conditions", "network"],
    { connection: "ZONE", include: ["nzo1"] },
    { connection: "ANYWHERE" },
  ],
  [
    "PASSWORD",
    "policy",
    ["conditions", "authProvider"],
    { provider: "ACTIVE_DIRECTORY", include: ["0oa1"] },
    { provider: "OKTA" },
  ],
  [
    "OKTA_SIGN_ON",
    "rule",
    ["conditions", "identityProvider"],
    { provider: "SPECIFIC_IDP", idpIds: ["0oa1"] },
    { provider: "OKTA" },
  ],
  [
    "ACCESS_POLICY",
    "rule",
    ["actions", "appSignOn", "verificationMethod"],
    { type: "ASSURANCE", factorMode: "2FA", inactivityPeriod: "PT1H" },
    {
      type: "AUTH_METHOD_CHAIN",
      chains: [{ authenticationMethods: [{ key: "webauthn", method: "webauthn" }] }],
    },
  ],
  [
    "IDP_DISCOVERY",
    "rule",
    ["conditions", "userIdentifier"],
    { type: "ATTRIBUTE", attribute: "department", patterns: [{ matchType: "EQUALS", value: "Sales" }] },
    { type: "IDENTIFIER", patterns: [{ matchType: "SUFFIX", value: "@sales.example" }] },
  ],
  [
    "IDP_DISCOVERY",
    "rule",
    ["actions", "idp"],
    {
      idpSelectionType: "DYNAMIC",
      providers: [],
      matchCriteria: [{ providerExpression: "user.email", propertyName: "name" }],
    },
    { idpSelectionType: "SPECIFIC", providers: [{ type: "OKTA" }] },
  ],
  [
    "MFA_ENROLL",
    "policy",
    ["settings"],
    { type: "AUTHENTICATORS", authenticators: [{ key: "webauthn", enroll: { self: "OPTIONAL" } }] },
    { type: "FACTORS", factors: { okta_otp: { enroll: { self: "OPTIONAL" } } } },
  ],
];

it.each(variants)(
  "%s: a %s that is taken over and changed at %j is sent without what went with the former kind",
  inOrg(async (org, type, kind, at, from, to) => {
    const list = kind === "policy" ? "/api/v1/policies" : `/api/v1/policies/${await homeOf(org, type)}/rules`;
    const own = kind === "policy" ? type : ruleTypeOf(type);
    const made = await org.asAdmin("POST", list, { type: own, name: "Theirs", ...under(at, from) });
    const life = await org.lifeOf(kind);
    const { bodies } = await org.wrote(() =>
      life.up({
        ...(kind === "policy" ? {} : { policyId: list.split("/").at(-2) }),
        type: own,
        adopt: { id: made.id },
        converge: true,
        ...under(at, to),
      }),
    );
    expect(bodies).toHaveLength(1);
    expect(at.reduce<unknown>((inner, step) => Reflect.get(Object(inner), step), bodies[0])).toEqual(to);
  }),
);

function under(at: readonly string[], value: object): object {
  return at.reduceRight((inner, step) => ({ [step]: inner }), value);
}
