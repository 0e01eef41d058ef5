import type { NetworkCondition } from "../conditions/network";
import type {
  PlatformCondition,
  SignalOperatingSystemName,
  SignalPlatformKind,
} from "../conditions/platform";
import type { Open, UnlistedValue } from "../unlisted";

/** When a device signal rule applies. */
export interface DeviceSignalCollectionRuleConditions {
  /**
   * From where the user signs in.
   * @defaultValue from anywhere
   * @needs Early Access
   * @source spec DeviceSignalCollectionPolicyRuleConditions
   */
  readonly network?: NetworkCondition;
  /**
   * On which platform the user signs in.
   * @defaultValue all platforms
   * @needs Early Access
   * @source spec DeviceSignalCollectionPolicyRuleConditions
   */
  readonly platform?: PlatformCondition<SignalPlatformKind, SignalOperatingSystemName>;
}

/** Kinds of what tells Okta about a device. */
export type DeviceContextProviderKey =
  | "OKTA_VERIFY"
  | "CHROME_DEVICE_TRUST"
  | "DEVICE_POSTURE_IDP"
  | UnlistedValue;

/** Something that tells Okta about a device. */
export interface DeviceContextProvider {
  /**
   * The kind of provider.
   * @source spec DeviceContextProvider
   */
  readonly key: DeviceContextProviderKey;
  /**
   * Which provider of the kind.
   * @allowed id of a device context provider
   * @source spec DeviceContextProvider
   */
  readonly id?: string;
  /**
   * Whether the provider may also tell who the user is; the device is told in any case.
   * @source spec DeviceContextProvider
   */
  readonly userIdentification?: Open<"ALLOW" | "IGNORE">;
}

/** What is asked about a device. */
export interface DeviceSignalCollection {
  /**
   * Who tells Okta about the device.
   * @source spec DeviceSignalCollectionPolicyRuleDeviceSignalCollection
   */
  readonly deviceContextProviders?: readonly DeviceContextProvider[];
}

/** What a device signal rule does. */
export interface DeviceSignalCollectionRuleActions {
  /**
   * What is asked about a device when a user signs in.
   * @needs Early Access
   * @source spec DeviceSignalCollectionPolicyRuleActions
   */
  readonly deviceSignalCollection?: DeviceSignalCollection;
}
