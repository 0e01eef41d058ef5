/** Which requests a server counts together. Its answers do not say so; a table of paths does. */
export interface RateBuckets {
  /** Whose limits these are, as the user knows the product. */
  readonly product: string;
  /** The first row whose pattern a path fits names its bucket. What fits none is a bucket of its own. */
  readonly rows: readonly BucketRow[];
}

export interface BucketRow {
  readonly path: RegExp;
  readonly bucket: string;
  /**
   * Requests for credentials: other requests wait for them while they are themselves under way, so these wait for no place
   * among the requests under way.
   */
  readonly isForCredentials?: true;
}

/** The row for a path. */
export function rowFor({ rows }: RateBuckets, path: string): BucketRow {
  return rows.find((row) => row.path.test(path)) ?? { path: /^/, bucket: path };
}
