import { instanceSource } from "../../provider/src/config/instance";
import { networkSettings } from "../../provider/src/config/network";
import { settingSource } from "../../provider/src/config/source";
import { SettingsError } from "../../provider/src/config/values";
import { directHosts } from "../../provider/src/http/no-proxy";

type Values = Record<string, string>;
const PEM = "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n";
const files: Values = { "/acme.pem": PEM, "/more.pem": PEM, "/empty.pem": "", "/root.der": "\u0030\u0082" };

function readText(path: string): string {
  const text = files[path];
  if (text === undefined) {
    throw new Error(`ENOENT: ${path}`);
  }
  return text;
}

const network = (config: Values, environment: Values = {}) =>
  networkSettings(
    settingSource((key) => config[key], environment),
    readText,
  );

/** The refusal as text; fails where there was none. */
function refusal(config: Values, environment: Values = {}): string {
  try {
    network(config, environment);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return String(error);
  }
  throw new Error("nothing was refused");
}

test("nothing said, nothing set", () => {
  expect(network({})).toEqual({});
  expect(network({ "okta:httpProxy": " ", "okta:caFile": "" }, { HTTPS_PROXY: "", NO_PROXY: "" })).toEqual(
    {},
  );
});

describe("the proxy", () => {
  test("our own setting goes before those of the machine, the environment before the stack", () => {
    const environment = { HTTPS_PROXY: "http://machine:1", OKTA_HTTP_PROXY: "http://ours:2" };
    expect(network({ "okta:httpProxy": "http://stack:3" }, environment).proxy).toBe("http://ours:2");
    expect(network({ "okta:httpProxy": "http://stack:3" }, { HTTPS_PROXY: "http://machine:1" }).proxy).toBe(
      "http://stack:3",
    );
  });

  test.each(["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])("%s of the machine", (variable) => {
    expect(network({}, { [variable]: "http://machine:1" }).proxy).toBe("http://machine:1");
  });

  test("HTTP_PROXY is for unencrypted requests, of which there are none", () => {
    expect(network({}, { HTTP_PROXY: "http://machine:1", http_proxy: "http://machine:1" })).toEqual({});
  });

  test("a host alone is one that speaks http", () => {
    expect(network({ "okta:httpProxy": "proxy.acme.example:3128" }).proxy).toBe(
      "http://proxy.acme.example:3128",
    );
  });

  test.each([
    ["socks5://user:pass-word@proxy:1080", 'of the kind "socks5"'],
    ["http://user:pass-word@proxy:notaport", "is not the address of a proxy"],
    ["http://user:pass-word%@proxy:3128", "percent-encoded"],
    ["http://user:pass-word/#@proxy:3128", "percent-encoded"],
  ])("%s is refused without being shown", (value, why) => {
    for (const said of [
      refusal({ "okta:httpProxy": value }),
      refusal({}, { OKTA_HTTP_PROXY: value }),
      refusal({}, { HTTPS_PROXY: value }),
    ]) {
      expect(said).toContain(why);
      expect(said).not.toContain("pass-word");
    }
    expect(refusal({}, { HTTPS_PROXY: value })).toContain("HTTPS_PROXY");
  });

  test("an explicit provider instance takes the machine's, too", () => {
    const source = instanceSource((key) => (key === "okta:instance" ? "prod" : undefined), {
      HTTPS_PROXY: "http://machine:1",
      NO_PROXY: "x",
      OKTA_REQUEST_TIMEOUT: "5",
    });
    expect(networkSettings(source, readText)).toEqual({
      proxy: "http://machine:1",
      noProxy: "x",
      timeoutMs: 5000,
    });
  });
});

describe("the time limit", () => {
  test("is in seconds", () => {
    expect(network({ "okta:requestTimeout": "90" }).timeoutMs).toBe(90_000);
    expect(network({ "okta:requestTimeout": "90" }, { OKTA_REQUEST_TIMEOUT: "5" }).timeoutMs).toBe(5000);
  });

  test.each(["0", "-1", "1.5", "60s", "PT1M", "3601", "1e3", "NaN"])("%s is refused", (value) => {
    expect(refusal({ "okta:requestTimeout": value })).toContain("number of seconds");
  });
});

describe("certificates", () => {
  test.each<[string, Values, Values, number]>([
    ["a file of ours", { "okta:caFile": "/acme.pem" }, {}, 1],
    ["OpenSSL's file", {}, { SSL_CERT_FILE: "/acme.pem" }, 1],
    [
      "both, and Node's",
      { "okta:caFile": "/acme.pem" },
      { SSL_CERT_FILE: "/more.pem", NODE_EXTRA_CA_CERTS: "/more.pem" },
      3,
    ],
  ])("%s: besides those that Node trusts", (_name, config, environment, added) => {
    const { ca = [] } = network(config, environment);
    expect(ca.length).toBeGreaterThan(added);
    expect(ca.slice(-added)).toEqual(Array.from({ length: added }, () => PEM));
    expect(ca.at(-1 - added)).not.toBe(PEM);
  });

  test("Node's own file alone needs nothing of us, and a file of OpenSSL's that is none says nothing", () => {
    expect(network({}, { NODE_EXTRA_CA_CERTS: "/acme.pem" })).toEqual({});
    expect(network({}, { SSL_CERT_FILE: "/no-cert-file.crt" })).toEqual({});
    expect(network({}, { SSL_CERT_FILE: "/empty.pem" })).toEqual({});
  });

  test.each([
    ["/missing.pem", "cannot be read"],
    ["/empty.pem", "no certificate in PEM"],
    ["/root.der", "openssl x509 -inform der"],
  ])("a file of ours, %s, is refused", (path, why) => {
    const said = refusal({ "okta:caFile": path });
    expect(said).toContain(why);
    expect(said).toContain(path);
  });
});

describe("NO_PROXY", () => {
  test.each<[string, string, number, boolean]>([
    ["", "acme.okta.com", 443, false],
    ["*", "acme.okta.com", 443, true],
    ["acme.okta.com", "acme.okta.com", 443, true],
    ["okta.com", "acme.okta.com", 443, true],
    [".okta.com", "acme.okta.com", 443, true],
    ["*.okta.com", "ACME.okta.com", 443, true],
    ["OKTA.COM", "acme.okta.com", 443, true],
    ["okta.com", "notokta.com", 443, false],
    ["okta.com", "okta.com.evil.example", 443, false],
    ["okta.com:8443", "acme.okta.com", 443, false],
    ["okta.com:443", "acme.okta.com", 443, true],
    ["one.example, okta.com", "acme.okta.com", 443, true],
    ["one.example two.example", "acme.okta.com", 443, false],
    ["10.0.0.0/8", "10.1.2.3", 443, true],
    ["10.0.0.0/8", "11.1.2.3", 443, false],
    ["10.0.0.0/8", "ten.okta.com", 443, false],
    ["10.0.0.0/99", "10.1.2.3", 443, false],
    ["10.1.2.3", "10.1.2.3", 443, true],
    ["2.3", "10.1.2.3", 443, false],
    ["fd00::/8", "[fd00::1]", 443, true],
    ["[fd00::1]", "[fd00::1]", 443, true],
    ["[fd00::1]:443", "[fd00::1]", 443, true],
    ["[fd00::1]:444", "[fd00::1]", 443, false],
    ["fd00::1", "[fd00::1]", 443, true],
    [".", "acme.okta.com", 443, false],
    ["*.", "acme.okta.com", 443, false],
    [":443", "acme.okta.com", 443, false],
    ["http://okta.com", "acme.okta.com", 443, false],
  ])("%j and %s:%i", (noProxy, host, port, expected) => {
    expect(directHosts(noProxy)(host, port)).toBe(expected);
  });
});
