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
    super(`${method} ${pathname} got no answer from ${host} (${code}). ${nextStep(code)}`);
  }
}

const NEXT_STEPS: readonly (readonly [RegExp, string])[] = [
  [
    /^(ENOTFOUND|EAI_AGAIN)$/,
    "The name does not resolve: check okta:orgUrl (oktapam:apiHost) and the DNS of this network.",
  ],
  [/^ECONNREFUSED$/, "Nobody listens there: check the address and port, and HTTPS_PROXY if one is set."],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/,
    "The certificate is not trusted: a proxy may open the connection; give its root certificate in NODE_EXTRA_CA_CERTS.",
  ],
  [
    /^(ETIMEDOUT|ECONNABORTED)$/,
    "It took too long: run again; if it stays, check the network, HTTPS_PROXY and NO_PROXY.",
  ],
  [
    /^(ECONNRESET|EPIPE)$/,
    "The connection was cut: run again; if it stays, check the network and HTTPS_PROXY.",
  ],
];

/** What to do about a socket's code. The server may have acted or not; the next run finds out. */
function nextStep(code: string): string {
  return (
    NEXT_STEPS.find(([codes]) => codes.test(code))?.[1] ??
    "Check the network, HTTPS_PROXY and NO_PROXY, and run again."
  );
}
