import { isTooDeep } from "../../provider/src/http/json-text";
import { printableLine, printableLines } from "../../provider/src/http/printable";
import { redacted, secretsOf } from "../../provider/src/http/redact";

const ESC = "\u001b";

describe("text from elsewhere", () => {
  test.each([
    ["plain text: Zoë's rule (東京) 🎉", "plain text: Zoë's rule (東京) 🎉"],
    [`${ESC}[31mred${ESC}[0m`, "red"],
    [`${ESC}]0;title\u0007x${ESC}]8;;http://evil.example${ESC}\\link`, "xlink"],
    [`a${ESC}[2J${ESC}[1;1Hb`, "ab"],
    ["one\ntwo\r\nthree", "one two  three"],
    ["back\bspace\u0000\u007f\u009b31m", "back space   31m"],
    ["\u202egpj.exe\u2066x\u2069", " gpj.exe x "],
    ["a\u2028b\u2029c", "a b c"],
    [`cut ${ESC}[`, "cut  ["],
  ])("%j becomes %j", (text, expected) => {
    expect(printableLine(text)).toBe(expected);
  });

  test("of several lines keeps them", () => {
    expect(printableLines(`a${ESC}[1m\r\nb\tc`)).toBe("a\nb c");
  });
});

describe("credentials", () => {
  const request = {
    method: "POST",
    url: "https://acme.okta.com/x",
    headers: { Authorization: "SSWS 00aToken-of-the-org", DPoP: "eyJ.proof.sig", Accept: "application/json" },
    body: { key_id: "0f1e2d3c", key_secret: 'hush"hush/hush', name: "Payroll" },
    repeatable: false,
  } as const;

  test("are found in headers and bodies, and nothing else is", () => {
    expect(secretsOf(request)).toEqual(["00aToken-of-the-org", "eyJ.proof.sig", 'hush"hush/hush']);
    expect(
      secretsOf({
        ...request,
        headers: {},
        body: new URLSearchParams({ client_assertion: "eyJ.assertion.sig", scope: "okta.policies.read" }),
      }),
    ).toEqual(["eyJ.assertion.sig"]);
    for (const body of [undefined, null, 5, "key_secret", [{ key_secret: "nested-and-not-sent" }]]) {
      expect(secretsOf({ body })).toEqual([]);
    }
  });

  test("are replaced in each spelling", () => {
    const secrets = secretsOf(request);
    expect(redacted(`SSWS 00aToken-of-the-org, "hush\\"hush/hush" hush%22hush%2Fhush`, secrets)).toBe(
      'SSWS ***, "***" ***',
    );
    expect(redacted("$& and $1", ["$& and $1"])).toBe("***");
  });
});

describe("depth of JSON", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  test("is counted without recursion, and not inside strings", () => {
    expect(isTooDeep(nested(100))).toBe(false);
    expect(isTooDeep(nested(101))).toBe(true);
    expect(isTooDeep('{"a":'.repeat(101))).toBe(true);
    expect(isTooDeep(nested(1_000_000))).toBe(true);
    expect(isTooDeep(JSON.stringify({ a: "[".repeat(1000), b: `\\"${"{".repeat(1000)}` }))).toBe(false);
    expect(isTooDeep("[],".repeat(1000))).toBe(false);
    expect(isTooDeep('"\\')).toBe(false);
  });
});
