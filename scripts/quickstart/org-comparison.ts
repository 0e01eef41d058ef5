import { isDeepStrictEqual } from "node:util";
import type { OrgState } from "okta-emulator";

export interface OrgDifference {
  readonly what: string;
  /** Whether Okta itself never takes it back. */
  readonly lasting: boolean;
}

type Row = Readonly<Record<string, unknown>>;

const PARTS = {
  groups: "group",
  users: "user",
  zones: "zone",
  apps: "app",
  policies: "policy",
  rules: "rule",
  mappings: "mapping",
  opaGroups: "OPA group",
  serviceUsers: "service user",
} as const satisfies Partial<Record<keyof OrgState, string>>;

/** Stamps move with every write and every sign-in; what they stand on is compared. */
const STAMPS = new Set(["lastUpdated", "last_used"]);

export function compareOrgs(before: OrgState, after: OrgState): OrgDifference[] {
  const differences: OrgDifference[] = [];
  for (const [part, noun] of Object.entries(PARTS) as [keyof typeof PARTS, string][]) {
    const old = byId(before[part]);
    const now = byId(after[part]);
    for (const [id, row] of now) {
      const was = old.get(id);
      if (was === undefined) {
        differences.push(added(noun, row));
      } else {
        for (const field of changedFields(was, row)) {
          differences.push({ what: `${noun} ${label(row)}: ${field} differs`, lasting: false });
        }
      }
    }
    for (const [id, row] of old) {
      if (!now.has(id)) {
        differences.push({ what: `${noun} ${label(row)} is gone`, lasting: false });
      }
    }
  }
  return differences;
}

function added(noun: string, row: Row): OrgDifference {
  if (noun !== "service user" || row.status !== "DELETED") {
    return { what: `${noun} ${label(row)} is new`, lasting: false };
  }
  const keys = Array.isArray(row.keys) ? row.keys.length : 0;
  const rest = keys === 0 ? "" : `, with ${keys} dated keys that die by themselves`;
  return {
    what: `service user ${label(row)}: deleted, but OPA keeps its name for ever${rest}`,
    lasting: true,
  };
}

function byId(rows: readonly object[]): Map<unknown, Row> {
  return new Map(
    rows.map((row) => {
      const fields: Row = Object.fromEntries(Object.entries(withoutStamps(row) as object));
      return [fields.id, fields];
    }),
  );
}

function withoutStamps(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutStamps);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const kept = Object.entries(value).filter(([key]) => !STAMPS.has(key));
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutStamps(member)]));
}

function changedFields(was: Row, row: Row): string[] {
  const fields = new Set([...Object.keys(was), ...Object.keys(row)]);
  return [...fields].filter((field) => !isDeepStrictEqual(was[field], row[field]));
}

function label(row: Row): string {
  return `"${String(row.name ?? row.id)}"`;
}
