import type { JsonObject } from "../../comparison/json";
import type { Shape } from "../../comparison/shape";
import type { OktaOrg } from "../../okta/client";
import type { ListReading } from "../../okta/known-list";
import type { LifecycleAction, LivePolicy } from "../../okta/policies";
import type { Numbering } from "../../ordering/list";
import type { Adoptions } from "../../pulumi/adoptions";
import type { CheckFailure } from "../../pulumi/check";
import type { Connections } from "../../pulumi/connections";
import type { Kind } from "../../pulumi/kinds";
import type { ListOwners } from "../../pulumi/list-owners";
import type { NamesInUse } from "../../pulumi/names-in-use";

/** The differences between policies and rules; their lifecycles are the same otherwise. */
export interface PolicyObjectDefinition {
  readonly kind: Kind;
  /** "policy" or "rule": stands in every message. */
  readonly noun: string;
  /** Arguments and outputs that say where the object is, beside its id; they are no part of Okta's object. */
  readonly address: readonly string[];
  /** Arguments whose change means another object. */
  readonly replaces: readonly string[];
  /** Fields that a created object must not hold unless they were declared, such as the people of a rule. */
  readonly emptyUnlessDeclared: readonly string[];
  shape(type: string): Shape;
  /** Why an org of this pipeline has no objects of the type; undefined where it has. */
  lackingEngine(type: string, pipeline: string): string | undefined;
  failures(inputs: JsonObject): CheckFailure[];
  /** The same of an object that was adopted and whose `adopt` left the program. */
  failuresOnceAdopted(inputs: JsonObject): CheckFailure[];
  /** Where the object is kept in Okta. */
  listOf(inputs: JsonObject): PolicyList;
  listOfId(id: string, outs: JsonObject): PolicyList;
  idOf(list: PolicyList, live: LivePolicy): string;
  objectId(id: string): string;
  /** The value of `adopt` that names this object. */
  adoptLine(live: LivePolicy): string;
  /** Further outputs. */
  outputs(list: PolicyList, live: LivePolicy): JsonObject;
  /** The argument by which the object stands in a list. */
  readonly claimed: string;
  /**
   * Why the object cannot stand beside another resource of the program that owns its whole list.
   * @param owner the automatic name of the resource
   */
  claim(connections: Pick<Connections, "listOwners">, inputs: JsonObject, owner: string): string | undefined;
  /** Whether another resource of the program decides that the object is there: then the end of this one deletes nothing. */
  isKeptByList(connections: Pick<Connections, "listOwners">, id: string, outs: JsonObject): boolean;
  /** Takes away what stands on the object before it is deleted; throws where that is not for this program to decide. */
  vacate(org: OktaOrg, id: string, outs: JsonObject): Promise<void>;
}

/** What every operation on one kind of object is given. */
export interface Operations {
  readonly definition: PolicyObjectDefinition;
  readonly names: NamesInUse;
  readonly adoptions: Adoptions;
  readonly listOwners: ListOwners;
  /** Ids of objects that this program created rather than adopted, as far as this process saw them. */
  readonly ownObjects: Set<string>;
  /** Logs a line once in this process, however often it is called. */
  tell(line: string): void;
  /** Throws where settings are missing or wrong. */
  connect(): OktaOrg;
}

/** Where an operation works: one kind of object in one list of one org. */
export interface Context {
  readonly definition: PolicyObjectDefinition;
  readonly org: OktaOrg;
  readonly names: NamesInUse;
  readonly list: PolicyList;
  /** Whether the list belongs to a policy that this process made, in which nobody else is at work yet. */
  readonly isOwnList?: boolean;
}

/** One list of Okta: the policies of a type, or the rules of a policy. */
export interface PolicyList {
  /** Names the list in the write queue and among the orders. */
  readonly key: string;
  /** Said in messages: `in the policy 00p…`. */
  readonly where: string;
  /** How Okta numbers the objects; "none" where their order means nothing. */
  readonly numbering: Numbering | "none";
  /** Whether two objects of one name may exist. */
  readonly allowsDuplicateNames: boolean;
  /** As Okta answers it now. */
  fetch(org: OktaOrg): Promise<ListReading>;
  /** As the reads of one refresh share it. Nothing that is written may rest on it. */
  shared(org: OktaOrg): Promise<ListReading>;
  /** One object of it, for reads that need no other: a list without an order is read only as far as that saves requests. */
  sharedOne(org: OktaOrg, id: string): Promise<LivePolicy>;
  /**
   * With all that this process wrote to it.
   * @param ageMs how long ago Okta may have been asked
   */
  known(org: OktaOrg, ageMs: number): Promise<ListReading>;
  /** An object as this process saw it last, however long ago; undefined where it did not. */
  seen(org: OktaOrg, id: string): LivePolicy | undefined;
  /** To be called after a write to the list that does not go through this object. */
  forget(org: OktaOrg): void;
  get(org: OktaOrg, id: string): Promise<LivePolicy>;
  /** @param active whether the object should be live; where Okta has no such choice it is made live. */
  create(org: OktaOrg, body: JsonObject, active: boolean): Promise<LivePolicy>;
  /** @param onRepeat told where it was sent twice: then the others may have other numbers than after one time */
  replace(org: OktaOrg, id: string, body: JsonObject, onRepeat?: () => void): Promise<LivePolicy>;
  delete(org: OktaOrg, id: string): Promise<void>;
  lifecycle(org: OktaOrg, id: string, action: LifecycleAction): Promise<void>;
}
