import { Router } from "express";
import { madeWithTheOrg } from "../clock.js";
import type { EmulatorContext } from "../context.js";
import { derivedId } from "../ids.js";
import { asList, asText, at, type JsonObject } from "../json.js";
import { notFound } from "./errors.js";
import { baseOf, param, queryText } from "./exchange.js";
import { filtered } from "./expression.js";
import { sendPage } from "./paging.js";

/**
 * What clients of the Policy API ask beside policies: who they are, who the people in conditions are, which org this is
 * and what happened in it. Read-only; the README's table says who calls what.
 */
export function neighbourRoutes(context: EmulatorContext): Router {
  const router = Router();

  router.get("/api/v1/users", (request, response) => {
    const base = baseOf(request);
    const q = queryText(request, "q")?.toLowerCase();
    const search = queryText(request, "search");
    const filter = queryText(request, "filter");
    const searched = filtered(peopleOf(context), "search", search, searchable);
    const found = filtered(searched, "filter", filter, searchable).filter(
      (user) =>
        // Documented: those that are deactivated are shown to filters and searches only.
        (user.status !== "DEPROVISIONED" || search !== undefined || filter !== undefined) &&
        (q === undefined || beginsWith(user, q)),
    );
    sendPage(request, response, base, found, {
      idOf: (user) => asText(user.id) ?? "",
      defaultLimit: 200,
      render: (user) => userBody(user, base),
    });
  });
  router.get("/api/v1/users/:userId", (request, response) => {
    response.json(userBody(userNamed(context, param(request, "userId")), baseOf(request)));
  });
  router.get("/api/v1/users/:userId/groups", (request, response) => {
    const { groupIds } = userNamed(context, param(request, "userId"));
    const joined = new Set(asList(groupIds).map(String));
    response.json(
      // Okta's own group has everybody.
      context.state.groups.filter(({ id, type }) => type === "BUILT_IN" || joined.has(String(id))),
    );
  });
  router.get("/api/v1/org", (request, response) => {
    const { orgId } = context.state;
    response.json({
      id: orgId,
      subdomain: "emulator",
      companyName: "Okta Emulator",
      status: "ACTIVE",
      website: null,
      created: madeWithTheOrg,
      lastUpdated: madeWithTheOrg,
      expiresAt: null,
      _links: { organization: { href: baseOf(request) } },
    });
  });
  router.get("/api/v1/logs", (request, response) => {
    sendPage(request, response, baseOf(request), [], {
      idOf: () => "",
      defaultLimit: 100,
      render: () => ({}),
    });
  });
  return router;
}

const searchable = [
  "id",
  "status",
  "profile.login",
  "profile.email",
  "profile.firstName",
  "profile.lastName",
];

const beginsWith = (user: JsonObject, start: string): boolean =>
  ["firstName", "lastName", "email"].some((name) =>
    (asText(at(user, "profile", name)) ?? "").toLowerCase().startsWith(start),
  );

/** Whoever made the API token stands before the users of the seed, unless the seed has somebody of that id. */
function peopleOf({ state }: EmulatorContext): JsonObject[] {
  const owner: JsonObject = {
    id: derivedId("00u", state.orgId, "owner"),
    profile: { login: "admin@example.com", email: "admin@example.com", firstName: "Ada", lastName: "Admin" },
  };
  return state.users.some(({ id }) => id === owner.id) ? state.users : [owner, ...state.users];
}

/** By id, login, or the part of a login before its @ (documented). */
function userNamed(context: EmulatorContext, name: string): JsonObject {
  const people = peopleOf(context);
  const login = (user: JsonObject): string => asText(at(user, "profile", "login")) ?? "";
  const found =
    name === "me"
      ? people.find(({ id }) => id === derivedId("00u", context.state.orgId, "owner"))
      : (people.find((user) => user.id === name || login(user) === name) ??
        people.find((user) => login(user).split("@")[0] === name));
  if (found === undefined) {
    throw notFound(name, "User");
  }
  return found;
}

/** A seeded user, completed; the groups that simulations know of are no part of what the API shows. */
function userBody({ groupIds: _, ...user }: JsonObject, base: string): JsonObject {
  return {
    status: "ACTIVE",
    created: madeWithTheOrg,
    activated: madeWithTheOrg,
    statusChanged: madeWithTheOrg,
    lastLogin: null,
    lastUpdated: madeWithTheOrg,
    passwordChanged: null,
    credentials: { provider: { type: "OKTA", name: "OKTA" } },
    ...user,
    _links: { self: { href: `${base}/api/v1/users/${asText(user.id) ?? ""}` } },
  };
}
