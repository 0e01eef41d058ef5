import { NetworkError } from "../../provider/src/http/errors";
import { ApiError, NotFoundError, refused } from "../../provider/src/okta/errors";
import { IntermediaryError } from "../../provider/src/okta/intermediary";

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  headers,
  body,
});
const causes = (...summaries: string[]) => summaries.map((errorSummary) => ({ errorSummary }));

test("an Okta refusal: what, to which object, code, causes, next step, request id", () => {
  const error = refused(
    'creating the ACCESS_POLICY policy "Payroll"',
    "Okta",
    answer(
      400,
      {
        errorCode: "E0000001",
        errorSummary: "Api validation failed: name",
        errorId: "oaeBody",
        errorCauses: causes("name: taken", "type: unknown"),
      },
      { "x-okta-request-id": "reqHeader" },
    ),
  );
  expect(error).toBeInstanceOf(ApiError);
  expect(error).not.toBeInstanceOf(NotFoundError);
  expect(error.message).toBe(
    'creating the ACCESS_POLICY policy "Payroll": Okta answered 400 E0000001 Api validation failed: name. ' +
      "Causes: name: taken; type: unknown. Correct the named fields in the program. (request reqHeader)",
  );
  expect((error as ApiError).refusal).toEqual({
    product: "Okta",
    status: 400,
    code: "E0000001",
    summary: "Api validation failed: name",
    causes: ["name: taken", "type: unknown"],
    requestId: "reqHeader",
  });
});

test("an OPA refusal is read from OPA's own body", () => {
  const error = refused(
    'creating the service user "svc"',
    "Okta Privileged Access",
    answer(
      409,
      { type: "resource_already_exists", message: "name is taken", code: 409 },
      {
        "x-request-id": "r-1",
      },
    ),
  );
  expect(error.message).toBe(
    'creating the service user "svc": Okta Privileged Access answered 409 resource_already_exists name is taken. ' +
      "The name exists or once existed; OPA never frees the name of a deleted service user. (request r-1)",
  );
});

test("a field's path stands before what is wrong with it", () => {
  const body = {
    type: "invalid_request",
    message: "no",
    errors: [{ path: "key_id", message: "not a UUID" }],
  };
  expect(refused("x", "Okta Privileged Access", answer(400, body)).message).toContain(
    "Causes: key_id: not a UUID.",
  );
});

test("the body of an OPA 403 never reaches a message", () => {
  const body = {
    type: "forbidden_error",
    message: "needs access through server-7",
    error: "leak",
    errors: ["method: ssh to db.internal"],
    errorCauses: causes("method: rdp to win.internal"),
  };
  const error = refused("reading it", "Okta Privileged Access", answer(403, body));
  expect(error.message).toContain("403");
  expect(`${error.message} ${JSON.stringify(error)}`).not.toMatch(/server-7|leak|db\.internal|win\.internal/);
  // Okta's own 403 says what is missing, and should.
  const okta = { errorCode: "E0000006", errorSummary: "You do not have permission" };
  expect(refused("reading it", "Okta", answer(403, okta)).message).toContain("You do not have permission");
});

test.each<[number, "Okta" | "Okta Privileged Access", unknown, boolean]>([
  [404, "Okta", { errorCode: "E0000007" }, true],
  [404, "Okta Privileged Access", { type: "resource_does_not_exist" }, true],
  [404, "Okta", { errorCode: "E0000008" }, false],
  [404, "Okta", "<html>Not found</html>", false],
  [404, "Okta Privileged Access", { type: "not_found" }, false],
  [404, "Okta", undefined, false],
  [400, "Okta", { errorCode: "E0000007" }, false],
  [403, "Okta Privileged Access", { type: "resource_does_not_exist" }, false],
])("%i of %s with %j: gone is %p", (status, product, body, gone) => {
  expect(refused("x", product, answer(status, body)) instanceof NotFoundError).toBe(gone);
});

test.each([
  [401, undefined],
  [403, null],
  [429, "<html>slow down</html>"],
  [500, 42],
])("a %i with the body %p still says what to do next, and nothing of the body", (status, body) => {
  const { message } = refused(
    "reading the policy p",
    "Okta",
    answer(status, body, { "x-okta-request-id": "r1" }),
  );
  expect(message).toMatch(
    new RegExp(`^reading the policy p: Okta answered ${status}\\. [A-Z].+\\. \\(request r1\\)$`),
  );
  expect(message).not.toContain("html");
});

describe("answers that are not Okta's are told before what they say", () => {
  const page = "<html><body>Access denied: SECRET-4711</body></html>";

  test.each<[number, unknown, Record<string, string>, RegExp]>([
    [407, page, {}, /user and password into HTTPS_PROXY/],
    [407, undefined, { "proxy-authenticate": "Basic" }, /check HTTPS_PROXY/],
    [403, page, {}, /blocks the address/],
    [401, page, {}, /sign-in of its own/],
    [
      302,
      undefined,
      { location: "https://portal.hotel.example/login?x=1" },
      /points to portal\.hotel\.example/,
    ],
    [307, page, {}, /captive portal/],
    [404, page, {}, /names Okta itself/],
    [429, page, { "retry-after": "5" }, /limits requests by itself/],
    [502, page, {}, /could not reach Okta/],
    [503, undefined, {}, /could not reach Okta/],
    [403, { error: "blocked", policy: "corporate" }, {}, /blocks the address/],
  ])("%i %j", (status, body, headers, next) => {
    for (const product of ["Okta", "Okta Privileged Access"] as const) {
      const error = refused('creating the policy "Portal"', product, answer(status, body, headers));
      expect(error).toBeInstanceOf(IntermediaryError);
      expect(error.message).toContain(
        `creating the policy "Portal": a proxy or gateway answered ${status}, not Okta.`,
      );
      expect(error.message).toMatch(next);
      expect(error.message).toMatch(/HTTPS_PROXY|okta:orgUrl/);
      expect(error.message).not.toMatch(/SECRET-4711|Okta answered|role or scope/);
    }
  });

  test.each<[string, unknown, Record<string, string>]>([
    ["a request id of Okta's beside a page", page, { "x-okta-request-id": "r1" }],
    ["Okta's error body", { errorCode: "E0000006", errorSummary: "no" }, {}],
    ["OPA's error body", { type: "authorization_error", message: "no" }, {}],
  ])("but not with %s", (_what, body, headers) => {
    expect(refused("x", "Okta", answer(403, body, headers))).toBeInstanceOf(ApiError);
  });
});

test.each([
  ["ENOTFOUND", /does not resolve/],
  ["ECONNREFUSED", /Nobody listens/],
  ["SELF_SIGNED_CERT_IN_CHAIN", /NODE_EXTRA_CA_CERTS/],
  ["ECONNABORTED", /too long/],
  ["ECONNRESET", /was cut/],
  ["unknown", /Check the network/],
])("no answer (%s) says what to do", (code, next) => {
  expect(new NetworkError("GET", "https://acme.okta.com/api/v1/policies", code).message).toMatch(next);
});
