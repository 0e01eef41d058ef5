import type { dynamic } from "@pulumi/pulumi";
import * as fc from "fast-check";
import * as runtime from "pulumi-okta-native/runtime";
import type { HttpRequest, HttpResponse } from "../../provider/src/http/transport";
import { ApiError, UnexpectedResponseError } from "../../provider/src/okta/errors";
import { IntermediaryError } from "../../provider/src/okta/intermediary";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { SAMPLES } from "../unit/policy-types-samples";
import { badStoredValue, spoiled } from "./bad-values";
import { CALLS } from "./calls";
import { ORG_URL, systemsOver } from "./systems";

// Whatever a server answers is taken, or refused in words that say what was asked. It never crashes what reads it.

let answered: (request: HttpRequest) => HttpResponse;
jest.mock("../../provider/src/http/transport", () => ({
  axiosTransport: () => async (request: HttpRequest) => answered(request),
}));

const headers = { "x-okta-request-id": "req1", date: "Sat, 28 Nov 2026 03:00:00 GMT" };

// What JSON can say, as the transport hands it on: it refuses what is nested too deep.
const body = fc.oneof(
  badStoredValue,
  fc.array(
    fc.record({ id: badStoredValue, name: badStoredValue, type: badStoredValue, status: badStoredValue }),
  ),
  fc.record({ list: badStoredValue, id: fc.constant("x"), name: fc.constant("x"), _links: badStoredValue }),
);

const KNOWN = [ApiError, UnexpectedResponseError, IntermediaryError];

test.each(Object.entries(CALLS))("%s", async (_name, call) => {
  await fc.assert(
    fc.asyncProperty(body, fc.constantFrom(200, 201, 204, 400, 404, 500), async (given, status) => {
      const systems = systemsOver(async () => ({ status, headers, body: given }));
      await call.make(systems, "one", "other").catch((error: unknown) => {
        expect(KNOWN.some((known) => error instanceof known) ? "known" : error).toBe("known");
        expect((error as Error).message).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        expect((error as Error).message.length).toBeLessThan(2_000_000);
      });
    }),
    { numRuns: 100 },
  );
});

const providers: Readonly<Record<string, dynamic.ResourceProvider>> = { ...runtime };
const config: Record<string, string> = { "okta:orgUrl": ORG_URL, "okta:apiToken": "token-of-the-org" };

/** The id of the object that the sample is, as Okta's answers name it. */
const RULE = "0pr1";
const POLICY = "00p1";

describe.each([
  ["policy", POLICY],
  ["policyRule", `${POLICY}/${RULE}`],
] as const)("an object that a %s meets in Okta", (kind, id) => {
  const provider = providers[kind] as dynamic.ResourceProvider;
  const samples = SAMPLES.filter((sample) => sample.kind === (kind === "policy" ? "policy" : "rule")).map(
    ({ inputs }) => ({
      type: inputs.type,
      ...inputs,
      name: "Staff",
      ...(kind === "policy" ? {} : { policyId: POLICY }),
    }),
  );
  const frame = { id: kind === "policy" ? POLICY : RULE, name: "Staff", status: "ACTIVE", priority: 1 };

  test("may hold anything", async () => {
    await provider.configure?.({
      config: { get: (key: string) => config[key], require: (key: string) => config[key] ?? "" },
    });
    // Nobody waits for a server that does not exist.
    const waiting = jest
      .spyOn(globalThis, "setTimeout")
      .mockImplementation(((act: () => void) => setImmediate(act)) as unknown as typeof setTimeout);
    const told = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    let taken = 0;
    const sample = fc.constantFrom(...samples);
    const met = sample.chain((inputs) =>
      fc.tuple(
        fc.constant(inputs),
        spoiled({ ...inputs, ...frame, created: "2026-11-28T02:00:00.000Z" }, badStoredValue),
      ),
    );
    await fc.assert(
      fc.asyncProperty(met, fc.boolean(), async ([inputs, live], framed) => {
        forgetConnections();
        const object = framed ? { ...live, ...frame, type: inputs.type } : live;
        answered = ({ url, method }) => {
          const isOrg = url.endsWith("okta-organization");
          const isList = method === "GET" && /\/(policies\?.*|rules)$/.test(url);
          return {
            status: 200,
            headers,
            body: isOrg ? { id: "00o1", pipeline: "idx" } : isList ? [object] : object,
          };
        };
        const stored = {
          ...inputs,
          status: "ACTIVE",
          __provider: "text",
          __okta: { v: 1, org: "00o1", declared: ["name"] },
        };
        for (const step of [
          () => provider.read?.(id, stored),
          () => provider.update?.(id, stored, { ...inputs, name: "Other", __provider: "text" }),
          () => provider.create({ ...inputs, __provider: "text" }),
          () => provider.delete?.(id, stored),
        ]) {
          try {
            await step();
            taken += 1;
          } catch (error) {
            // A defect of ours; all that is thrown on purpose has a class of its own or is a plain Error.
            expect(error).not.toBeInstanceOf(TypeError);
            expect(error).not.toBeInstanceOf(RangeError);
            expect(error).not.toBeInstanceOf(ReferenceError);
          }
        }
      }),
      { numRuns: 40 },
    );
    told.mockRestore();
    waiting.mockRestore();
    // Were everything refused at the door, nothing behind it would be tried.
    expect(taken).toBeGreaterThan(20);
    expect(Object.keys(Object.prototype)).toEqual([]);
  }, 120_000);
});
