/** The device assurance policies that a device must meet. */
export interface DeviceAssurance {
  /**
   * Device assurance policies that are asked for.
   * @allowed ids of device assurance policies
   * @source spec DevicePolicyRuleConditionAssurance
   */
  readonly include: readonly string[];
}

/** A device that need not be enrolled. */
export interface AnyDevice {
  /**
   * The device need not be enrolled with Okta Verify.
   * @needs Identity Engine
   * @source spec DeviceAccessPolicyRuleCondition
   */
  readonly registered?: false;
  /**
   * Not allowed: only a registered device can be a managed one.
   * @source spec DeviceAccessPolicyRuleCondition
   */
  readonly managed?: never;
  /**
   * Device assurance policies that the device must meet.
   * @needs Identity Engine
   * @source spec DeviceAccessPolicyRuleCondition
   */
  readonly assurance?: DeviceAssurance;
}

/** A device enrolled with Okta Verify, possibly a managed one. */
export interface RegisteredDevice {
  /**
   * The device must be enrolled with Okta Verify.
   * @needs Identity Engine
   * @source spec DeviceAccessPolicyRuleCondition
   */
  readonly registered: true;
  /**
   * Whether the device must be part of a device management system.
   * @allowed only with `registered: true`
   * @needs Identity Engine
   * @source spec DeviceAccessPolicyRuleCondition
   */
  readonly managed?: boolean;
  /**
   * Device assurance policies that the device must meet.
   * @needs Identity Engine
   * @source spec DeviceAccessPolicyRuleCondition
   */
  readonly assurance?: DeviceAssurance;
}

/** From which devices a user signs in; `managed` needs `registered: true`. */
export type DeviceCondition = AnyDevice | RegisteredDevice;
