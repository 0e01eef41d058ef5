import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { type Emulator, type Seed, startEmulator } from "okta-emulator";
import * as okta from "pulumi-okta-native";
import { parse } from "yaml";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { kebab } from "../../scripts/docs/markdown";
import { isObject, type Json, type JsonObject, specFile } from "../spec/open-api";

// Paths, query parameters and scopes of the lookups, held against Okta's API description where a copy is at hand.
const file = specFile();
const document: Json = file === undefined ? {} : parse(readFileSync(file, "utf8"));

function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((here, key) => (isObject(here) ? here[key] : undefined), value);
}

function resolved(value: Json): Json | undefined {
  const reference = at(value, "$ref");
  return typeof reference === "string" ? at(document, ...reference.slice(2).split("/")) : value;
}

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** The description of a GET, found by the path's segments. */
function operation(path: string): { readonly template: string; readonly get: JsonObject } | undefined {
  const paths = at(document, "paths");
  for (const [template, methods] of Object.entries(isObject(paths) ? paths : {})) {
    const pattern = new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`);
    const get = at(methods, "get");
    if (pattern.test(path) && isObject(get)) {
      return { template, get };
    }
  }
  return undefined;
}

const seed: Seed = {
  apps: [{ id: "x1", label: "Mine", _links: { accessPolicy: { href: "https://x/api/v1/policies/x8" } } }],
  groups: [{ id: "x2", profile: { name: "Mine" } }],
  zones: [{ id: "x3", name: "Mine" }],
  identityProviders: [{ id: "x4", name: "Mine" }],
  userTypes: [{ id: "x5", name: "Mine", displayName: "Mine" }],
  deviceAssurances: [{ id: "x6", name: "Mine" }],
  behaviors: [{ id: "x7", name: "Mine" }],
  policies: [{ id: "x8", type: "ACCESS_POLICY", name: "Mine" }],
  rules: [{ id: "x9", policyId: "x8", type: "ACCESS_POLICY", name: "Mine" }],
};

const name = "Mine";
const policyId = "x8";
const type = "ACCESS_POLICY";
const CALLS: readonly [call: string, program: () => Promise<unknown>][] = [
  ["getApp", async () => [await okta.getApp({ label: name }), await okta.getApp({ id: "x1" })]],
  ["getGroup", async () => [await okta.getGroup({ name }), await okta.getGroup({ id: "x2" })]],
  [
    "getNetworkZone",
    async () => [await okta.getNetworkZone({ name }), await okta.getNetworkZone({ id: "x3" })],
  ],
  [
    "getIdentityProvider",
    async () => [await okta.getIdentityProvider({ name }), await okta.getIdentityProvider({ id: "x4" })],
  ],
  ["getUserType", async () => [await okta.getUserType({ name }), await okta.getUserType({ default: true })]],
  [
    "getDeviceAssurancePolicy",
    async () => [
      await okta.getDeviceAssurancePolicy({ name }),
      await okta.getDeviceAssurancePolicy({ id: "x6" }),
    ],
  ],
  ["getBehavior", async () => [await okta.getBehavior({ name }), await okta.getBehavior({ id: "x7" })]],
  ["getAuthenticators", () => okta.getAuthenticators({ key: "phone_number" })],
  ["getPolicy", async () => [await okta.getPolicy({ type, name }), await okta.getPolicy({ id: policyId })]],
  [
    "getPolicies",
    async () => [
      await okta.getPolicies({ type }),
      await okta.getPolicies({
        type,
        status: "ACTIVE",
        q: "M",
        expand: "x",
        sortBy: "name",
        resourceId: "x",
      }),
    ],
  ],
  [
    "getPolicyRules",
    async () => [await okta.getPolicyRules({ policyId }), await okta.getPolicyRules({ policyId })],
  ],
  [
    "getPolicyRule",
    async () => [
      await okta.getPolicyRule({ policyId, name }),
      await okta.getPolicyRule({ policyId, id: "x9" }),
    ],
  ],
  [
    "getPolicyMappings",
    async () => {
      const [first] = await okta.getPolicyMappings({ policyId });
      return await okta.getPolicyMappings({ policyId, mappingId: String(first?.mappingId) });
    },
  ],
  [
    "getPolicyMappings",
    () => {
      // Then both lists are asked for.
      emulator.features({ mappingsListed: false });
      return okta.getPolicyMappings({ policyId });
    },
  ],
];

let emulator: Emulator;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator({ seed });
  pulumi.runtime.setConfig("okta:orgUrl", emulator.url);
  pulumi.runtime.setConfig("okta:apiToken", emulator.credentials.apiToken);
});
afterEach(() => emulator.stop());

const testWithSpec = file === undefined ? test.skip : test;

testWithSpec.each(CALLS)(
  "%s asks for what is described, and its page names path and scope",
  async (call, program) => {
    emulator.clearRequests();
    await program();
    const requests = emulator.requests();
    expect(requests).toHaveLength(2);
    const page = readFileSync(join(__dirname, `../../docs/functions/${kebab(call)}.md`), "utf8");
    for (const { path, query } of requests) {
      const described = operation(path);
      expect({ path, template: described?.template }).toEqual({ path, template: expect.any(String) });
      const known = list(described?.get.parameters).map((parameter) => at(resolved(parameter), "name"));
      const asked = [...new URLSearchParams(query).keys()];
      expect({ path, unknown: asked.filter((parameter) => !known.includes(parameter)) }).toEqual({
        path,
        unknown: [],
      });
      expect(page).toContain(described?.template);
      const scopes = list(described?.get.security).flatMap((way) => list(at(way, "oauth2")));
      expect(scopes.map((scope) => page.includes(`\`${String(scope)}\``))).toEqual([true]);
    }
  },
);
