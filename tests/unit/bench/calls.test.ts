import { countCalls, type Request } from "../../../bench/calls";

const answered = (method: string, path: string, query?: string): Request => ({
  method,
  path,
  status: 200,
  ...(query === undefined ? {} : { query }),
});
const RULES = "/api/v1/policies/rst1234567890/rules";
const USERS = "/v1/teams/acme/service_users";
const TOKEN = "/v1/teams/acme/service_token";

const counted = (...log: Request[]) => {
  const { work, startUp } = countCalls(log);
  return { work, startUp };
};

test("one list of the rules belongs to the start where a rule is made, and every further list to the work", () => {
  const list = answered("GET", RULES);
  const create = answered("POST", RULES);
  expect(counted(list, create)).toEqual({ work: 1, startUp: 1 });
  expect(counted(list, create, list, create, list)).toEqual({ work: 4, startUp: 1 });
});

test("a list where nothing is made is work", () => {
  expect(counted(answered("GET", RULES), answered("PUT", `${RULES}/rul1234567890`))).toEqual({
    work: 2,
    startUp: 0,
  });
});

test("all pages of the first list belong to the start", () => {
  const pages = [answered("GET", USERS), answered("GET", USERS, "offset=MTAw"), answered("POST", USERS)];
  expect(counted(...pages)).toEqual({ work: 1, startUp: 2 });
});

test("each type of policy has a list of its own", () => {
  const policies = "/api/v1/policies";
  expect(
    counted(
      answered("GET", policies, "type=PASSWORD"),
      answered("GET", policies, "type=OKTA_SIGN_ON"),
      answered("POST", policies),
    ),
  ).toEqual({ work: 1, startUp: 2 });
});

test("the org and the first token belong to the start, the proof of a new key to the work", () => {
  const keys = `${USERS}/robot-1/keys`;
  expect(
    counted(
      answered("GET", "/.well-known/okta-organization"),
      answered("POST", TOKEN),
      answered("GET", keys),
      answered("POST", keys),
      answered("POST", TOKEN),
    ),
  ).toEqual({ work: 3, startUp: 2 });
});

test("what the rate limit refused is counted apart", () => {
  const refused = { ...answered("POST", RULES), status: 429 };
  expect(countCalls([refused, answered("POST", RULES)])).toMatchObject({ work: 1, startUp: 0, refused: 1 });
});

test("calls are named without ids", () => {
  const { byCall } = countCalls([
    answered("GET", "/api/v1/policies", "type=PASSWORD"),
    answered("PUT", `${RULES}/rul1234567890`),
    answered("PUT", `${RULES}/0pr1234567890`),
    answered("DELETE", `${USERS}/robot-1/keys/0f1e2d3c-1`),
  ]);
  expect(byCall).toEqual({
    "GET /api/v1/policies?type=PASSWORD": 1,
    "PUT /api/v1/policies/*/rules/*": 2,
    "DELETE /v1/teams/*/service_users/*/keys/*": 1,
  });
});
