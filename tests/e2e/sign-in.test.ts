import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT, Stack } from "./stack";

const CLIENT = "0oaPulumiRuns";
const scopes = ["okta.policies.manage", "okta.apps.manage"];

const publicPem = (key: KeyObject): string => String(key.export({ type: "spki", format: "pem" }));
const privatePem = (key: KeyObject): string => String(key.export({ type: "pkcs8", format: "pem" }));

/** The second line of a key's text, which tells it from every other text. */
const core = (pem: string): string => pem.split("\n")[2] ?? "";

it("signs in by a private key with DPoP, and by a rotated one in a destroy with the old state", async () => {
  const program = join(__dirname, "programs", "signing-in");
  const stack = await Stack.begin(program, "e2e-signing-in");
  try {
    const { emulator } = stack;
    const first = generateKeyPairSync("rsa", { modulusLength: 2048 });
    stack.setVariable("OKTA_API_TOKEN", "");
    emulator.features({ dpop: "required" });
    emulator.seed({ clients: [{ id: CLIENT, keys: [publicPem(first.publicKey)], scopes }] });
    emulator.clearRequests();

    await stack.succeeds("config", "set", "okta:clientId", CLIENT);
    const jwk = first.privateKey.export({ format: "jwk" });
    await stack.succeeds("config", "set", "--secret", "okta:privateKey", JSON.stringify(jwk));
    await stack.succeeds("up", "--yes", "--skip-preview");
    expect(await stack.succeeds("stack", "output", "found")).toContain("Portal");
    await stack.succeeds("preview", "--refresh", "--expect-no-changes");
    const answered = emulator.requests();
    expect(
      answered.filter(({ status }) => status >= 400).every(({ path }) => path === "/oauth2/v1/token"),
    ).toBe(true);
    // Each process finds DPoP out anew: two refusals and a token.
    expect(answered.filter(({ path }) => path === "/oauth2/v1/token").map(({ status }) => status)).toContain(
      200,
    );
    expect(emulator.state().accessTokens.every(({ thumbprint }) => thumbprint !== undefined)).toBe(true);

    // The old key is gone; the new one stands in a file of the CI system.
    const second = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const file = join(ROOT, ".sandbox", "e2e", "rotated.pem");
    writeFileSync(file, privatePem(second.privateKey));
    emulator.seed({ clients: [{ id: CLIENT, keys: [publicPem(second.publicKey)], scopes }] });
    expect(await stack.fails("refresh", "--yes")).toContain("The client_assertion signature is invalid");
    // A path that is not absolute begins at the program's folder, in the plugin, too.
    stack.setVariable("OKTA_API_PRIVATE_KEY", relative(program, file));
    await stack.succeeds("destroy", "--yes");

    const secrets = [
      { label: "the first private key", value: jwk.d ?? "" },
      { label: "the second private key", value: core(privatePem(second.privateKey)) },
    ];
    expect(secrets.every(({ value }) => value.length > 40)).toBe(true);
    expect(stack.leaks(secrets)).toEqual([]);
  } finally {
    await stack.end();
  }
}, 300_000);
