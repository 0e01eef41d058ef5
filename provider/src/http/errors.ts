/** No answer arrived: refused, reset, timed out, or the name did not resolve. The server may have acted or not. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";

  constructor(
    readonly method: string,
    url: string,
    /** The socket's code, such as ECONNREFUSED or ECONNABORTED. */
    readonly code: string,
  ) {
    const { host, pathname } = new URL(url);
    super(`${method} ${pathname} got no answer from ${host} (${code})`);
  }
}
