import { isObject } from "../../json.js";
import { type FieldOptions, field, leaf, listOf, object, type Shape } from "./shape.js";

/** Empty lists vanish, except `users.exclude`, which is always there (recorded for every rule type with people). */
const idList = leaf({ empty: "drop", rule: "empty-lists-vanish" });
const idLists = { include: idList, exclude: idList };

export const people = field(
  object({
    users: field(object({ include: idList, exclude: leaf({ default: [], rule: "people-filled" }) }), {
      default: {},
      rule: "people-filled",
    }),
    groups: field(object(idLists), { empty: "drop", rule: "empty-lists-vanish" }),
  }),
  { default: {}, rule: "people-filled" },
);

export const network = field(
  object({
    connection: leaf({ default: "ANYWHERE" }),
    ...idLists,
  }),
  { default: {}, rule: "network-filled" },
);

/** Both lists are always answered; members carry both `name` and `id`, null where not sent (recorded). */
const nameShown = leaf({ default: null, rule: "app-members-named" });
const appReference = object({ type: leaf(), name: nameShown, id: leaf({ default: null }) });
const appInstance = object({ type: leaf(), name: nameShown, id: leaf() });

/** An APP always shows `name: null`; only an APP_TYPE shows `id: null` (recorded). */
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
export const appAlways = field(appLists, { default: {}, rule: "app-lists-filled" });

const version = object({ matchType: leaf(), value: leaf() });
const os = (options: FieldOptions = {}) =>
  field(object({ type: leaf(), expression: leaf(), version: field(version) }), options);

const platformLists = (osField: ReturnType<typeof os>) => {
  const member = object({ type: leaf(), os: osField });
  return field(
    object({
      include: field(listOf(member), { default: [] }),
      exclude: field(listOf(member), { default: [], rule: "platform-exclude-filled" }),
    }),
    { empty: "drop", rule: "empty-platform-vanishes" },
  );
};

export const platform = platformLists(os());
/** ACCESS_POLICY reads an os of ANY back as OTHER (TF). */
export const platformOfAccess = platformLists(
  os({
    rule: "os-any-becomes-other",
    becomes: (value) => (isObject(value) && value.type === "ANY" ? { ...value, type: "OTHER" } : value),
  }),
);
