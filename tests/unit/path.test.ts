import * as fc from "fast-check";
import { path } from "../../provider/src/http/path";

test("parameters are encoded, the template is not", () => {
  expect(path`/v1/teams/${"acme"}/service_users/${"OPA User/ü?#%"}`).toBe(
    "/v1/teams/acme/service_users/OPA%20User%2F%C3%BC%3F%23%25",
  );
  expect(path`/api/v1/policies`).toBe("/api/v1/policies");
});

test.each(["", ".", ".."])("the segment %p is refused, and the message shows the template", (segment) => {
  expect(() => path`/api/v1/policies/${segment}/rules`).toThrow(
    `"${segment}" cannot be part of the path /api/v1/policies/…/rules`,
  );
});

test("whatever the parameter, it stays one segment and comes back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (segment) => {
      fc.pre(segment !== "." && segment !== "..");
      const url = new URL(path`/a/${segment}/b`, "https://acme.okta.com");
      expect(url.origin + url.search + url.hash).toBe("https://acme.okta.com");
      const parts = url.pathname.split("/");
      expect(parts).toHaveLength(4);
      expect(decodeURIComponent(parts[2] ?? "")).toBe(segment);
    }),
  );
});
