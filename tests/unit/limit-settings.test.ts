import { limitSettings, logsRequests } from "../../provider/src/config/limits";
import { settingSource } from "../../provider/src/config/source";
import { SettingsError } from "../../provider/src/config/values";

type Values = Record<string, string>;
const source = (config: Values, environment: Values = {}) => settingSource((key) => config[key], environment);
const limits = (config: Values, environment: Values = {}) => limitSettings(source(config, environment));

const HALF_AN_HOUR_MS = 30 * 60_000;

test("without settings: a tenth is kept for sign-ins, the table counts retries, and half an hour without progress ends it", () => {
  expect(limits({})).toEqual({
    reserve: 10,
    capacity: 100,
    maxRetries: undefined,
    deadlineMs: HALF_AN_HOUR_MS,
  });
});

test("stack config", () => {
  expect(
    limits({
      "okta:maxApiCapacity": "40",
      "okta:rateLimitReserve": "0",
      "okta:maxRetries": "0",
      "okta:deadline": "PT1H30M",
    }),
  ).toEqual({ capacity: 40, reserve: 0, maxRetries: 0, deadlineMs: 3 * HALF_AN_HOUR_MS });
});

test("the environment wins, under the Terraform provider's names, too", () => {
  const config = { "okta:maxApiCapacity": "40", "okta:maxRetries": "1" };
  expect(limits(config, { OKTA_MAX_API_CAPACITY: "50", OKTA_MAX_RETRIES: "7" })).toMatchObject({
    capacity: 50,
    maxRetries: 7,
  });
  expect(limits({}, { MAX_API_CAPACITY: "60" }).capacity).toBe(60);
  expect(limits({}, { MAX_API_CAPACITY: "60", OKTA_MAX_API_CAPACITY: "50" }).capacity).toBe(50);
});

test("a deadline in seconds", () => {
  expect(limits({}, { OKTA_DEADLINE: "90" }).deadlineMs).toBe(90_000);
});

test.each([
  ["okta:maxApiCapacity", "0"],
  ["okta:maxApiCapacity", "101"],
  ["okta:maxApiCapacity", "50%"],
  ["okta:rateLimitReserve", "100"],
  ["okta:rateLimitReserve", "-1"],
  ["okta:maxRetries", "1.5"],
  ["okta:maxRetries", "101"],
  ["okta:deadline", "0"],
  ["okta:deadline", "soon"],
  ["okta:deadline", "P1M"],
])("%s: %s is refused, with the variable and an example", (key, value) => {
  expect(() => limits({ [key]: value })).toThrow(SettingsError);
  expect(() => limits({ [key]: value })).toThrow(
    new RegExp(`^${key} \\(OKTA_[A-Z_]+\\) is .*such as .*"${value}"`),
  );
});

test("settings of other providers for waits and parallelism are no obstacle", () => {
  const others = {
    "okta:minWaitSeconds": "30",
    "okta:maxWaitSeconds": "300",
    "okta:backoff": "true",
    "okta:parallelism": "1",
    "okta:logLevel": "5",
  };
  expect(limits(others)).toEqual(limits({}));
  expect(logsRequests(source(others))).toBe(false);
});

test("the log of requests is off unless asked for", () => {
  expect(logsRequests(source({}))).toBe(false);
  expect(logsRequests(source({}, { OKTA_LOG: "off" }))).toBe(false);
  expect(logsRequests(source({}, { OKTA_LOG: "DEBUG" }))).toBe(true);
  expect(() => logsRequests(source({}, { OKTA_LOG: "verbose" }))).toThrow(/okta:log \(OKTA_LOG\) is "debug"/);
});
