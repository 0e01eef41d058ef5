import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { TABLE } from "../../conformance/endpoints/table";
import { covers, scopeFor } from "../../provider/src/okta/scopes";
import { isObject, type Json, specFile } from "../spec/open-api";

const endpoints = TABLE.flatMap((api) => api.endpoints).filter(({ path }) => path.startsWith("/api/v1/"));
const urlOf = (path: string): string => `https://acme.okta.com${path.replace(/\{\w+\}/g, "x1")}?limit=1`;

test.each(endpoints)("$method $path has a scope", ({ method, path }) => {
  expect(scopeFor({ method, url: urlOf(path) })).toMatch(/^okta\.\w+\.(read|manage)$/);
});

const file = specFile();
(file === undefined ? describe.skip : describe)("as Okta's description says", () => {
  const document: Json = file === undefined ? {} : parse(readFileSync(file, "utf8"));
  const at = (value: Json | undefined, key: string): Json | undefined =>
    isObject(value) ? value[key] : undefined;

  /** Names of variables differ between the table and the description. */
  function described(method: string, path: string): Json | undefined {
    const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, "\\{\\w+\\}")}$`);
    const paths = at(document, "paths");
    const template = Object.keys(isObject(paths) ? paths : {}).find((one) => pattern.test(one));
    const security = at(at(at(paths, template ?? ""), method.toLowerCase()), "security");
    return Array.isArray(security) ? security.flatMap((way) => at(way, "oauth2") ?? []) : undefined;
  }

  test.each(endpoints)("$method $path", ({ method, path }) => {
    expect([scopeFor({ method, url: urlOf(path) })]).toEqual(described(method, path));
  });
});

test("calls that need no scope, and strangers' paths", () => {
  for (const path of [
    "/.well-known/okta-organization",
    "/oauth2/v1/token",
    "/api/v1/policiesx",
    "/api/v1/x/policies",
  ]) {
    expect(scopeFor({ method: "GET", url: `https://acme.okta.com${path}` })).toBeUndefined();
  }
});

test("who may manage may read", () => {
  expect(covers(["okta.apps.manage"], "okta.apps.read")).toBe(true);
  expect(covers(["okta.apps.read"], "okta.apps.manage")).toBe(false);
  expect(covers(["okta.appsx.manage"], "okta.apps.read")).toBe(false);
});
