import * as fc from "fast-check";
import type { HttpRequest } from "../../provider/src/http/transport";
import { CALLS, type Call, methodsOf } from "./calls";
import { ORG_URL, systemsOver, TEAM_URL } from "./systems";

// An id that a program, a state or an answer brings, whatever it is, names one segment of the path and nothing else.

const nasty = fc.constantFrom(
  "../users",
  "..",
  ".",
  "",
  "a/b",
  "/",
  "//evil.example/x",
  "https://evil.example/x",
  "%2e%2e",
  "%2F",
  "..%2fusers",
  "?x=1",
  "#",
  "..;",
  ";a=b",
  "..\\users",
  "\\\\evil.example",
  "@evil.example",
  "a b",
  "a\r\nHost: evil.example",
  "a\u0000b",
  "\ud800",
  "a\udfffb",
  "é東京🎉",
  "&type=x",
  "__proto__",
  "constructor",
);
const id = fc.oneof(nasty, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));

async function requestsOf(call: Call, one: string, other: string) {
  const requests: HttpRequest[] = [];
  const systems = systemsOver(async (request) => {
    requests.push(request);
    return { status: 204, headers: {}, body: undefined };
  });
  try {
    await call.make(systems, one, other);
    return { requests, error: undefined };
  } catch (error) {
    return { requests, error };
  }
}

/** Half characters have no encoding; in a query, where they name nothing, each becomes the mark for such. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");

test.each(Object.entries(CALLS))("%s", async (_name, call) => {
  await fc.assert(
    fc.asyncProperty(id, id, async (one, other) => {
      const { requests, error } = await requestsOf(call, one, other);
      if (requests.length === 0) {
        expect(String(error)).toMatch(/cannot be part of the path/);
        return;
      }
      for (const { url } of requests) {
        const { origin, pathname, searchParams, hash, username } = new URL(url);
        expect([ORG_URL, TEAM_URL]).toContain(origin);
        expect(hash + username).toBe("");
        // What a URL parser makes of the path is the path: nothing in it climbs up, or is read as something else.
        expect(url.split("?")[0]).toBe(origin + pathname);
        const expected = call.path
          .split("/")
          .map((segment) => (segment === "{one}" ? one : segment === "{other}" ? other : segment));
        expect(pathname.split("/").map(decodeURIComponent)).toEqual(expected);
        for (const name of call.query ?? []) {
          expect(searchParams.getAll(name)).toEqual([wellFormed(one)]);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test("the table holds every call", () => {
  const systems = systemsOver(() => Promise.reject(new Error("nothing is sent")));
  const withoutId = [
    "policies.create",
    "serviceUsers.shared",
    "serviceUsers.lastWritten",
    "serviceUsers.forget",
    // These send nothing.
    "policies.isUntouched",
    "apps.hasLeft",
  ];
  const called = new Set([...Object.keys(CALLS).map((name) => name.split(" ")[0]), ...withoutId]);
  expect(methodsOf(systems).filter((method) => !called.has(method))).toEqual([]);
});
