import { BlockList, isIP } from "node:net";

/** One entry of NO_PROXY, as it decides whether a host is reached directly. */
export type DirectHosts = (host: string, port: number) => boolean;

/**
 * Reads NO_PROXY as curl and Go do: names with everything below them (`okta.com`, `.okta.com` and `*.okta.com` mean the
 * same), each with or without a port, addresses, CIDR blocks, and `*` for all.
 */
export function directHosts(noProxy: string): DirectHosts {
  const entries = noProxy
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .map(entryOf);
  return (host, port) => entries.some((fits) => fits(host.toLowerCase(), port));
}

function entryOf(text: string): DirectHosts {
  if (text === "*") {
    return () => true;
  }
  const block = cidrBlock(text);
  if (block !== undefined) {
    return (host) => {
      const address = withoutBrackets(host);
      const version = isIP(address);
      return version !== 0 && block.check(address, version === 6 ? "ipv6" : "ipv4");
    };
  }
  const [, name = "", portText] = /^(\[.*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(text.toLowerCase()) ?? [];
  const bare = withoutBrackets(name).replace(/^\*?\./, "");
  return (host, port) => {
    const asked = withoutBrackets(host);
    const below = isIP(asked) === 0 && asked.endsWith(`.${bare}`);
    return bare !== "" && (asked === bare || below) && (portText === undefined || Number(portText) === port);
  };
}

function cidrBlock(text: string): BlockList | undefined {
  const [, address = "", bits = ""] = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0 || Number(bits) > (version === 6 ? 128 : 32)) {
    return undefined;
  }
  const block = new BlockList();
  block.addSubnet(address, Number(bits), version === 6 ? "ipv6" : "ipv4");
  return block;
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[|\]$/g, "");
}
