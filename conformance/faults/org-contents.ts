import type { OrgState } from "okta-emulator";

/** One thing that stands in an org, known by what a person would call it. */
export interface Thing {
  /** Kind and names; the same in every org that the same program made. */
  readonly label: string;
  /** What it says, with labels in the place of ids. */
  readonly says: string;
}

/** Types whose policies are tried one after the other. The numbers of all others tell when they were made. */
const ORDERED: readonly string[] = ["OKTA_SIGN_ON", "PASSWORD", "MFA_ENROLL"];

/**
 * What stands in an org, without ids and stamps, which differ from run to run. Deleted service users are left out, since
 * OPA keeps them for ever, and so are keys that have an end.
 */
export function contentsOf(state: OrgState): Thing[] {
  const labels = new Map<string, string>();
  for (const { id, type, name } of state.policies) {
    labels.set(id, `policy ${type} "${name}"`);
  }
  for (const { id, policyId, name } of state.rules) {
    labels.set(id, `rule "${name}" of ${labels.get(policyId) ?? policyId}`);
  }
  const users = state.serviceUsers.filter(({ status }) => status !== "DELETED");
  const labelOf = (id: string | null): string => (id === null ? "none" : (labels.get(id) ?? id));
  const thing = (label: string, content: object): Thing => ({ label, says: spelled(content, labels) });

  return [
    ...inOrder(state.policies, ({ type }) => type).map(([policy, place]) => {
      const { description, status, system, conditions, settings, resourceType, boundApp } = policy;
      return thing(labelOf(policy.id), {
        description,
        status,
        system,
        conditions,
        settings,
        resourceType,
        boundApp,
        ...(ORDERED.includes(policy.type) ? { place } : {}),
      });
    }),
    ...inOrder(state.rules, ({ policyId }) => policyId).map(([rule, place]) => {
      const { type, status, system, conditions, actions } = rule;
      return thing(labelOf(rule.id), { type, status, system, conditions, actions, place });
    }),
    ...state.apps.map(({ id, accessPolicy, profileEnrollment }) =>
      thing(`app ${id}`, {
        accessPolicy: labelOf(accessPolicy),
        profileEnrollment: labelOf(profileEnrollment),
      }),
    ),
    ...state.mappings.map(({ policyId, resourceId }) =>
      thing(`mapping of ${labelOf(resourceId)} to ${labelOf(policyId)}`, {}),
    ),
    ...users.map(({ name, status, keys }) =>
      thing(`service user "${name}"`, {
        status,
        lastingKeys: keys.filter((key) => isLasting(key.expires_at)).length,
      }),
    ),
    ...state.opaGroups.flatMap(({ name, members }) =>
      members
        .filter((member) => users.some((user) => user.name === member))
        .map((member) => thing(`membership of service user "${member}" in "${name}"`, {})),
    ),
    ...(["groups", "users", "zones"] as const).flatMap((part) =>
      state[part].map((object) => thing(`${part} ${String(object.id)}`, object)),
    ),
  ];
}

/** A key that never ends: somebody may use it for ever. */
const isLasting = (expiresAt: string): boolean => expiresAt.startsWith("0001");

/** Each with its place among its kin; the numbers themselves may have gaps that say nothing. */
function inOrder<T extends { readonly priority: number }>(
  rows: readonly T[],
  kin: (row: T) => string,
): (readonly [T, number])[] {
  return [...grouped(rows, kin).values()].flatMap((group) =>
    [...group].sort((a, b) => a.priority - b.priority).map((row, index) => [row, index] as const),
  );
}

function grouped<T>(rows: readonly T[], kin: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    groups.set(kin(row), [...(groups.get(kin(row)) ?? []), row]);
  }
  return groups;
}

function spelled(content: object, labels: ReadonlyMap<string, string>): string {
  return JSON.stringify(content, (_key, value: unknown) =>
    typeof value === "string" ? (labels.get(value) ?? value) : sortedKeys(value),
  );
}

function sortedKeys(value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
