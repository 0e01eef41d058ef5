import type { UnlistedValue } from "../unlisted";

/** Sign-ins from anywhere. */
export interface AnyNetwork {
  /**
   * The network does not matter.
   * @source spec PolicyNetworkCondition
   */
  readonly connection: "ANYWHERE";
  /**
   * No zones: they go with `connection: "ZONE"`.
   * @allowed an empty list
   * @source spec PolicyNetworkCondition
   */
  readonly include?: readonly never[];
  /**
   * No zones: they go with `connection: "ZONE"`.
   * @allowed an empty list
   * @source spec PolicyNetworkCondition
   */
  readonly exclude?: readonly never[];
}

/** Sign-ins from certain network zones. */
export interface IncludedZones {
  /**
   * The network decides.
   * @source spec PolicyNetworkCondition
   */
  readonly connection: "ZONE";
  /**
   * Zones that match.
   * @allowed ids of network zones, or the single member `ALL_ZONES`
   * @source spec PolicyNetworkCondition
   */
  readonly include: readonly string[];
  /**
   * Zones that do not match.
   * @allowed ids of network zones, or the single member `ALL_ZONES`
   * @source spec PolicyNetworkCondition
   */
  readonly exclude?: readonly string[];
}

/** Sign-ins from outside certain network zones. */
export interface ExcludedZones {
  /**
   * The network decides.
   * @source spec PolicyNetworkCondition
   */
  readonly connection: "ZONE";
  /**
   * Zones that match; left out here, all zones but the excluded ones do.
   * @allowed ids of network zones, or the single member `ALL_ZONES`
   * @source spec PolicyNetworkCondition
   */
  readonly include?: readonly string[];
  /**
   * Zones that do not match.
   * @allowed ids of network zones, or the single member `ALL_ZONES`
   * @source spec PolicyNetworkCondition
   */
  readonly exclude: readonly string[];
}

/** Sign-ins told by the network in a way this package does not list. */
export interface UnlistedNetwork {
  /**
   * How the network decides, in a word of Okta's.
   * @source spec PolicyNetworkCondition
   */
  readonly connection: UnlistedValue;
  /**
   * Zones that match.
   * @source spec PolicyNetworkCondition
   */
  readonly include?: readonly string[];
  /**
   * Zones that do not match.
   * @source spec PolicyNetworkCondition
   */
  readonly exclude?: readonly string[];
}

/** From where a user signs in: from anywhere, or by network zone with at least one of `include` and `exclude`. */
export type NetworkCondition = AnyNetwork | IncludedZones | ExcludedZones | UnlistedNetwork;
