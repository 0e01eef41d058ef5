import type { RowName } from "./rows";
import type { Shape } from "./shape";

/** The fewest calls by which one thing can be done, and why there is no way with fewer. */
export interface Floor {
  readonly what: string;
  readonly calls: number;
  readonly because: string;
}

export const FLOORS = {
  createPolicy: {
    what: "create a policy",
    calls: 1,
    because: "One POST makes one policy; Okta has no call that makes several.",
  },
  createRule: {
    what: "create a rule, single or of a set",
    calls: 1,
    because: "One POST makes one rule, at its place; Okta has no call that makes several.",
  },
  createUser: {
    what: "create a service user",
    calls: 1,
    because: "One POST makes one user.",
  },
  createMapping: {
    what: "put an app under a policy",
    calls: 2,
    because:
      "The app is read, to know on which policy it stood, which destroy must know; one PUT then moves it.",
  },
  createKey: {
    what: "create a key",
    calls: 3,
    because:
      "The user's keys are listed, because a new key gives every other key an end; one POST makes the key; one exchange for a token proves that it works. Where an earlier key has got its end by this, a second list reads when.",
  },
  readPolicies: {
    what: "read the policies of a type",
    calls: 1,
    because: "The list of a type shows all its policies in full, page by page.",
  },
  readRules: {
    what: "read the rules of a policy",
    calls: 1,
    because: "The list of a policy shows all its rules in full; no call shows the rules of several policies.",
  },
  readMappings: {
    what: "read the apps under a policy",
    calls: 1,
    because:
      "One list shows the apps of a policy, one read the policy of an app: whichever of the two takes fewer.",
  },
  readUsers: {
    what: "read the service users",
    calls: 1,
    because: "One list shows all users, a hundred on a page.",
  },
  readKeys: {
    what: "read the keys of a user",
    calls: 1,
    because: "The list of a user shows all its keys; no call shows the keys of several users.",
  },
  changeRule: {
    what: "change a rule, single or of a set",
    calls: 2,
    because:
      "A PUT replaces the rule whole, so it is read first, with its siblings, whose order must stay as it is; then one PUT.",
  },
  moveRule: {
    what: "move the last rule to the top",
    calls: 2,
    because:
      "The list tells where the rules stand; one PUT with a new priority moves one and shifts the rest.",
  },
  deleteObject: {
    what: "delete an object",
    calls: 1,
    because:
      "One call each for a policy, a user and a key, and for an app that goes back to the default policy. Rules go with their policy when the same program deletes it.",
  },
} as const satisfies Record<string, Floor>;

/** Looks that destroy takes above its floor, each because deleting without it could let somebody in or out unseen. */
export const LOOKS_BEFORE_DELETION = {
  policy: {
    what: "look, before an app sign-in policy goes, whether an app stands on it",
    calls: 1,
    because:
      "What Okta does with such an app is not documented; it could fall to a policy that lets everybody in.",
  },
  mapping: {
    what: "look, before an app goes back, where it stands",
    calls: 1,
    because: "Somebody may have put it elsewhere, which is theirs to keep.",
  },
  defaultPolicy: {
    what: "look once to which policy apps go back",
    calls: 1,
    because: "The default policy is named by no fixed id.",
  },
  key: {
    what: "look, before a key goes, whether Okta has given it an end",
    calls: 1,
    because: "A key that will end by itself is left to those who still use it.",
  },
} as const satisfies Record<string, Floor>;

/** By how much the calls of a first up may stand above the sum of its parts. */
export const FIRST_UP_TOLERANCE = 0.05;

const USERS_ON_A_PAGE = 100;
/** Those of a fresh org, beside the program's. */
const USERS_BEFORE = 1;
const OLDER_TYPES = 2;
const RULES_OF_AN_OLDER_POLICY = 2;

/** The fewest calls in which a row can be done, without those at the start. */
export function floorOf(row: RowName, shape: Shape): number {
  switch (row) {
    case "first up":
      return creation(shape);
    case "no-op up":
    case "preview":
      return 0;
    case "refresh":
    case "preview --refresh":
      return reading(shape);
    case "change one rule":
      return FLOORS.changeRule.calls;
    case "move the last rule to the top":
      return FLOORS.moveRule.calls;
    case "destroy":
      return deletion(shape);
  }
}

/** The most calls with which a row still counts as done in the fewest. */
export function ceilingOf(row: RowName, shape: Shape): number {
  const floor = floorOf(row, shape);
  switch (row) {
    case "first up":
      return Math.floor(floor * (1 + FIRST_UP_TOLERANCE));
    case "destroy":
      return floor + looks(shape);
    default:
      return floor;
  }
}

function creation({ policies, rules, mappings, users, olderPolicies }: Shape): number {
  const older = OLDER_TYPES * olderPolicies;
  return (
    (policies + older) * FLOORS.createPolicy.calls +
    (policies * rules + older * RULES_OF_AN_OLDER_POLICY) * FLOORS.createRule.calls +
    mappings * FLOORS.createMapping.calls +
    users * (FLOORS.createUser.calls + FLOORS.createKey.calls)
  );
}

function reading({ policies, mappings, users, olderPolicies }: Shape): number {
  const older = OLDER_TYPES * olderPolicies;
  const types = (policies > 0 ? 1 : 0) + (olderPolicies > 0 ? OLDER_TYPES : 0);
  const pages = users === 0 ? 0 : Math.ceil((users + USERS_BEFORE) / USERS_ON_A_PAGE);
  return (
    types * FLOORS.readPolicies.calls +
    (policies + older) * FLOORS.readRules.calls +
    Math.min(policies, mappings) * FLOORS.readMappings.calls +
    pages * FLOORS.readUsers.calls +
    users * FLOORS.readKeys.calls
  );
}

function looks({ policies, mappings, users }: Shape): number {
  const { policy, mapping, defaultPolicy, key } = LOOKS_BEFORE_DELETION;
  return (
    policies * policy.calls +
    mappings * mapping.calls +
    (mappings > 0 ? defaultPolicy.calls : 0) +
    users * key.calls
  );
}

function deletion({ policies, mappings, users, olderPolicies }: Shape): number {
  return (policies + OLDER_TYPES * olderPolicies + mappings + 2 * users) * FLOORS.deleteObject.calls;
}
