import { Router } from "express";
import type { EmulatorContext } from "../context.js";
import { asText, at, type JsonObject } from "../json.js";
import { notFound, OktaError } from "./errors.js";
import { baseOf, param, queryText } from "./exchange.js";
import { sendPage } from "./paging.js";

const nameOf = (group: JsonObject): string => asText(at(group, "profile", "name")) ?? "";

/** Of the search language only equality of the name is known; anything else is refused, never half understood. */
function searched(groups: readonly JsonObject[], search: string | undefined): JsonObject[] {
  if (search === undefined) {
    return [...groups];
  }
  const wanted = /^\s*profile\.name\s+(eq|sw)\s+"((?:[^"\\]|\\.)*)"\s*$/.exec(search);
  if (!wanted) {
    throw new OktaError("E0000001", "Api validation failed: search", [
      "search: not understood by okta-emulator.",
    ]);
  }
  const [, operator, quoted = ""] = wanted;
  const text = quoted.replace(/\\(.)/g, "$1");
  return groups.filter((group) =>
    operator === "eq" ? nameOf(group) === text : nameOf(group).startsWith(text),
  );
}

export function groupRoutes(context: EmulatorContext): Router {
  const router = Router();

  router.get("/api/v1/groups", (request, response) => {
    const base = baseOf(request);
    const prefix = queryText(request, "q")?.toLowerCase();
    const found = searched(context.state.groups, queryText(request, "search")).filter(
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
