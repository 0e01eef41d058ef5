import { parseDuration } from "../comparison/duration";
import { DEFAULT_LIMITS, type Limits } from "../http/sender";
import { optional, type SettingSource } from "./source";
import { named, type SettingName, SettingsError } from "./values";

// They say how this machine may use the org, not whom the run is for, so that the environment may give them for every
// provider instance.
const LIMITS = {
  maxApiCapacity: {
    key: "okta:maxApiCapacity",
    variable: "OKTA_MAX_API_CAPACITY",
    example: "50",
    ofMachine: true,
  },
  /** As the Terraform provider calls it, whose users have it in their pipelines. */
  maxApiCapacityOfTerraform: {
    key: "okta:maxApiCapacity",
    variable: "MAX_API_CAPACITY",
    example: "50",
    ofMachine: true,
  },
  rateLimitReserve: {
    key: "okta:rateLimitReserve",
    variable: "OKTA_RATE_LIMIT_RESERVE",
    example: "10",
    ofMachine: true,
  },
  maxRetries: { key: "okta:maxRetries", variable: "OKTA_MAX_RETRIES", example: "5", ofMachine: true },
  deadline: { key: "okta:deadline", variable: "OKTA_DEADLINE", example: "PT30M", ofMachine: true },
  log: { key: "okta:log", variable: "OKTA_LOG", example: "debug", ofMachine: true },
} satisfies Record<string, SettingName>;

const MOST_RETRIES = 100;

/**
 * How far the requests of one connection may go, for Okta and Okta Privileged Access alike.
 *
 * @throws SettingsError where a setting cannot be meant
 */
export function limitSettings(source: SettingSource): Limits {
  const { maxApiCapacity, maxApiCapacityOfTerraform, rateLimitReserve, maxRetries, deadline } = LIMITS;
  const capacity = optional(source, maxApiCapacity) ?? optional(source, maxApiCapacityOfTerraform);
  const reserve = optional(source, rateLimitReserve);
  const retries = optional(source, maxRetries);
  const patience = optional(source, deadline);
  return {
    capacity:
      capacity === undefined
        ? DEFAULT_LIMITS.capacity
        : whole(capacity, maxApiCapacity, 1, 100, "a percentage"),
    reserve:
      reserve === undefined
        ? DEFAULT_LIMITS.reserve
        : whole(reserve, rateLimitReserve, 0, 90, "a percentage"),
    maxRetries:
      retries === undefined
        ? DEFAULT_LIMITS.maxRetries
        : whole(retries, maxRetries, 0, MOST_RETRIES, "how often one request is repeated"),
    deadlineMs: patience === undefined ? DEFAULT_LIMITS.deadlineMs : milliseconds(patience, deadline),
  };
}

/**
 * Whether every request is told of.
 *
 * @throws SettingsError where the setting is neither "debug" nor "off"
 */
export function logsRequests(source: SettingSource): boolean {
  const level = optional(source, LIMITS.log)?.toLowerCase();
  if (level === undefined || level === "debug" || level === "off") {
    return level === "debug";
  }
  throw new SettingsError(
    `${named(LIMITS.log)} is "debug", which tells of every request on standard error, or "off". It says "${level}".`,
  );
}

function whole(text: string, setting: SettingName, least: number, most: number, what: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= most)) {
    throw new SettingsError(
      `${named(setting)} is ${what}, a whole number from ${least} to ${most}, such as ${setting.example}. It says "${text}".`,
    );
  }
  return number;
}

/** A duration as ISO 8601 writes it, or seconds. */
function milliseconds(text: string, setting: SettingName): number {
  const duration = /^\d+$/.test(text)
    ? { months: 0, milliseconds: Number(text) * 1000 }
    : parseDuration(text);
  if (duration === undefined || duration.months > 0 || duration.milliseconds <= 0) {
    throw new SettingsError(
      `${named(setting)} is how long nothing may progress before a waiting request is given up: seconds, or a duration such as ${setting.example}. ` +
        `It says "${text}".`,
    );
  }
  return duration.milliseconds;
}
