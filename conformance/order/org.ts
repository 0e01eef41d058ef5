import { type Emulator, type OrgState, startEmulator } from "okta-emulator";
import type { Case, Content, Fault, Kind } from "./cases";
import type { Rule } from "./sign-ins";

// An org in which the cases are played, and what is seen of it from outside.

const KINDS = {
  gapped: { policyType: "ACCESS_POLICY", ruleType: "ACCESS_POLICY" },
  dense: { policyType: "OKTA_SIGN_ON", ruleType: "SIGN_ON" },
} as const;

export function ruleTypeOf(kind: Kind): string {
  return KINDS[kind].ruleType;
}

/** The arguments of a rule that matches and does this. */
export function argumentsOf(kind: Kind, { number, denies }: Content): Record<string, unknown> {
  // Each number has conditions and actions of its own.
  const conditions = { people: { users: { include: [`00u${String(number).padStart(17, "0")}`] } } };
  return kind === "gapped"
    ? {
        conditions,
        actions: {
          appSignOn: denies
            ? { access: "DENY" }
            : {
                access: "ALLOW",
                verificationMethod: {
                  type: "ASSURANCE",
                  factorMode: "2FA",
                  reauthenticateIn: `PT${number + 1}M`,
                },
              },
        },
      }
    : {
        conditions,
        actions: {
          signon: denies
            ? { access: "DENY" }
            : { access: "ALLOW", session: { maxSessionIdleMinutes: number + 1 } },
        },
      };
}

export function catchAllOf(content: Content): Record<string, unknown> {
  const { actions } = argumentsOf("gapped", content);
  return { actions };
}

/** One emulator for all cases, one policy for each. */
export class Org {
  readonly #states: Rule[][] = [];
  #policyId = "";
  #kind: Kind = "gapped";

  private constructor(readonly emulator: Emulator) {}

  static async start(): Promise<Org> {
    let told: (state: OrgState) => void = () => undefined;
    const org = new Org(await startEmulator({ afterWrite: (state) => told(state) }));
    told = (state) => org.#note(state);
    return org;
  }

  get policyId(): string {
    return this.#policyId;
  }

  /** A policy with the rules of before, those of the program among them made as the program would. */
  async begin({ kind, before, catchAll }: Case, program: (policyId: string) => Promise<void>): Promise<void> {
    this.emulator.reset();
    this.#kind = kind;
    const { policyType } = KINDS[kind];
    const { id } = await this.#call("POST", "/policies", { type: policyType, name: "Portal" });
    this.#policyId = id;
    await program(id);
    let number = kind === "dense" ? 1 : 0;
    for (const rule of before) {
      number += rule.gap;
      const known = this.#find(rule.name);
      const body = {
        type: ruleTypeOf(kind),
        name: rule.name,
        ...argumentsOf(kind, rule.content),
        // In the middle of a list without gaps a number counts from the top.
        priority: kind === "dense" ? before.indexOf(rule) + 1 : number,
      };
      const path = `/policies/${id}/rules`;
      if (known === undefined) {
        const made = await this.#call("POST", path, body);
        if (!rule.active) {
          await this.#call("POST", `${path}/${made.id}/lifecycle/deactivate`);
        }
      } else {
        await this.#call("PUT", `${path}/${known}`, body);
      }
      number += 1;
    }
    if (kind === "gapped" && catchAll[0].number < 0) {
      throw new Error("a catch-all rule has a content");
    }
    this.#states.length = 0;
    this.emulator.clearRequests();
  }

  strike({ kind, at }: Fault): void {
    const here = { path: "^/api/v1/policies/.+", skip: at };
    // The checks have no time to wait.
    const headers = { "retry-after": "0" };
    const answers: Record<Fault["kind"], object> = {
      "429": { status: 429, headers, body: { errorCode: "E0000047", errorSummary: "too many" } },
      "409": { status: 409, headers, body: { errorCode: "E0000249", errorSummary: "busy", errorCauses: [] } },
      "423": { status: 423, headers, body: { errorCode: "E0000239", errorSummary: "reconciling" } },
      "500": { status: 500, headers, body: { errorCode: "E0000009", errorSummary: "internal" } },
      "lost request": { lose: "request" },
      "lost response": { lose: "response" },
      // Nothing of a killed run reaches Okta any more.
      killed: { status: 401, body: { errorCode: "E0000011", errorSummary: "killed" }, times: 1_000 },
    };
    for (const method of ["POST", "PUT", "DELETE"]) {
      this.emulator.faults.add({ method, ...here, ...answers[kind] });
    }
  }

  /** The list after each write since the beginning, and now. */
  states(): readonly (readonly Rule[])[] {
    return this.#states;
  }

  list(): Rule[] {
    return this.#listIn(this.emulator.state());
  }

  /** Requests by what they do. */
  counts(): { lists: number; writes: number } {
    const all = this.emulator.requests();
    return {
      lists: all.filter(({ method, path }) => method === "GET" && path.endsWith("/rules")).length,
      writes: all.filter(({ method }) => method !== "GET").length,
    };
  }

  #note(state: OrgState): void {
    if (this.#policyId !== "") {
      this.#states.push(this.#listIn(state));
    }
  }

  #listIn({ rules }: OrgState): Rule[] {
    return rules
      .filter(({ policyId }) => policyId === this.#policyId)
      .sort((a, b) => Number(a.system) - Number(b.system) || a.priority - b.priority)
      .map(({ id, name, conditions, actions, status, system }) => ({
        id,
        name,
        matches: JSON.stringify(conditions),
        does: JSON.stringify(actions),
        denies: JSON.stringify(actions).includes('"access":"DENY"'),
        active: status === "ACTIVE",
        isCatchAll: system,
      }));
  }

  #find(name: string): string | undefined {
    return this.list().find((rule) => rule.name === name)?.id;
  }

  async #call(method: string, path: string, body?: object): Promise<{ id: string }> {
    const response = await fetch(`${this.emulator.url}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `SSWS ${this.emulator.credentials.apiToken}`,
        "Content-Type": "application/json",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path} of ${this.#kind}: ${response.status} ${text}`);
    }
    return (text === "" ? { id: "" } : JSON.parse(text)) as { id: string };
  }
}
