/** Never credentials and never bodies. */
export interface RequestLogEntry {
  method: string;
  path: string;
  query?: string;
  status: number;
  bucket: string;
  at: string;
}
