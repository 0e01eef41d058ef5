import { instanceSource } from "../../provider/src/config/instance";
import { oktaSettings } from "../../provider/src/config/okta";
import { opaSettings } from "../../provider/src/config/opa";
import { SettingsError } from "../../provider/src/config/values";

type Values = Record<string, string>;

const named = (settings: Values): Values => ({ "okta:instance": "preview", ...settings });
const okta = (settings: Values, environment: Values = {}) =>
  oktaSettings(instanceSource((key) => named(settings)[key], environment));
const opa = (settings: Values, environment: Values = {}) =>
  opaSettings(instanceSource((key) => named(settings)[key], environment));

const org = { "okta:orgUrl": "https://acme.oktapreview.com" };
const team = {
  "oktapam:team": "acme",
  "oktapam:apiHost": "acme.pam.okta.com",
  "oktapam:key": "0f1e2d3c-4b5a-4678-9a0b-1c2d3e4f5a6b",
};

const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return String(error);
  }
  throw new Error("nothing was refused");
};

// The variables of the default provider, which belong to another org.
const environment = {
  OKTA_ORG_URL: "https://acme.okta.com",
  OKTA_ORG_NAME: "acme",
  OKTA_API_TOKEN: "of-the-default-provider",
  OKTA_ACCESS_TOKEN: "of-the-default-provider",
  OKTAPAM_TEAM: "other",
  OKTAPAM_API_HOST: "other.pam.okta.com",
  OKTAPAM_KEY: "00000000-4b5a-4678-9a0b-1c2d3e4f5a6b",
  OKTAPAM_SECRET: "of-the-default-provider",
};

test("the environment of the default provider counts for nothing", () => {
  const settings = okta({ ...org, "okta:apiToken": "own" }, environment);
  expect(settings.orgUrl).toBe("https://acme.oktapreview.com");
  expect(JSON.stringify(settings)).toContain("own");
  expect(JSON.stringify(settings)).not.toContain("of-the-default-provider");
  expect(JSON.stringify(opa({ ...team, "oktapam:secret": "own" }, environment))).not.toMatch(
    /of-the-default-provider|other|00000000/,
  );
});

test("nor does it fill in what the instance does not say", () => {
  const said = refusal(() => okta(org, environment));
  expect(said).toContain('Give okta.Provider "preview" the argument apiToken');
  expect(said).not.toContain("OKTA_API_TOKEN");
  expect(refusal(() => okta({ "okta:apiToken": "own" }, environment))).toContain("the argument orgUrl");
  expect(refusal(() => opa(team, environment))).toContain("the argument oktapam.secret");
});

test("a credential is read from the variable that the instance names", () => {
  const byName = { ...org, "okta:apiTokenEnv": "PREVIEW_OKTA_TOKEN" };
  const settings = okta(byName, { ...environment, PREVIEW_OKTA_TOKEN: "rotated" });
  expect(JSON.stringify(settings)).toContain("rotated");
  const said = refusal(() => okta(byName, environment));
  expect(said).toContain("PREVIEW_OKTA_TOKEN");
  expect(said).toContain('okta.Provider "preview"');
  const both = refusal(() => okta({ ...byName, "okta:apiToken": "hush" }, { PREVIEW_OKTA_TOKEN: "hush" }));
  expect(both).toContain("apiToken and apiTokenEnv");
  expect(both).not.toContain("hush");
});
