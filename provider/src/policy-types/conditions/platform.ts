import type { Open } from "../unlisted";

/** Which version of an operating system matches. */
export interface OperatingSystemVersion {
  /**
   * How `value` is read.
   * @source spec PlatformConditionEvaluatorPlatformOperatingSystemVersion
   */
  readonly matchType?: Open<"EXPRESSION" | "SEMVER">;
  /**
   * The version, or an expression for it.
   * @source spec PlatformConditionEvaluatorPlatformOperatingSystemVersion
   */
  readonly value?: string;
}

/** An operating system, by its name and possibly its version. */
export interface OperatingSystem<Name extends string> {
  /**
   * Which system. `ANY` is read back as `OTHER`.
   * @allowed macOS is `MACOS` in app sign-in and device signal rules, `OSX` in routing rules
   * @source spec PolicyPlatformOperatingSystemType, IdpDiscoveryPolicyPlatformOperatingSystemType
   */
  readonly type?: Open<Name>;
  /**
   * An expression that the user agent must match, for systems Okta does not list.
   * @allowed with `type: "OTHER"`
   * @source spec PlatformConditionEvaluatorPlatformOperatingSystem; recorded answers drop null
   */
  readonly expression?: string | null;
  /**
   * Which version of the system.
   * @source spec PlatformConditionEvaluatorPlatformOperatingSystem
   */
  readonly version?: OperatingSystemVersion;
}

/** A kind of device and its operating system. */
export interface Platform<Kind extends string, System extends string> {
  /**
   * The kind of device.
   * @source spec PolicyPlatformType
   */
  readonly type?: Open<Kind>;
  /**
   * Its operating system.
   * @source spec PlatformConditionEvaluatorPlatform
   */
  readonly os?: OperatingSystem<System>;
}

/** On which platforms a rule applies; a device matches if it matches any member. */
export interface PlatformCondition<Kind extends string, System extends string> {
  /**
   * Platforms that match.
   * @defaultValue all platforms
   * @source spec PlatformPolicyRuleCondition
   */
  readonly include?: readonly Platform<Kind, System>[];
  /**
   * Platforms that do not match.
   * @defaultValue an empty list
   * @source spec PlatformPolicyRuleCondition
   */
  readonly exclude?: readonly Platform<Kind, System>[];
}

/** Kinds of device that app sign-in and routing rules tell apart. */
export type PlatformKind = "ANY" | "DESKTOP" | "MOBILE" | "OTHER";

/** Operating systems in app sign-in rules. */
export type OperatingSystemName =
  | "ANDROID"
  | "ANY"
  | "CHROMEOS"
  | "IOS"
  | "LINUX"
  | "MACOS"
  | "OTHER"
  | "WINDOWS";

/** Operating systems in routing rules. */
export type RoutingOperatingSystemName = Exclude<OperatingSystemName, "MACOS"> | "OSX";

/** Kinds of device in device signal rules. */
export type SignalPlatformKind = "DESKTOP" | "MOBILE";

/** Operating systems in device signal rules. */
export type SignalOperatingSystemName = "ANDROID" | "CHROMEOS" | "IOS" | "MACOS" | "WINDOWS";
