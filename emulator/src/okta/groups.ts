import { Router } from "express";
import type { EmulatorContext } from "../context.js";
import { asText, at, type JsonObject } from "../json.js";
import { notFound } from "./errors.js";
import { baseOf, param, queryText } from "./exchange.js";
import { filtered } from "./expression.js";
import { sendPage } from "./paging.js";

const nameOf = (group: JsonObject): string => asText(at(group, "profile", "name")) ?? "";

export function groupRoutes(context: EmulatorContext): Router {
  const router = Router();

  router.get("/api/v1/groups", (request, response) => {
    const base = baseOf(request);
    const prefix = queryText(request, "q")?.toLowerCase();
    const searched = filtered(context.state.groups, "search", queryText(request, "search"), ["profile.name"]);
    const found = filtered(searched, "filter", queryText(request, "filter"), ["id", "type"]).filter(
      (group) => prefix === undefined || nameOf(group).toLowerCase().startsWith(prefix),
    );
    sendPage(request, response, base, found, {
      idOf: (group) => asText(group.id) ?? "",
      defaultLimit: 200,
      render: (group) => group,
    });
  });
  router.get("/api/v1/groups/:groupId", (request, response) => {
    const id = param(request, "groupId");
    const group = context.state.groups.find((candidate) => candidate.id === id);
    if (!group) {
      throw notFound(id, "UserGroup");
    }
    response.json(group);
  });
  return router;
}
