import { printableLine } from "./printable";

/**
 * No answer arrived, or none that can be used: refused, reset, timed out, cut off, too large, or the name did not resolve.
 * The server may have acted or not.
 */
export class NetworkError extends Error {
  override readonly name = "NetworkError";

  constructor(
    readonly method: string,
    url: string,
    /** The socket's code, such as ECONNREFUSED or ETIMEDOUT; PROXY_407 where a proxy answered instead; or one of RESPONSE_…. */
    readonly code: string,
  ) {
    const { host, pathname } = new URL(url);
    const happened = code.startsWith("RESPONSE_") ? "got no usable answer" : "got no answer";
    super(
      printableLine(`${method} ${pathname} ${happened} from ${host} (${code}). ${knownAs(code).nextStep}`),
    );
  }

  /** Whether the request certainly did not reach the server, so that nothing was done there. */
  get neverSent(): boolean {
    return knownAs(this.code).neverSent === true;
  }

  /** Whether the same request would fail in the same way, however often it is sent. */
  get stays(): boolean {
    return knownAs(this.code).stays === true;
  }
}

interface Known {
  readonly codes: RegExp;
  readonly nextStep: string;
  readonly neverSent?: true;
  readonly stays?: true;
}

const CHECK_PROXY = "check HTTPS_PROXY (okta:httpProxy) and NO_PROXY";

const NOBODY_LISTENS = `Nobody listens there: check the address and port; if a proxy is set, ${CHECK_PROXY}.`;

const KNOWN: readonly Known[] = [
  {
    codes: /^(ENOTFOUND|EAI_AGAIN)$/,
    nextStep:
      "The name does not resolve: check okta:orgUrl (oktapam:apiHost), the name of the proxy if one is set, and the DNS of this network.",
    neverSent: true,
  },
  {
    codes: /^ECONNREFUSED$/,
    nextStep: NOBODY_LISTENS,
    neverSent: true,
  },
  {
    // A connection that stands can end like this, too.
    codes: /^(EHOSTUNREACH|ENETUNREACH)$/,
    nextStep: NOBODY_LISTENS,
  },
  {
    codes: /^PROXY_407$/,
    nextStep:
      "The proxy asks for a sign-in of its own: put user and password into the proxy's address (http://user:password@proxy:port), percent-encoded.",
    neverSent: true,
    stays: true,
  },
  {
    codes: /^PROXY_403$/,
    nextStep: `The proxy does not let this host through: have it allowed there, or ${CHECK_PROXY}.`,
    neverSent: true,
    stays: true,
  },
  {
    codes: /^PROXY_/,
    nextStep: `The proxy refused the connection: run again; if it stays, ${CHECK_PROXY}, and whether it is a proxy at all.`,
    neverSent: true,
  },
  {
    codes: /^CERT_HAS_EXPIRED$|^CERT_NOT_YET_VALID$/,
    nextStep: "The certificate is out of date, or the clock of this machine is wrong.",
    neverSent: true,
    stays: true,
  },
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    nextStep: `The certificate is another host's: check okta:orgUrl (oktapam:apiHost); if a proxy is set, ${CHECK_PROXY}.`,
    neverSent: true,
    stays: true,
  },
  {
    codes: /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET/,
    nextStep:
      "The certificate is not trusted. Where the company's network opens connections (TLS inspection), name the file with its root certificate in okta:caFile (OKTA_CA_FILE), SSL_CERT_FILE or NODE_EXTRA_CA_CERTS.",
    neverSent: true,
    stays: true,
  },
  {
    codes: /^(EPROTO|ERR_SSL_)/,
    nextStep: `TLS could not be agreed upon; where a proxy's address begins with https, it may have to begin with http: ${CHECK_PROXY}.`,
  },
  {
    codes: /^RESPONSE_TOO_LARGE$/,
    nextStep:
      "The answer is larger than any of Okta's, so the connection was cut. Something else answered: check the address, HTTPS_PROXY and NO_PROXY.",
    stays: true,
  },
  {
    codes: /^RESPONSE_TOO_DEEP$/,
    nextStep:
      "The answer is nested deeper than any of Okta's. Something else answered: check the address, HTTPS_PROXY and NO_PROXY.",
    stays: true,
  },
  {
    codes: /^RESPONSE_CUT$/,
    nextStep:
      "The answer was cut off before its end, and nothing was concluded from it: run again; if it stays, check the network and HTTPS_PROXY.",
  },
  {
    codes: /^HPE_/,
    nextStep: "The answer is not proper HTTP: check the address and port, HTTPS_PROXY and NO_PROXY.",
  },
  {
    codes: /^(ETIMEDOUT|ECONNABORTED)$/,
    nextStep:
      "It took longer than okta:requestTimeout (OKTA_REQUEST_TIMEOUT; 60 seconds where nothing is set): run again; if it stays, check the network, HTTPS_PROXY and NO_PROXY.",
  },
  {
    codes: /^(ECONNRESET|EPIPE)$/,
    nextStep: "The connection was cut: run again; if it stays, check the network and HTTPS_PROXY.",
  },
];

const UNKNOWN: Omit<Known, "codes"> = {
  nextStep: "Check the network, HTTPS_PROXY and NO_PROXY, and run again.",
};

/** What is known of a code. Whether the server acted, the next run finds out. */
function knownAs(code: string): Omit<Known, "codes"> {
  return KNOWN.find(({ codes }) => codes.test(code)) ?? UNKNOWN;
}
