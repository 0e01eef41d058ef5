import type { CreatablePolicyArgs, PolicyOf } from "../policy-args";
import type { OrderedRuleArgs, RuleOf, WithRuleConditions } from "../rule-args";
import type { DeviceSignalCollectionRuleActions, DeviceSignalCollectionRuleConditions } from "./types";

/**
 * Arguments of a device signal collection policy; its rules hold the conditions.
 * @needs Identity Engine, Early Access
 * @source spec DeviceSignalCollectionPolicy
 */
export interface DeviceSignalCollectionPolicyArgs
  extends CreatablePolicyArgs,
    PolicyOf<"DEVICE_SIGNAL_COLLECTION"> {}

/**
 * Arguments of a rule of a device signal collection policy.
 * @needs Identity Engine, Early Access
 * @source spec DeviceSignalCollectionPolicyRule
 */
export interface DeviceSignalCollectionRuleArgs
  extends OrderedRuleArgs,
    WithRuleConditions<DeviceSignalCollectionRuleConditions>,
    RuleOf<"DEVICE_SIGNAL_COLLECTION", DeviceSignalCollectionRuleActions> {}
