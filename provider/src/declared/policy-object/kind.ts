import type { JsonObject } from "../../comparison/json";
import type { Shape } from "../../comparison/shape";
import type { CheckFailure } from "../../dynamic/check";
import type { NamesInUse } from "../../dynamic/names-in-use";
import type { OktaOrg } from "../../okta/client";
import type { LifecycleAction, LivePolicy } from "../../okta/policies";

/** Policies and rules live alike: what differs between them is this. */
export interface PolicyObject {
  /** "policy" or "rule": stands in every message. */
  readonly noun: string;
  /** Keys of the arguments that are not part of Okta's object. */
  readonly own: readonly string[];
  /** Arguments whose change means another object. */
  readonly replaces: readonly string[];
  shape(type: string): Shape;
  /** Why an org of this pipeline has no objects of the type; undefined where it has. */
  lackingEngine(type: string, pipeline: string): string | undefined;
  failures(inputs: JsonObject): CheckFailure[];
  /** Where the object is kept in Okta. */
  place(inputs: JsonObject): Place;
  placeOfId(id: string, outs: JsonObject): Place;
  idOf(place: Place, live: LivePolicy): string;
  objectId(id: string): string;
  /** The value of `adopt` that names this object. */
  adoptLine(live: LivePolicy): string;
  /** Further outputs. */
  outputs(place: Place, live: LivePolicy): JsonObject;
}

/** What the operations on one kind of object have in hand. */
export interface Operations {
  readonly kind: PolicyObject;
  readonly names: NamesInUse;
  /** Throws where settings are missing or wrong. */
  connect(): OktaOrg;
}

/** Where an operation works: one kind of object in one list of one org. */
export interface Site {
  readonly kind: PolicyObject;
  readonly org: OktaOrg;
  readonly names: NamesInUse;
  readonly place: Place;
}

/** One list of Okta: the policies of a type, or the rules of a policy. */
export interface Place {
  /** Names the list in the write queue and the rank book. */
  readonly key: string;
  /** Said in messages: `in the policy 00p…`. */
  readonly where: string;
  /** Whether numbers close up (the v1 engine); undefined where order means nothing. */
  readonly dense: boolean | undefined;
  /** Whether two objects of one name may exist. */
  readonly namesRepeat: boolean;
  list(org: OktaOrg): Promise<{ items: LivePolicy[]; now: Date }>;
  get(org: OktaOrg, id: string): Promise<LivePolicy>;
  /** @param active whether the object should be live; where Okta has no such choice it is made live. */
  create(org: OktaOrg, body: JsonObject, active: boolean): Promise<LivePolicy>;
  replace(org: OktaOrg, id: string, body: JsonObject): Promise<LivePolicy>;
  delete(org: OktaOrg, id: string): Promise<void>;
  lifecycle(org: OktaOrg, id: string, action: LifecycleAction): Promise<void>;
}
