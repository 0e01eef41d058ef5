import { ApiError, NotFoundError, refused } from "../../provider/src/okta/errors";

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
  expect(error.refusal).toEqual({
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
  const { message } = refused("reading the policy p", "Okta", answer(status, body));
  expect(message).toMatch(new RegExp(`^reading the policy p: Okta answered ${status}\\. [A-Z].+\\.$`));
  expect(message).not.toContain("html");
});
