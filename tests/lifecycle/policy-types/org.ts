import { type Emulator, type FeatureChange, type OrgState, startEmulator } from "okta-emulator";
import { policy, policyRule } from "pulumi-okta-native/runtime";
import { compareOrgs } from "../../../scripts/quickstart/org-comparison";
import { putAt, type Step } from "../../put-at";
import { type Sent, wiretap } from "../../spec/sent-bodies";
import { asAdmin, configured, Life, writes } from "../life";

type Bag = Record<string, unknown>;

/** One org, one administrator beside Pulumi, and an ear on what reaches Okta. */
export class Org {
  private readonly tap = wiretap();

  private constructor(readonly emulator: Emulator) {}

  static async open(features: FeatureChange = {}): Promise<Org> {
    return new Org(await startEmulator({ features }));
  }

  async close(): Promise<void> {
    this.tap.stop();
    await this.emulator.stop();
  }

  async lifeOf(kind: "policy" | "rule"): Promise<Life> {
    return new Life(await configured(kind === "policy" ? policy : policyRule, this.emulator));
  }

  /** The id of the policy that Okta made. */
  default(type: string): string {
    const found = this.emulator
      .state()
      .policies.find((candidate) => candidate.type === type && candidate.system);
    if (found === undefined) {
      throw new Error(`the org has no default policy of type ${type}`);
    }
    return found.id;
  }

  /** The id of a policy that the administrator makes. */
  async policy(type: string, name: string): Promise<string> {
    return String((await this.asAdmin("POST", "/api/v1/policies", { type, name })).id);
  }

  asAdmin(method: string, path: string, body?: unknown): Promise<Bag> {
    return asAdmin(this.emulator, method, path, body);
  }

  /** A policy, or a rule in a policy of its own, that Okta shows exactly so until it is written again. */
  lay(kind: "policy" | "rule", type: string, contents: object): { id: string; policyId: string } {
    const policyId = "rstSeen0000000000001";
    const id = kind === "policy" ? policyId : "rulSeen0000000000001";
    const seen = { name: "Seen", priority: 1, ...contents };
    this.emulator.seed({
      verbatim: true,
      policies: [{ ...(kind === "policy" ? seen : { name: "Seen" }), id: policyId, type }],
      rules: kind === "rule" ? [{ ...seen, id, policyId }] : [],
    });
    return { id, policyId };
  }

  live(life: Life): Promise<Bag> {
    return this.asAdmin("GET", pathOf(life));
  }

  /** As the console saves a form: reads the whole object, changes one field, puts the whole object. */
  async edit(life: Life, steps: readonly Step[], to: unknown): Promise<void> {
    const object = await this.live(life);
    putAt(object, steps, to);
    await this.asAdmin("PUT", pathOf(life), object);
  }

  /** Turns a list round. */
  async turn(life: Life, steps: readonly Step[]): Promise<void> {
    const object = await this.live(life);
    const list = steps.reduce<unknown>((inner, step) => Reflect.get(Object(inner), step), object);
    if (!Array.isArray(list) || list.length < 2) {
      throw new Error(`${steps.join(".")} is no list that could be turned: ${JSON.stringify(list)}`);
    }
    await this.edit(life, steps, [...list].reverse());
  }

  /** What the provider wrote meanwhile: method, path and body of each request that had one. */
  async wrote(act: () => Promise<unknown>): Promise<{ calls: string[]; bodies: Bag[] }> {
    this.tap.taken();
    this.emulator.clearRequests();
    await act();
    return { calls: writes(this.emulator), bodies: this.tap.taken().map(bodyOf) };
  }

  /** How the org differs from what it was. */
  since(before: OrgState): string[] {
    return compareOrgs(before, this.emulator.state()).map(({ what }) => what);
  }
}

/** A test that has a new org to itself. */
export function inOrg<Row extends unknown[]>(tell: (org: Org, ...row: Row) => Promise<void>) {
  return inOrgWith({}, tell);
}

export function inOrgWith<Row extends unknown[]>(
  features: FeatureChange,
  tell: (org: Org, ...row: Row) => Promise<void>,
) {
  return async (...row: Row): Promise<void> => {
    const org = await Org.open(features);
    try {
      await tell(org, ...row);
    } finally {
      await org.close();
    }
  };
}

/** A refresh, and the paths of the inputs that it changed. */
export async function drift(life: Life): Promise<string[]> {
  const before = life.mustExist().inputs;
  await life.refresh();
  return changedPaths(before, life.mustExist().inputs).sort();
}

function pathOf(life: Life): string {
  return `/api/v1/policies/${life.mustExist().id.replace("/", "/rules/")}`;
}

function bodyOf({ body }: Sent): Bag {
  // The provider sends JSON objects only.
  return JSON.parse(body) as Bag;
}

/** Where two values differ, leaf by leaf; a list of scalars is one value, whatever its order. */
function changedPaths(before: unknown, after: unknown, path = ""): string[] {
  const [one, other] = [before ?? empty(after), after ?? empty(before)];
  if (isContainer(one) && isContainer(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
      changedPaths(Reflect.get(one, key), Reflect.get(other, key), path === "" ? key : `${path}.${key}`),
    );
  }
  return spelled(one) === spelled(other) ? [] : [path];
}

/** What a missing value is compared as: an object that appears shows as its leaves, a list as one. */
function empty(other: unknown): unknown {
  return isContainer(other) && !Array.isArray(other) ? {} : undefined;
}

function isContainer(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    !(Array.isArray(value) && value.every((member) => typeof member !== "object"))
  );
}

function spelled(value: unknown): string {
  return Array.isArray(value) ? JSON.stringify([...value].sort()) : JSON.stringify(value ?? null);
}
