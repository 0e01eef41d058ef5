import { asText, type JsonObject } from "../../json.js";
import { field, leaf, listOf, object, type Shape } from "./shape.js";

/** Empty lists vanish, except `users.exclude`, which is always there (VCR, every rule type with people). */
const idLists = { include: leaf({ empty: "drop" }), exclude: leaf({ empty: "drop" }) };

export const people = field(
  object({
    users: field(object({ include: leaf({ empty: "drop" }), exclude: leaf({ default: [] }) }), {
      default: {},
    }),
    groups: field(object(idLists), { empty: "drop" }),
  }),
  { default: {} },
);

export const network = field(
  object({
    connection: leaf({ default: "ANYWHERE" }),
    include: leaf({ empty: "drop" }),
    exclude: leaf({ empty: "drop" }),
  }),
  { default: {} },
);

/** Both lists are always answered; members carry both `name` and `id`, null where not sent (VCR). */
const appReference = object({ type: leaf(), name: leaf({ default: null }), id: leaf({ default: null }) });
const appInstance = object({ type: leaf(), name: leaf({ default: null }), id: leaf() });

/** An APP always shows `name: null`; only an APP_TYPE shows `id: null` (VCR). */
const appMember: Shape = {
  kind: "choice",
  by: "type",
  otherwise: "APP",
  shapes: { APP: appInstance, APP_TYPE: appReference },
};
const appLists = object({
  include: field(listOf(appMember), { default: [] }),
  exclude: field(listOf(appMember), { default: [] }),
});
export const app = field(appLists);
export const appAlways = field(appLists, { default: {} });

const version = object({ matchType: leaf(), value: leaf() });
const os = (becomes?: (os: JsonObject) => JsonObject) =>
  field(object({ type: leaf(), expression: leaf(), version: field(version) }), {
    becomes: (value) => (becomes ? becomes(value as JsonObject) : value),
  });

const platformLists = (osField: ReturnType<typeof os>) => {
  const member = object({ type: leaf(), os: osField });
  return field(
    object({
      include: field(listOf(member), { default: [] }),
      exclude: field(listOf(member), { default: [] }),
    }),
    { empty: "drop" },
  );
};

export const platform = platformLists(os());
/** ACCESS_POLICY reads an os of ANY back as OTHER (TF). */
export const platformOfAccess = platformLists(
  os((value) => (asText(value.type) === "ANY" ? { ...value, type: "OTHER" } : value)),
);
