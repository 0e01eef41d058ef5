import { Router } from "express";
import { oktaStamp } from "../clock.js";
import type { EmulatorContext } from "../context.js";
import { oktaId } from "../ids.js";
import { asText, clone, type JsonObject } from "../json.js";
import type { OrgState } from "../store.js";
import { authenticatorsOf } from "./authenticators.js";
import { notFound, OktaError } from "./errors.js";
import { baseOf, param, queryText } from "./exchange.js";
import { filtered } from "./expression.js";
import { sendPage } from "./paging.js";

/** What policies name beside groups and apps: objects that are listed and read (facts §4), and that only a seed makes. */

type Part = "zones" | "authenticators" | "identityProviders" | "userTypes" | "deviceAssurances" | "behaviors";

interface Directory {
  readonly path: string;
  readonly prefix: string;
  /** How Okta's 404 calls it. That of zones is documented, the others are assumptions. */
  readonly entity: string;
  /** Items per page without `limit`; null = all of them. */
  readonly defaultLimit: number | null;
  /** Properties that `filter` may compare; undefined where there is no such parameter. */
  readonly filters?: readonly string[];
  /** Whether `q` and `type` narrow. */
  readonly queried?: true;
  /** Only the Identity Engine has it (the documentation's SKU). */
  readonly idxOnly?: true;
  /** What an object shows of which nothing was told. */
  readonly plain: (stamp: string) => JsonObject;
  readonly all?: (context: EmulatorContext) => readonly JsonObject[];
}

const stamped = (more: JsonObject) => (stamp: string) => ({ ...more, created: stamp, lastUpdated: stamp });

export const directories: Readonly<Record<Part, Directory>> = {
  zones: {
    path: "/api/v1/zones",
    prefix: "nzo",
    entity: "NetworkZone",
    defaultLimit: null,
    filters: ["id", "usage", "system"],
    plain: stamped({ type: "IP", name: "unnamed", status: "ACTIVE", usage: "POLICY", system: false }),
  },
  authenticators: {
    path: "/api/v1/authenticators",
    prefix: "aut",
    entity: "Authenticator",
    defaultLimit: null,
    idxOnly: true,
    plain: stamped({ status: "ACTIVE" }),
    all: authenticatorsOf,
  },
  identityProviders: {
    path: "/api/v1/idps",
    prefix: "0oa",
    entity: "IdpAppInstance",
    defaultLimit: 20,
    queried: true,
    plain: stamped({ type: "OIDC", name: "unnamed", status: "ACTIVE" }),
  },
  userTypes: {
    path: "/api/v1/meta/types/user",
    prefix: "oty",
    entity: "UserType",
    defaultLimit: null,
    plain: stamped({ name: "unnamed", displayName: "unnamed", default: false }),
  },
  deviceAssurances: {
    path: "/api/v1/device-assurances",
    prefix: "dae",
    entity: "DeviceAssurance",
    defaultLimit: null,
    idxOnly: true,
    // The only kind whose stamps are called so.
    plain: (stamp) => ({ name: "unnamed", platform: "WINDOWS", createdDate: stamp, lastUpdate: stamp }),
  },
  behaviors: {
    path: "/api/v1/behaviors",
    prefix: "bhv",
    entity: "BehaviorRule",
    // "With pagination support", says the documentation, and not how much a page holds: 20 is an assumption.
    defaultLimit: 20,
    plain: stamped({ type: "ANOMALOUS_DEVICE", name: "unnamed", status: "ACTIVE", settings: {} }),
  },
};

/** The parts of a seed that are objects of directories. */
export const directoryParts = Object.keys(directories) as Part[];

/** An object as it stands in the org: what was told of it, over what all of its kind have. */
export function directoryObject(context: EmulatorContext, part: Part, sent: JsonObject): JsonObject {
  const { prefix, plain } = directories[part];
  return { id: oktaId(prefix), ...plain(oktaStamp(context.clock)), ...clone(sent) };
}

const startsWith = (text: unknown, start: string): boolean =>
  (asText(text) ?? "").toLowerCase().startsWith(start.toLowerCase());

export function directoryRoutes(context: EmulatorContext): Router {
  const router = Router();
  for (const part of directoryParts) {
    addRoutes(router, context, part);
  }
  router.get("/api/v1/authenticators/:id/methods", (request, response) => {
    requireEngine(context, directories.authenticators);
    const id = param(request, "id");
    const found = authenticatorsOf(context).find((candidate) => candidate.id === id);
    if (found === undefined) {
      throw notFound(id, directories.authenticators.entity);
    }
    response.json(found.methods ?? []);
  });
  return router;
}

/** Refused as an org refuses what it lacks; the code is an assumption. */
function requireEngine({ features }: EmulatorContext, { idxOnly }: Directory): void {
  if (idxOnly === true && features.engine !== "idx") {
    throw new OktaError("E0000015");
  }
}

function addRoutes(router: Router, context: EmulatorContext, part: Part): void {
  const directory = directories[part];
  const all = (state: OrgState): readonly JsonObject[] => directory.all?.(context) ?? state[part];

  router.get(directory.path, (request, response) => {
    requireEngine(context, directory);
    const base = baseOf(request);
    const filter = directory.filters && queryText(request, "filter");
    const q = directory.queried && queryText(request, "q");
    const type = directory.queried && queryText(request, "type");
    const found = filtered(all(context.state), "filter", filter, directory.filters ?? []).filter(
      (item) => (q === undefined || startsWith(item.name, q)) && (type === undefined || item.type === type),
    );
    sendPage(request, response, base, found, {
      idOf: (item) => asText(item.id) ?? "",
      defaultLimit: directory.defaultLimit,
      render: (item) => directoryBody(part, item, base),
    });
  });

  router.get(`${directory.path}/:id`, (request, response) => {
    requireEngine(context, directory);
    const id = param(request, "id");
    // The documentation lets `default` stand for the default user type.
    const isWanted =
      part === "userTypes" && id === "default"
        ? (item: JsonObject) => item.default === true
        : (item: JsonObject) => item.id === id;
    const found = all(context.state).find(isWanted);
    if (found === undefined) {
      throw notFound(id, directory.entity);
    }
    response.json(directoryBody(part, found, baseOf(request)));
  });
}

function directoryBody(part: Part, item: JsonObject, base: string): JsonObject {
  const self = `${base}${directories[part].path}/${asText(item.id) ?? ""}`;
  const { methods, ...shown } = item;
  const links: JsonObject = { self: { href: self, hints: { allow: ["GET"] } } };
  if (part === "authenticators" && methods !== undefined) {
    links.methods = { href: `${self}/methods`, hints: { allow: ["GET"] } };
  }
  // Behaviors have `_link`, all others `_links`, says the documentation.
  return { ...shown, ...(part === "behaviors" ? { _link: links } : { _links: links }) };
}
