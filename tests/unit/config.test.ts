import { oktaSettings } from "../../provider/src/config/okta";
import { opaSettings } from "../../provider/src/config/opa";
import { settingSource } from "../../provider/src/config/source";
import { SettingsError } from "../../provider/src/config/values";

type Values = Record<string, string>;
const okta = (config: Values, environment: Values = {}) =>
  oktaSettings(settingSource((key) => config[key], environment));
const opa = (config: Values, environment: Values = {}) =>
  opaSettings(settingSource((key) => config[key], environment));

const org = { "okta:orgUrl": "https://acme.okta.com", "okta:apiToken": "from-config" };
const team = {
  "oktapam:team": "acme",
  "oktapam:apiHost": "acme.pam.okta.com",
  "oktapam:key": "0f1e2d3c-4b5a-4678-9a0b-1c2d3e4f5a6b",
  "oktapam:secret": "hush",
};

/** The error as one string; fails where there was none. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return String(error);
  }
  throw new Error("nothing was refused");
}

describe("where settings come from", () => {
  test("stack config alone, environment alone", () => {
    expect(okta(org)).toEqual({
      orgUrl: "https://acme.okta.com",
      signIn: { kind: "apiToken", token: "from-config" },
    });
    expect(okta({}, { OKTA_ORG_URL: "https://acme.okta.com/", OKTA_API_TOKEN: "from-env" })).toEqual({
      orgUrl: "https://acme.okta.com",
      signIn: { kind: "apiToken", token: "from-env" },
    });
  });

  test("credentials: the environment wins, unless it is blank", () => {
    expect(okta(org, { OKTA_API_TOKEN: "rotated" }).signIn).toEqual({ kind: "apiToken", token: "rotated" });
    expect(okta(org, { OKTA_API_TOKEN: "  " }).signIn).toEqual({ kind: "apiToken", token: "from-config" });
    expect(opa(team, { OKTAPAM_SECRET: "rotated" }).signIn).toMatchObject({ secret: "rotated" });
  });

  test("blanks around a value do not count", () => {
    expect(okta({ ...org, "okta:apiToken": " t\n" }).signIn).toEqual({ kind: "apiToken", token: "t" });
  });

  test("an org from name and domain", () => {
    const named = { "okta:orgName": "acme", "okta:apiToken": "t" };
    expect(okta(named).orgUrl).toBe("https://acme.okta.com");
    expect(okta({ ...named, "okta:baseUrl": "oktapreview.com" }).orgUrl).toBe("https://acme.oktapreview.com");
  });
});

describe("which org is meant must not be contradicted", () => {
  test("by the environment", () => {
    const said = refusal(() => okta(org, { OKTA_ORG_URL: "https://other.okta.com" }));
    expect(said).toContain("https://acme.okta.com");
    expect(said).toContain("https://other.okta.com");
    expect(said).toContain("OKTA_ORG_URL");
    expect(said).toContain("okta:orgUrl");
  });

  test("by the name of the same place", () => {
    expect(refusal(() => okta({ ...org, "okta:orgName": "other" }))).toContain("Keep one");
    expect(okta({ ...org, "okta:orgName": "acme" }).orgUrl).toBe("https://acme.okta.com");
  });

  test("the same org spelled otherwise is no contradiction", () => {
    expect(okta(org, { OKTA_ORG_URL: "https://ACME.okta.com/" }).orgUrl).toBe("https://acme.okta.com");
    expect(okta(org, { OKTA_ORG_NAME: "acme" }).orgUrl).toBe("https://acme.okta.com");
  });

  test("nor the team or its host", () => {
    expect(refusal(() => opa(team, { OKTAPAM_TEAM: "other" }))).toContain("OKTAPAM_TEAM");
    expect(refusal(() => opa(team, { OKTAPAM_API_HOST: "other.pam.okta.com" }))).toContain("oktapam:apiHost");
    expect(opa(team, { OKTAPAM_TEAM: "acme" }).team).toBe("acme");
  });

  test("the same host with and without its scheme is no contradiction", () => {
    expect(opa(team, { OKTAPAM_API_HOST: "https://acme.pam.okta.com/" }).baseUrl).toBe(
      "https://acme.pam.okta.com",
    );
  });
});

test("a contradiction does not show what stands before the host", () => {
  const said = refusal(() => okta(org, { OKTA_ORG_URL: "https://admin:hush@other.okta.com" }));
  expect(said).not.toContain("hush");
  expect(
    refusal(() => okta({ ...org, "okta:orgUrl": "https://a:hush@acme.okta.com", "okta:orgName": "b" })),
  ).not.toContain("hush");
});

describe("credentials go to Okta only, and encrypted", () => {
  test.each([
    "https://acme.okta.com",
    "https://acme.oktapreview.com",
    "https://acme.okta-emea.com",
    "https://acme.okta-gov.com",
    "https://acme.okta.mil",
    "http://localhost:8080",
    "http://127.0.0.1:8080",
    "http://[::1]:8080",
  ])("%s is taken", (url) => {
    expect(okta({ ...org, "okta:orgUrl": url }).orgUrl).toBe(url);
  });

  test.each([
    ["https://notokta.com", "not an Okta domain"],
    ["https://acme.notokta.com", "not an Okta domain"],
    ["https://okta.com.evil.example", "not an Okta domain"],
    ["https://acme.okta.com@evil.example", "must not contain credentials"],
    ["https://admin:pw@acme.okta.com", "must not contain credentials"],
    ["http://acme.okta.com", "must use https"],
    ["http://localhost.evil.example", "must use https"],
    ["http://127.0.0.1.evil.example", "must use https"],
    ["https://acme-admin.okta.com", "https://acme.okta.com"],
    ["https://acme-admin.oktapreview.com/admin/dashboard", "names the Admin Console"],
    ["https://", "is not a URL"],
    ["https://acme-admin.example", "OKTA_TRUSTED_DOMAIN"],
  ])("%s is refused: %s", (url, why) => {
    const said = refusal(() => okta({ ...org, "okta:orgUrl": url }));
    expect(said).toContain(why);
    expect(said).toContain("okta:orgUrl");
    expect(said).toContain("OKTA_ORG_URL");
  });

  test("one's own domain, when named", () => {
    const own = { ...org, "okta:orgUrl": "https://login.acme.example" };
    expect(okta({ ...own, "okta:trustedDomain": "login.acme.example" }).orgUrl).toBe(
      "https://login.acme.example",
    );
    expect(okta({ ...own, "okta:trustedDomain": "Acme.Example" }).orgUrl).toBe("https://login.acme.example");
    expect(refusal(() => okta({ ...own, "okta:trustedDomain": "n.acme.example" }))).toContain(
      "not an Okta domain",
    );
  });

  test("OPA's host needs no scheme", () => {
    expect(opa(team)).toEqual({
      baseUrl: "https://acme.pam.okta.com",
      team: "acme",
      signIn: { kind: "key", key: team["oktapam:key"], secret: "hush" },
    });
    expect(refusal(() => opa({ ...team, "oktapam:apiHost": "http://acme.pam.okta.com" }))).toContain("https");
    expect(refusal(() => opa({ ...team, "oktapam:apiHost": "pam.example" }))).toContain(
      "OKTAPAM_TRUSTED_DOMAIN_OVERRIDE",
    );
    expect(opa({ ...team, "oktapam:apiHost": "app.scaleft.com" }).baseUrl).toBe("https://app.scaleft.com");
  });
});

describe("a missing setting names its key, its variable and an example", () => {
  test.each([
    ["okta:orgUrl", "OKTA_ORG_URL", "https://acme.okta.com"],
    ["okta:apiToken", "OKTA_API_TOKEN", "00aBc"],
  ])("%s", (key, variable, example) => {
    const said = refusal(() => okta({ ...org, [key]: "" }));
    for (const part of [key, variable, example]) {
      expect(said).toContain(part);
    }
  });

  test.each([
    ["oktapam:team", "OKTAPAM_TEAM", "acme"],
    ["oktapam:apiHost", "OKTAPAM_API_HOST", "https://acme.pam.okta.com"],
    ["oktapam:key", "OKTAPAM_KEY", "0f1e2d3c"],
    ["oktapam:secret", "OKTAPAM_SECRET", "secret"],
  ])("%s", (key, variable, example) => {
    const said = refusal(() => opa({ ...team, [key]: "" }));
    for (const part of [key, variable, example]) {
      expect(said).toContain(part);
    }
  });
});

test("a key that is no UUID is named by its setting and never shown", () => {
  const said = refusal(() => opa({ ...team, "oktapam:key": "the-secret-in-the-wrong-place" }));
  expect(said).toContain("oktapam:key");
  expect(said).not.toContain("the-secret-in-the-wrong-place");
});

describe("settings as people paste them", () => {
  test.each([
    ["acme.okta.com", "https://acme.okta.com"],
    ["ACME.okta.com/", "https://acme.okta.com"],
    ["https://acme.okta.com/admin/dashboard", "https://acme.okta.com"],
    ['"https://acme.okta.com"', "https://acme.okta.com"],
    ["\uFEFFhttps://acme.okta.com\r\n", "https://acme.okta.com"],
    ["localhost:8080", "http://localhost:8080"],
  ])("an org URL: %j", (pasted, expected) => {
    expect(okta({ ...org, "okta:orgUrl": pasted }).orgUrl).toBe(expected);
    expect(okta({ "okta:apiToken": "t" }, { OKTA_ORG_URL: pasted }).orgUrl).toBe(expected);
    expect(opa({ ...team, "oktapam:apiHost": pasted }).baseUrl).toBe(expected);
  });

  test.each([
    ["acme.okta.com", "has no domain"],
    ["https://acme.okta.com", "has no domain"],
    ["acme-admin", 'The org\'s name is "acme"'],
  ])("an org name that is none: %s", (pasted, why) => {
    const said = refusal(() => okta({ "okta:apiToken": "t" }, { OKTA_ORG_NAME: pasted }));
    expect(said).toContain(why);
    expect(said).toContain("OKTA_ORG_NAME");
  });

  test.each(["https://okta.com", "okta.com/", "HTTPS://OKTA.COM/", " okta.com "])(
    "a base URL: %j",
    (pasted) => {
      const named = { "okta:orgName": "acme", "okta:apiToken": "t", "okta:baseUrl": pasted };
      expect(okta(named).orgUrl).toBe("https://acme.okta.com");
    },
  );

  test("a base URL with the org in it is refused", () => {
    const named = { "okta:orgName": "acme", "okta:apiToken": "t", "okta:baseUrl": "acme.okta.com" };
    expect(refusal(() => okta(named))).toContain("has no org in it");
  });

  test.each([
    "https://login.acme.example/",
    "login.acme.example:443",
    "*.acme.example",
    '"login.acme.example"',
    "login.acme.example.",
  ])("a trusted domain: %s", (pasted) => {
    const own = { ...org, "okta:orgUrl": "https://login.acme.example", "okta:trustedDomain": pasted };
    expect(okta(own).orgUrl).toBe("https://login.acme.example");
  });

  test.each(["SSWS 00aBc", "ssws  00aBc", '"00aBc"', "'00aBc'", "00aBc\r\n", '"SSWS 00aBc"', "Bearer 00aBc"])(
    "a token: %j",
    (pasted) => {
      expect(okta({ ...org, "okta:apiToken": pasted }).signIn).toEqual({ kind: "apiToken", token: "00aBc" });
    },
  );

  test.each([
    ["00a\nBc-hush", "line end"],
    ["00aäBc-hush", "character"],
    ["eyJhbGciOi.eyJzdWIiOi-hush.c2ln", "OAuth access token"],
  ])("a token that cannot be one is refused and not shown: %j", (pasted, why) => {
    const said = refusal(() => okta({ ...org, "okta:apiToken": pasted }));
    expect(said).toContain(why);
    expect(said).not.toContain("hush");
  });

  test("an OPA key and its secret", () => {
    const key = team["oktapam:key"];
    expect(
      opa({ ...team, "oktapam:key": `"${key.toUpperCase()}"\n`, "oktapam:secret": "hush\r\n" }),
    ).toMatchObject({ signIn: { key, secret: "hush" } });
  });

  test("an OPA team that is a URL", () => {
    expect(refusal(() => opa({ ...team, "oktapam:team": "https://acme.pam.okta.com" }))).toContain(
      "team's name",
    );
  });
});
