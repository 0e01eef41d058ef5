import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as okta from "pulumi-okta-native";
import { coverage, unlisted, type Visit } from "../../conformance/endpoints/coverage";
import { endpointsPage, PAGE } from "../../conformance/endpoints/page";
import { ROUTES } from "../../conformance/endpoints/routes";
import { TABLE } from "../../conformance/endpoints/table";
import { namesUsedBy } from "../../conformance/endpoints/visit";
import { kebab } from "../../scripts/docs/markdown";

// Where a user meets each endpoint. That examples really call them is for npm run check:endpoints, with the real CLI.
const root = join(__dirname, "../..");
const endpoints = TABLE.flatMap((api) => api.endpoints);
const exported: readonly string[] = Object.keys(okta);

test("the page is what the table says", () => {
  expect(readFileSync(join(root, PAGE), "utf8")).toBe(endpointsPage());
});

test("every name is exported and has a page", () => {
  const names = [...new Set(endpoints.flatMap((endpoint) => endpoint.names))];
  const page = (name: string): string =>
    join(root, "docs", /^[a-z]/.test(name) ? "functions" : "resources", `${kebab(name)}.md`);
  expect(names.filter((name) => !(exported.includes(name) || exported.includes(`${name}Output`)))).toEqual(
    [],
  );
  expect(names.filter((name) => !existsSync(page(name)))).toEqual([]);
});

test("every resource and function that sends something stands in the table", () => {
  const named = new Set(endpoints.flatMap((endpoint) => endpoint.names));
  const functions = exported
    .filter((name) => /^(get|simulate)/.test(name))
    .map((name) => name.replace(/Output$/, ""));
  expect(functions.filter((name) => !named.has(name))).toEqual([]);
});

/** What a run of all examples would leave, if each program called all that its names may call. */
const everything: readonly Visit[] = ROUTES.map(({ example }) => ({
  example,
  names: namesUsedBy(example),
  requests: endpoints.map(({ method, path }) => ({ method, path: path.replace(/\{\w+\}/g, "x") })),
}));

test("the examples use a name for each endpoint", () => {
  expect(coverage(everything).filter(({ calls }) => calls.length === 0)).toEqual([]);
});

test.each(endpoints)("that nobody called $method $path is noticed", (endpoint) => {
  const without = everything.map((visit) => ({
    ...visit,
    requests: visit.requests.filter(
      ({ method, path }) => method !== endpoint.method || path !== endpoint.path.replace(/\{\w+\}/g, "x"),
    ),
  }));
  const missing = coverage(without).filter(({ calls }) => calls.length === 0);
  expect(missing.map((row) => row.endpoint)).toContainEqual(endpoint);
});

test("a call through a name that is not said to make it does not count", () => {
  const clone = { method: "POST", path: "/api/v1/policies/rst1/clone" };
  const [row] = coverage([{ example: "x", names: ["getPolicy"], requests: [clone] }]).filter(({ endpoint }) =>
    endpoint.path.endsWith("/clone"),
  );
  expect(row?.calls).toEqual([]);
});

test("a request that no row explains is told", () => {
  const requests = [
    { method: "GET", path: "/.well-known/okta-organization" },
    { method: "GET", path: "/api/v1/policies" },
    { method: "GET", path: "/api/v1/users" },
  ];
  expect(unlisted([{ example: "x", names: [], requests }])).toEqual(["GET /api/v1/users"]);
});
