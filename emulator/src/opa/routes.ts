import { type Request, type RequestHandler, type Response, Router } from "express";
import type { EmulatorContext } from "../context.js";
import { isObject, type JsonObject, parseJson } from "../json.js";
import { param, queryText } from "../okta/exchange.js";
import type { ServiceUserRecord } from "../store.js";
import { missing, OpaError } from "./errors.js";
import { addMember, groupNamed, groupsOf, membersOf, opaGroupBody, removeMember } from "./groups.js";
import { createKey, deleteKey, listKeys } from "./keys.js";
import { sendList } from "./paging.js";
import { createServiceUser, serviceUserBody, serviceUserNamed, updateServiceUser } from "./service-users.js";
import { authenticateOpa, callerOf, issueToken, requireAdmin } from "./tokens.js";

function bodyOf(request: Request): JsonObject {
  if (!/^application\/json\b/i.test(request.get("content-type") ?? "")) {
    throw new OpaError("unsupported_content_type", "the body must be JSON");
  }
  const text: unknown = request.body;
  try {
    const body = parseJson(typeof text === "string" ? text : "");
    if (isObject(body)) {
      return body;
    }
  } catch {
    // Answered below, like every other body that is not an object.
  }
  throw new OpaError("invalid_request", "the body is not a JSON object");
}

/** The team's name is compared without regard to case, as the official clients do. */
const checkTeam =
  (context: EmulatorContext): RequestHandler =>
  (request, _response, next) => {
    if (param(request, "team").toLowerCase() !== context.credentials.opa.team.toLowerCase()) {
      throw missing("team");
    }
    next();
  };

/** Filters that both user lists share. Without `status`, DELETED users are left out unless the switch says otherwise. */
function filtered(
  context: EmulatorContext,
  request: Request,
  users: readonly ServiceUserRecord[],
): ServiceUserRecord[] {
  const contains = queryText(request, "contains");
  const prefix = queryText(request, "starts_with");
  const rawIds = request.query.id;
  const ids = rawIds === undefined ? undefined : [rawIds].flat().map(String);
  const rawStatus = request.query.status;
  const statuses = rawStatus === undefined ? undefined : [rawStatus].flat().map(String);
  const shown = (user: ServiceUserRecord): boolean =>
    statuses
      ? statuses.includes(user.status)
      : user.status !== "DELETED" || context.features.opa.listDeletedUsers;
  return users.filter(
    (user) =>
      shown(user) &&
      (contains === undefined || user.name.includes(contains)) &&
      (prefix === undefined || user.name.startsWith(prefix)) &&
      (ids === undefined || ids.includes(user.id)),
  );
}

export function opaRoutes(context: EmulatorContext): Router {
  const router = Router();
  const team = "/v1/teams/:team";
  const known = [checkTeam(context), authenticateOpa(context)];
  const admin = [...known, requireAdmin(context)];
  const userOf = (request: Request): ServiceUserRecord => serviceUserNamed(context, param(request, "name"));

  router.post(`${team}/service_token`, checkTeam(context), (request, response) => {
    response.json(issueToken(context, bodyOf(request)));
  });
  router.get(`${team}/current_user`, known, (_request: Request, response: Response) => {
    const { user } = callerOf(response);
    response.json({ team_name: context.credentials.opa.team, name: user.name, id: user.id });
  });

  router.get(`${team}/service_users`, admin, (request: Request, response: Response) => {
    const users = filtered(context, request, context.state.serviceUsers);
    sendList(
      request,
      response,
      users.map((user) => serviceUserBody(context, user)),
    );
  });
  router.post(`${team}/service_users`, admin, (request: Request, response: Response) => {
    response.status(201).json(serviceUserBody(context, createServiceUser(context, bodyOf(request))));
  });
  router.get(`${team}/service_users/:name`, admin, (request: Request, response: Response) => {
    response.json(serviceUserBody(context, userOf(request)));
  });
  router.put(`${team}/service_users/:name`, admin, (request: Request, response: Response) => {
    const user = userOf(request);
    updateServiceUser(context, user, bodyOf(request), callerOf(response).user.id);
    response.json(serviceUserBody(context, user));
  });

  router.get(`${team}/service_users/:name/keys`, admin, (request: Request, response: Response) => {
    sendList(request, response, listKeys(context, userOf(request)));
  });
  // 200, not 201, and no body is read (OPA facts §1).
  router.post(`${team}/service_users/:name/keys`, admin, (request: Request, response: Response) => {
    response.json(createKey(context, userOf(request)));
  });
  router.delete(`${team}/service_users/:name/keys/:keyId`, admin, (request: Request, response: Response) => {
    deleteKey(context, userOf(request), param(request, "keyId"), callerOf(response).keyId);
    response.status(204).end();
  });

  router.get(`${team}/groups/:group/users`, admin, (request: Request, response: Response) => {
    const members = membersOf(context, groupNamed(context, param(request, "group")));
    const users = queryText(request, "user_type") === "human" ? [] : filtered(context, request, members);
    sendList(
      request,
      response,
      users.map((user) => serviceUserBody(context, user)),
    );
  });
  router.post(`${team}/groups/:group/users`, admin, (request: Request, response: Response) => {
    addMember(context, groupNamed(context, param(request, "group")), bodyOf(request));
    response.status(204).end();
  });
  router.delete(`${team}/groups/:group/users/:name`, admin, (request: Request, response: Response) => {
    removeMember(groupNamed(context, param(request, "group")), param(request, "name"));
    response.status(204).end();
  });
  router.get(`${team}/users/:name/groups`, admin, (request: Request, response: Response) => {
    sendList(request, response, groupsOf(context, userOf(request)).map(opaGroupBody));
  });
  return router;
}
