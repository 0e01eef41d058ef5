/** Exactly one property of `T`. */
export type OneOf<T> = {
  readonly [K in keyof T]: { readonly [Only in K]: T[Only] } & {
    readonly [Other in Exclude<keyof T, K>]?: never;
  };
}[keyof T];
