import type { Emulator } from "okta-emulator";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** An administrator beside Pulumi: everything through the org's public APIs. */
export class Console {
  constructor(private readonly emulator: Emulator) {}

  async okta<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.call(method, `/api/v1${path}`, `SSWS ${this.emulator.credentials.apiToken}`, body);
  }

  async opa<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { team, keyId, keySecret } = this.emulator.credentials;
    const token = await this.call<{ bearer_token: string }>("POST", `/v1/teams/${team}/service_token`, "", {
      key_id: keyId,
      key_secret: keySecret,
    });
    return this.call(method, `/v1/teams/${team}${path}`, `Bearer ${token.bearer_token}`, body);
  }

  async policy(type: string, name: string): Promise<Named> {
    return named(await this.okta<Named[]>("GET", `/policies?type=${type}`), name);
  }

  async rule(type: string, policyName: string, name: string): Promise<{ path: string }> {
    const policy = await this.policy(type, policyName);
    const rule = named(await this.okta<Named[]>("GET", `/policies/${policy.id}/rules`), name);
    return { path: `/policies/${policy.id}/rules/${rule.id}` };
  }

  /** As the console saves a form: reads the whole object, changes a part, puts the whole object. */
  async edit<T>(path: string, change: (object: T) => void): Promise<void> {
    const object = await this.okta<T>("GET", path);
    change(object);
    await this.okta("PUT", path, object);
  }

  private async call<T>(method: string, path: string, authorization: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.emulator.url}${path}`, {
      method,
      headers: { "content-type": "application/json", ...(authorization === "" ? {} : { authorization }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    }
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }
}

function named(list: readonly Named[], name: string): Named {
  const found = list.find((candidate) => candidate.name === name);
  if (found === undefined) {
    throw new Error(`the org has no "${name}", only ${list.map((other) => other.name).join(", ")}`);
  }
  return found;
}
