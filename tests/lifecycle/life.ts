import type { dynamic } from "@pulumi/pulumi";
import type { Emulator } from "okta-emulator";
import { forgetConnections, forgetReadings } from "../../provider/src/pulumi/connections";

type Bag = Record<string, unknown>;

export interface Resource {
  id: string;
  inputs: Bag;
  outs: Bag;
}

let underWay = 0;

/** Steps that are taken one after the other belong to commands of their own; steps at the same time to one command. */
export async function inCommand<T>(step: () => Promise<T>): Promise<T> {
  if (underWay === 0) {
    forgetReadings();
  }
  underWay += 1;
  try {
    return await step();
  } finally {
    underWay -= 1;
  }
}

/** What `pulumi up` and `pulumi refresh` do with one resource, in the engine's order: check, diff, then the one step. */
export class Life {
  resource: Resource | undefined;
  /** Steps taken, as the CLI would show them. */
  readonly steps: string[] = [];

  private halfDone = false;

  constructor(
    private readonly provider: dynamic.ResourceProvider,
    private readonly autoName?: string,
  ) {}

  up(args: Bag): Promise<Resource | undefined> {
    return inCommand(() => this.deploy(args));
  }

  private async deploy(args: Bag): Promise<Resource | undefined> {
    const old = this.resource;
    const inputs = await this.checked(old?.inputs ?? {}, args);
    if (old === undefined) {
      return this.create(inputs);
    }
    const difference = await this.provider.diff?.(old.id, old.outs, inputs);
    if (difference?.replaces !== undefined && difference.replaces.length > 0) {
      const made = await this.create(await this.checked({}, args));
      await this.provider.delete?.(old.id, old.outs);
      this.steps.push("delete");
      return made;
    }
    if (difference?.changes === true || this.halfDone) {
      const { outs } =
        (await this.taking(inputs, async () => this.provider.update?.(old.id, old.outs, inputs))) ?? {};
      this.steps.push("update");
      this.resource = { id: old.id, inputs, outs: this.stored(outs) };
      return this.resource;
    }
    this.steps.push("same");
    return old;
  }

  /** What `pulumi up --replace` does: the old object is checked, the new one is made as if it were the first. */
  async replace(args: Bag): Promise<Resource> {
    const old = this.mustExist();
    await this.checked(old.inputs, args);
    const made = await this.create(await this.checked({}, args));
    await this.provider.delete?.(old.id, old.outs);
    this.steps.push("delete");
    return made;
  }

  /** The state loses the resource, as by `pulumi state delete` or a run killed before it could write. */
  forget(): void {
    this.resource = undefined;
  }

  /** Whether the next `up` would change anything. */
  async pending(args: Bag): Promise<boolean> {
    const old = this.mustExist();
    const inputs = await this.checked(old.inputs, args);
    return (await this.provider.diff?.(old.id, old.outs, inputs))?.changes === true;
  }

  /** Names of the inputs that the refresh changed; undefined where the object is gone. */
  refresh(): Promise<string[] | undefined> {
    return inCommand(() => this.look());
  }

  private async look(): Promise<string[] | undefined> {
    const old = this.mustExist();
    const live = await this.provider.read?.(old.id, old.outs);
    if (live?.id === undefined) {
      this.resource = undefined;
      return undefined;
    }
    this.halfDone = false;
    const inputs: Bag = { ...live.inputs, __provider: "text" };
    this.resource = { id: live.id, inputs, outs: this.stored(live.props) };
    return [...new Set([...Object.keys(inputs), ...Object.keys(old.inputs)])].filter(
      (key) => JSON.stringify(sorted(inputs[key])) !== JSON.stringify(sorted(old.inputs[key])),
    );
  }

  /** In a process of its own, as `pulumi destroy` is. */
  async destroy(): Promise<void> {
    forgetConnections();
    await this.drop();
  }

  /** The engine's delete of a resource that the program no longer names, after its creates and in their process. */
  async drop(): Promise<void> {
    const old = this.mustExist();
    await this.provider.delete?.(old.id, old.outs);
    this.resource = undefined;
    this.steps.push("delete");
  }

  mustExist(): Resource {
    if (this.resource === undefined) {
      throw new Error("there is no resource");
    }
    return this.resource;
  }

  /** A half-done step is kept with what it did, and the next `up` updates it even if nothing differs. */
  private async taking<T>(inputs: Bag, step: () => Promise<T>): Promise<T> {
    try {
      const done = await step();
      this.halfDone = false;
      return done;
    } catch (error) {
      // What the plugin reads off an error it caught.
      const { id, properties } = error as { id?: string; properties?: Bag };
      if (id !== undefined && properties !== undefined) {
        this.resource = {
          id,
          inputs,
          outs: { ...this.stored(properties), __provider: properties.__provider },
        };
        this.halfDone = true;
      }
      throw error;
    }
  }

  private async create(inputs: Bag): Promise<Resource> {
    const { id, outs } = await this.taking(inputs, () => this.provider.create(inputs));
    this.steps.push("create");
    this.resource = { id, inputs, outs: this.stored(outs) };
    return this.resource;
  }

  private async checked(olds: Bag, args: Bag): Promise<Bag> {
    const bag = this.autoName === undefined ? {} : { __okta: { autoName: this.autoName } };
    const { inputs, failures = [] } =
      (await this.provider.check?.(olds, { ...args, ...bag, __provider: "text" })) ?? {};
    if (failures.length > 0) {
      throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("; "));
    }
    return { ...inputs, __provider: "text" };
  }

  /** The engine stores what arrives over gRPC, keys sorted, and adds the provider text. */
  private stored(outs: unknown): Bag {
    return { ...(sorted(JSON.parse(JSON.stringify(outs))) as Bag), __provider: "text" };
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "__provider")
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** Settings of the emulator, as stack config gives them. */
export async function configured(
  provider: dynamic.ResourceProvider,
  emulator: Emulator,
): Promise<dynamic.ResourceProvider> {
  const { apiToken, team, keyId, keySecret } = emulator.credentials;
  const config: Record<string, string> = {
    "okta:orgUrl": emulator.url,
    "okta:apiToken": apiToken,
    "oktapam:apiHost": emulator.url,
    "oktapam:team": team,
    "oktapam:key": keyId,
    "oktapam:secret": keySecret,
  };
  await provider.configure?.({
    config: {
      get: (key) => config[key],
      require: (key) => config[key] ?? "",
    },
  });
  return provider;
}

/** Calls Okta as an admin in the console would. */
export async function asAdmin(
  emulator: Emulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<Bag> {
  const response = await fetch(emulator.url + path, {
    method,
    headers: { Authorization: `SSWS ${emulator.credentials.apiToken}`, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${text}`);
  }
  return text === "" ? {} : (JSON.parse(text) as Bag);
}

/** Sets a service user's status as another administrator would. */
export async function setStatus(emulator: Emulator, name: string, status: string): Promise<void> {
  const { team, keyId, keySecret } = emulator.credentials;
  const call = async (method: string, path: string, body: unknown, token?: string): Promise<Bag> => {
    const response = await fetch(`${emulator.url}/v1/teams/${team}${path}`, {
      method,
      headers: {
        "Content-Type": "application/json",
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status}`);
    }
    return (await response.json()) as Bag;
  };
  const { bearer_token } = await call("POST", "/service_token", { key_id: keyId, key_secret: keySecret });
  await call("PUT", `/service_users/${name}`, { name, status }, String(bearer_token));
}

export function writes(emulator: Emulator): string[] {
  return emulator
    .requests()
    .filter(({ method, path }) => method !== "GET" && !path.endsWith("/service_token"))
    .map(({ method, path }) => `${method} ${path}`);
}
