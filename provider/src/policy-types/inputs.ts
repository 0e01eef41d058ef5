import type * as pulumi from "@pulumi/pulumi";

type Scalar = string | number | boolean | bigint | symbol | null | undefined;

type Intersected<T> = (T extends unknown ? (member: T) => void : never) extends (member: infer All) => void
  ? All
  : never;

/** Whether a type allows exactly one value, as the properties do that tell the variants of a union apart. */
type IsOneLiteral<T> = [T] extends [never]
  ? true
  : string extends T
    ? false
    : number extends T
      ? false
      : [T] extends [string | number | boolean]
        ? [T] extends [Intersected<T>]
          ? true
          : false
        : false;

type InputOf<T> = IsOneLiteral<T> extends true ? T : pulumi.Input<T extends Scalar ? T : Inputs<T>>;

/**
 * What a program may write where Okta wants `T`: every value, at any depth, may be an output of another
 * resource. Only a property with a single allowed value, which tells the variants of a union apart (such as
 * `connection: "ZONE"`), must be written out; where it is not known, the whole object around it may be an output.
 */
export type Inputs<T> = { readonly [K in keyof T]: InputOf<Exclude<T[K], undefined>> };
